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

// A paragraph of its own behind the one with the caret, or in its place where that is empty.
function putIn({ tr, schema, selection: { $from } }, sentences, isSecret) {
  const paragraph = schema.nodes.paragraph.create(
    { sensitivity: isSecret ? CONFIDENTIAL : null },
    schema.text(sentences),
  )
  const before = $from.depth ? $from.before(1) : $from.pos
  const after = $from.depth ? $from.after(1) : $from.pos
  const isBlank = $from.depth === 1 && $from.parent.type === schema.nodes.paragraph && !$from.parent.content.size
  const start = isBlank ? before : after
  tr.replaceWith(start, after, paragraph)
  return tr.setSelection(pm.state.TextSelection.create(tr.doc, start + paragraph.nodeSize - 1)).scrollIntoView()
}
