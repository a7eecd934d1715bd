// Characters that a minute cannot hold are not in the editor either, however they came: so what one sees is what is
// kept. While a word is composed nothing is changed around it.
import { Extension, pm } from "django-prose-editor/editor"
import { changedRanges } from "drafting/changes"
import { BREAK, untidy } from "drafting/characters"
import { isHistory } from "drafting/origins"

const { Plugin, PluginKey } = pm.state

export const Tidying = Extension.create({
  name: "tidying",
  // Before the plugins that read the text.
  priority: 1020,
  addProseMirrorPlugins() {
    let isComposing = () => false
    return [
      new Plugin({
        key: new PluginKey("tidying"),
        view: (view) => {
          isComposing = () => view.composing
          return {}
        },
        appendTransaction(transactions, _before, state) {
          if (isComposing() || transactions.some(isHistory) || !transactions.some((each) => each.docChanged))
            return null
          return tidied(state, changedRanges(transactions))
        },
      }),
    ]
  },
})

function tidied(state, ranges) {
  const transaction = state.tr
  const found = new Map()
  for (const { from, to } of ranges) {
    state.doc.nodesBetween(Math.max(0, from - 1), Math.min(state.doc.content.size, to + 1), (node, position) => {
      if (node.isText) found.set(position, node)
    })
  }
  for (const [position, node] of [...found].sort(([one], [other]) => other - one)) {
    for (const { start, end, instead } of untidy(node.text).reverse()) {
      transaction.replaceWith(position + start, position + end, nodesOf(instead, node.marks, state.schema))
    }
  }
  return transaction.docChanged ? transaction : null
}

function nodesOf(text, marks, schema) {
  if (text === BREAK) return schema.nodes.hardBreak.create(null, null, marks)
  return text ? schema.text(text, marks) : []
}
