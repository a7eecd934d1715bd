// A numbered list. "1. " at the start of a paragraph makes one; "3. " under two entries goes on with them. Any other
// number is words, as it is to whoever reads the text as plain lines.
import { InputRule, OrderedList, pm } from "django-prose-editor/editor"
import { isListStart } from "drafting/serialise"

const { canJoin, findWrapping } = pm.transform

export const NumberedList = OrderedList.extend({
  // The library has kinds of numbers that a minute cannot hold, and a view of its own for them.
  addAttributes: () => ({
    start: { default: 1, parseHTML: startOf, renderHTML: ({ start }) => (isListStart(start) ? { start } : {}) },
  }),
  addNodeView: null,
  renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
  addInputRules() {
    const { type } = this
    return [
      new InputRule({
        find: /^(\d{1,3})\.\s$/,
        handler: ({ state, range, match }) => wrap(state, range, Number(match[1]), type),
      }),
    ]
  },
})

function startOf(element) {
  const start = Number(element.getAttribute("start") ?? 1)
  return isListStart(start) ? start : 1
}

function wrap({ tr, doc }, range, number, type) {
  const before = doc.resolve(doc.resolve(range.from).before()).nodeBefore
  const isNext = before?.type === type && before.attrs.start + before.childCount === number
  if (number !== 1 && !isNext) return null
  const block = tr.delete(range.from, range.to).doc.resolve(range.from).blockRange()
  const wrapping = block && findWrapping(block, type)
  if (!wrapping) return null
  tr.wrap(block, wrapping)
  if (isNext && canJoin(tr.doc, block.start)) tr.join(block.start)
  return undefined
}
