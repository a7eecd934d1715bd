// What is outstanding from earlier meetings, beside the text: a button puts what was reported of an action into it.
import { pm } from "django-prose-editor/editor"
import { CONFIDENTIAL } from "drafting/schema"

export function connectOutstanding(list, editor, announcer) {
  list?.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-sentences]")
    if (!button) return
    const { sentences, reference, secret } = button.dataset
    editor.view.dispatch(putIn(editor.state, sentences, secret === "true"))
    button.nextElementSibling.hidden = false
    announcer.say(`${reference} is put into the text.`)
    if (editor.view.dom.offsetParent) editor.view.focus() // on a phone the text is behind another tab
  })
}

// Paragraphs of their own behind the one with the caret, or in its place where that is empty.
function putIn({ tr, schema, selection: { $from } }, sentences, isSecret) {
  const paragraphs = sentences
    .split(/\n{2,}/)
    .filter((words) => words.trim())
    .map((words) =>
      schema.nodes.paragraph.create({ sensitivity: isSecret ? CONFIDENTIAL : null }, schema.text(words.trim())),
    )
  const size = paragraphs.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  const before = $from.depth ? $from.before(1) : $from.pos
  const after = $from.depth ? $from.after(1) : $from.pos
  const isBlank = $from.depth === 1 && $from.parent.type === schema.nodes.paragraph && !$from.parent.content.size
  const start = isBlank ? before : after
  tr.replaceWith(start, after, paragraphs)
  return tr.setSelection(pm.state.TextSelection.create(tr.doc, start + size - 1)).scrollIntoView()
}
