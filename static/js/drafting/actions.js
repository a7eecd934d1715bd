// An action is a block of its own. A label at the start of a paragraph makes one; its number is shown and never typed.
import { Extension, InputRule, Node, pm } from "django-prose-editor/editor"
import { newLabelIn } from "drafting/action_label"
import grammar from "drafting/grammar"
import { UUID, uuid } from "drafting/uuid"

const WORD = `${grammar.actions.label} `

// What stands beside an action: its number, and who owes it until when, as the server last read them.
export class Standing extends EventTarget {
  #known = new Map()

  of(action) {
    return this.#known.get(action) || { reference: "", who: "", doubt: "" }
  }

  // Reads them from the column that a save has answered with.
  readFrom(column) {
    this.#known = new Map(
      [...column.querySelectorAll("[data-action]")].map(({ dataset }) => [
        dataset.action,
        {
          reference: dataset.reference,
          isDraft: dataset.draft === "true",
          who: dataset.who,
          doubt: dataset.doubt,
        },
      ]),
    )
    this.dispatchEvent(new Event("change"))
  }
}

export const Action = Node.create({
  name: "action",
  group: "block",
  content: "inline*",
  marks: "decision link bold italic underline subscript superscript", // imported ones may state an outcome
  defining: true,
  addOptions: () => ({ standing: new Standing() }),
  addAttributes: () => ({
    action: {
      default: null,
      keepOnSplit: false,
      parseHTML: (element) => (UUID.test(element.dataset.action) ? element.dataset.action : null),
      renderHTML: ({ action }) => ({ "data-action": action }),
    },
  }),
  parseHTML: () => [{ tag: "aside[data-action]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes, 0],
  addNodeView() {
    const { standing } = this.options
    return ({ node }) => new ActionView(node, standing)
  },
  addInputRules() {
    const { type } = this
    return [
      labelRule({
        // The word alone is enough; what else there is of a label may come behind it.
        lengthIn: (text) => (text === WORD ? WORD.length : newLabelIn(text)),
        // Attributes are passed on: what is written in a confidential block stays confidential.
        handle: (transaction, $start) =>
          $start.depth === 1 && $start.parent.type.name === "paragraph"
            ? transaction.setBlockType($start.pos, $start.pos, type, { ...$start.parent.attrs, action: uuid() })
            : null,
      }),
      labelRule({
        lengthIn: (text) => Math.max(newLabelIn(WORD + text) - WORD.length, 0),
        handle: (transaction, $start) => ($start.parent.type === type ? transaction : null),
      }),
    ]
  },
  addKeyboardShortcuts() {
    return {
      Backspace: () => this.editor.commands.undoInputRule() || unmakeEmpty(this.editor, this.type),
      Enter: () => leaveAtEnd(this.editor, this.type),
    }
  },
})

// A rule for what of the typed text is label: it goes, and the rest stays.
function labelRule({ lengthIn, handle }) {
  return new InputRule({
    find: (text) => (lengthIn(text) ? { index: 0, text } : null),
    handler({ state: { tr, doc, selection }, range, match }) {
      const $start = doc.resolve(range.from)
      if ($start.parentOffset !== 0 || !selection.empty || !handle(tr, $start)) return null
      const typed = match[0].slice(range.to - range.from)
      const length = lengthIn(match[0])
      if (length < match[0].length) tr.insertText(typed, range.to)
      tr.delete(range.from, Math.min(range.from + length, range.to))
      return undefined
    },
  })
}

function unmakeEmpty(editor, type) {
  const { empty, $from } = editor.state.selection
  return empty && $from.parent.type === type && $from.parent.content.size === 0 && editor.commands.toggleKind("action")
}

// Enter at the end leaves to a paragraph; in the middle it makes a second action.
function leaveAtEnd(editor, type) {
  const { empty, $from } = editor.state.selection
  if (!empty || $from.parent.type !== type || $from.parentOffset < $from.parent.content.size) return false
  const { sensitivity } = $from.parent.attrs
  return editor.commands.command(({ state, tr, dispatch }) => {
    if (dispatch) {
      const after = $from.after()
      tr.insert(after, state.schema.nodes.paragraph.create({ sensitivity }))
      tr.setSelection(pm.state.TextSelection.create(tr.doc, after + 1)).scrollIntoView()
    }
    return true
  })
}

// Each action has a uuid of its own, wherever it came from: a split or a copy makes a second one.
export const ActionIds = Extension.create({
  name: "actionIds",
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      key: new pm.state.PluginKey("actionIds"),
      appendTransaction(transactions, _before, state) {
        if (!transactions.some((each) => each.docChanged)) return null
        const used = new Set()
        const transaction = state.tr
        state.doc.forEach((node, position) => {
          if (node.type.name !== "action") return
          const { action } = node.attrs
          if (!action || used.has(action)) transaction.setNodeAttribute(position, "action", uuid())
          used.add(action)
        })
        return transaction.docChanged ? transaction : null
      },
    }),
  ],
})

class ActionView {
  constructor(node, standing) {
    this.standing = standing
    this.dom = document.createElement("div")
    this.dom.className = "action"
    this.dom.setAttribute("role", "group")
    const head = Object.assign(document.createElement("p"), { className: "action-head", contentEditable: "false" })
    this.number = document.createElement("strong")
    this.draft = Object.assign(document.createElement("span"), { className: "action-draft" })
    this.who = Object.assign(document.createElement("span"), { className: "action-owner" })
    this.doubt = Object.assign(document.createElement("p"), { className: "action-doubt", contentEditable: "false" })
    this.contentDOM = document.createElement("p")
    head.append(this.number, this.draft, this.who)
    this.dom.append(head, this.doubt, this.contentDOM)
    this.paint = () => this.show(this.node)
    standing.addEventListener("change", this.paint)
    this.show(node)
  }

  show(node) {
    this.node = node
    const { reference, isDraft, who, doubt } = this.standing.of(node.attrs.action)
    const shown = [reference, isDraft, who, doubt, node.attrs.sensitivity].join()
    if (shown === this.shown) return
    this.shown = shown
    this.number.textContent = `ACTION ${reference}`.trim()
    this.draft.textContent = isDraft ? "draft number" : ""
    this.draft.hidden = !isDraft
    this.who.textContent = who
    this.doubt.textContent = doubt && `Check: ${doubt}`
    this.doubt.hidden = !doubt
    this.dom.setAttribute(
      "aria-label",
      ["Action", reference, isDraft ? "draft number" : "", who, doubt].filter(Boolean).join(", "),
    )
    this.dom.classList.toggle("confidential", Boolean(node.attrs.sensitivity))
  }

  update(node) {
    if (node.type !== this.node.type) return false
    this.show(node)
    return true
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target)
  }

  destroy() {
    this.standing.removeEventListener("change", this.paint)
  }
}
