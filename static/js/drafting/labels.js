// The outcome word of each statement stands out as it will on the page and on paper. Nothing of it is in the text.
import { Extension, pm } from "django-prose-editor/editor"
import { changedRanges, mappingOf } from "drafting/changes"
import { outcomePattern } from "drafting/clauses"
import grammar from "drafting/grammar"
import { marksOf } from "drafting/statements"

const { Plugin } = pm.state
const { Decoration, DecorationSet } = pm.view
const TINTED = new Set(grammar.outcomes.tinted.split(" "))

export const Labels = Extension.create({
  name: "labels",
  addProseMirrorPlugins: () => [
    new Plugin({
      state: {
        init: (_config, { doc }) => DecorationSet.create(doc, labelsIn(blocksIn(doc, 0, doc.content.size))),
        apply(transaction, labels) {
          if (!transaction.docChanged) return labels
          return renewed(labels.map(mappingOf([transaction]), transaction.doc), transaction)
        },
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})

// The labels of the paragraphs that a change touches are made anew.
function renewed(labels, transaction) {
  const { doc } = transaction
  const touched = new Map()
  for (const { from, to } of changedRanges([transaction])) {
    for (const [place, block] of blocksIn(doc, Math.max(0, from - 1), Math.min(doc.content.size, to + 1))) {
      touched.set(place, block)
    }
  }
  const stale = [...touched].flatMap(([place, block]) => labels.find(place, place + block.nodeSize))
  return labels.remove(stale).add(doc, labelsIn(touched))
}

// The paragraphs of a range, each by its place.
function blocksIn(doc, start, end) {
  const blocks = new Map()
  doc.nodesBetween(start, end, (node, place) => {
    if (node.isTextblock) blocks.set(place, node)
    return !node.isTextblock
  })
  return blocks
}

function labelsIn(blocks) {
  const labels = []
  for (const [place, block] of blocks) {
    const text = block.textBetween(0, block.content.size, null, "\ufffc")
    for (const { outcome, start, end } of marksOf(block)) {
      const word = text.slice(start, end).search(outcomePattern([outcome]))
      if (word < 0) continue
      const from = place + 1 + start + word
      labels.push(Decoration.inline(from, from + outcome.length, { class: `outcome ${tintOf(outcome)}` }))
    }
  }
  return labels
}

const tintOf = (outcome) => `outcome-${TINTED.has(outcome) ? outcome.toLowerCase() : "other"}`
