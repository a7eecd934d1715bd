// Why blocks are confidential: shown with each, asked for as one is made so, and kept by the server beside the text.
import { Extension, pm } from "django-prose-editor/editor"
import { chosenBlocks } from "drafting/secrecy"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const KEY = new PluginKey("reasons")

// Writes a block's reason beside its mark; nothing of it is in the text.
export const Reasons = Extension.create({
  name: "reasons",
  addOptions: () => ({ reasons: {} }),
  addProseMirrorPlugins() {
    const { reasons } = this.options
    return [
      new Plugin({
        key: KEY,
        state: {
          init: (_, { doc }) => ({ reasons, shown: decorate(doc, reasons) }),
          apply(transaction, was) {
            const given = transaction.getMeta(KEY) || was.reasons
            if (given === was.reasons && !transaction.docChanged) return was
            return { reasons: given, shown: decorate(transaction.doc, given) }
          },
        },
        props: { decorations: (state) => KEY.getState(state).shown },
      }),
    ]
  },
})

function decorate(doc, reasons) {
  if (!Object.keys(reasons).length) return DecorationSet.empty
  const shown = []
  doc.forEach(({ attrs, nodeSize }, position) => {
    const reason = attrs.sensitivity && reasons[attrs.block]
    if (reason) shown.push(Decoration.node(position, position + nodeSize, { "data-reason": reason }))
  })
  return DecorationSet.create(doc, shown)
}

export function showReasons(editor, reasons) {
  if (JSON.stringify(KEY.getState(editor.state).reasons) === JSON.stringify(reasons)) return
  editor.view.dispatch(editor.state.tr.setMeta(KEY, reasons).setMeta("addToHistory", false))
}

// The dialogue that asks; of an item that is confidential as a whole nothing is asked, for the item has its reason.
export class ReasonDialog {
  constructor(dialog, { editor, saver, announcer, button }) {
    this.dialog = dialog
    this.editor = editor
    this.saver = saver
    this.announcer = announcer
    this.blocks = []
    this.form = dialog.querySelector("form")
    this.error = dialog.querySelector("[data-error]")
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.submit()
    })
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => editor.view.focus())
    button.addEventListener("click", () => this.open())
    saver.addEventListener("saved", ({ detail }) => showReasons(editor, detail.reasons))
    editor.on("transaction", ({ transaction, editor: { state } }) => {
      const isPublic = saver.isSecretItem || !state.selection.$from.node(1)?.attrs.sensitivity
      button.setAttribute("aria-disabled", String(Boolean(isPublic))) // so that it keeps the focus that it has
      if (transaction.getMeta("smartgov-made-secret") && !saver.isSecretItem) setTimeout(() => this.open())
    })
  }

  // Asks about the confidential blocks that are chosen.
  open() {
    const secret = chosenBlocks(this.editor.state).filter(({ node }) => node.attrs.sensitivity)
    if (!secret.length || this.saver.isSecretItem || this.dialog.open) return false
    this.blocks = secret.map(({ node }) => node.attrs.block)
    this.form.elements.reason.value = KEY.getState(this.editor.state).reasons[this.blocks[0]] || ""
    this.error.textContent = ""
    this.dialog.showModal()
    return true
  }

  // The text goes first, so that the server knows the blocks it is told of.
  async submit() {
    await this.saver.settle()
    const body = new URLSearchParams({ reason: this.form.elements.reason.value, blocks: this.blocks.join(" ") })
    const { address } = this.dialog.dataset
    const response = await fetch(address, { method: "POST", headers: { "X-CSRFToken": this.saver.token }, body }).catch(
      () => null,
    )
    const answer = (await response?.json().catch(() => null)) || {}
    if (!response?.ok || !answer.reasons) {
      this.error.textContent = answer.message || "There is no connection. The reason was not saved; try again."
      return
    }
    showReasons(this.editor, answer.reasons)
    this.announcer.say("The reason is saved.")
    this.dialog.close()
  }
}
