// Ctrl K makes a link of the chosen words, changes the one with the caret, or takes it away again.
import { pm } from "django-prose-editor/editor"
import { addressOf } from "drafting/addresses"
import { encoded } from "drafting/schema"

const { TextSelection } = pm.state

export class LinkDialog {
  constructor(dialog, { editor, announcer }) {
    this.dialog = dialog
    this.editor = editor
    this.announcer = announcer
    this.form = dialog.querySelector("form")
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.set()
    })
    dialog.querySelector("[data-remove]").addEventListener("click", () => this.remove())
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => editor.view.focus())
  }

  open() {
    const { state } = this.editor
    if (!state.selection.$from.parent.inlineContent) return false
    this.place = placeOfLink(state)
    const { from, to, href } = this.place
    const { address, words } = this.form.elements
    address.value = href || ""
    words.value = state.doc.textBetween(from, to, " ")
    words.closest("div").hidden = from < to
    this.dialog.querySelector("[data-remove]").hidden = !href
    this.say("")
    this.dialog.showModal()
    address.focus()
    return true
  }

  say(fault) {
    this.form.querySelector("[data-error]").textContent = fault
  }

  set() {
    const { address, words } = this.form.elements
    const href = addressOf(address.value)
    if (!href) return this.say("Enter a web address, such as https://example.org/paper, or an email address.")
    const { tr, schema } = this.editor.state
    const { from, to } = this.place
    const mark = schema.marks.link.create({ href: encoded(href) })
    if (from === to) tr.insert(from, schema.text(words.value.trim() || address.value.trim(), [mark]))
    else tr.removeMark(from, to, schema.marks.link).addMark(from, to, mark)
    this.send(tr, "The link is set.")
  }

  remove() {
    const { tr, schema } = this.editor.state
    const { from, to } = this.place
    this.send(tr.removeMark(from, to, schema.marks.link), "The link is taken away.")
  }

  // Behind the link one goes on without it.
  send(transaction, words) {
    const end = transaction.mapping.map(this.place.to)
    transaction.setSelection(TextSelection.create(transaction.doc, end)).removeStoredMark(this.editor.schema.marks.link)
    this.editor.view.dispatch(transaction)
    this.dialog.close()
    this.announcer.say(words)
  }
}

// The link that holds the caret, or the chosen words, within one paragraph.
function placeOfLink({ selection, schema }) {
  const { $from, $to, empty } = selection
  const end = $from.sameParent($to) ? $to.pos : $from.end()
  const before = $from.nodeBefore
  const inside = [before, $from.nodeAfter].find((node) => node && schema.marks.link.isInSet(node.marks))
  if (!empty || !inside) {
    const href = empty ? "" : schema.marks.link.isInSet($from.nodeAfter?.marks || [])?.attrs.href
    return { from: $from.pos, to: empty ? $from.pos : end, href }
  }
  const { href } = schema.marks.link.isInSet(inside.marks).attrs
  return { ...reach($from, href, schema), href }
}

// How far the same link goes on around the caret, over emphasis and statements.
function reach($from, href, schema) {
  const runs = []
  $from.parent.forEach((node, offset) => {
    const isOf = schema.marks.link.isInSet(node.marks)?.attrs.href === href
    const last = runs.at(-1)
    if (isOf && last?.to === offset) last.to += node.nodeSize
    else if (isOf) runs.push({ from: offset, to: offset + node.nodeSize })
  })
  const { from, to } = runs.find((run) => run.from <= $from.parentOffset && $from.parentOffset <= run.to)
  return { from: $from.start() + from, to: $from.start() + to }
}
