// The outcome word of each statement stands out as it will on the page and on paper. Nothing of it is in the text.
import { Extension, getChangedRanges, pm } from "django-prose-editor/editor"
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
        init: (_config, { doc }) => DecorationSet.create(doc, labelsBetween(doc, 0, doc.content.size).labels),
        apply(transaction, labels) {
          if (!transaction.docChanged) return labels
          return getChangedRanges(transaction).reduce(
            (kept, { newRange }) => renewed(kept, transaction.doc, newRange),
            labels.map(transaction.mapping, transaction.doc),
          )
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
function renewed(kept, doc, range) {
  const found = labelsBetween(doc, Math.max(0, range.from - 1), Math.min(doc.content.size, range.to + 1))
  const stale = found.blocks.flatMap(([start, end]) => kept.find(start, end))
  return kept.remove(stale).add(doc, found.labels)
}

function labelsBetween(doc, start, end) {
  const [blocks, labels] = [[], []]
  doc.nodesBetween(start, end, (node, position) => {
    if (!node.isTextblock) return true
    blocks.push([position, position + node.nodeSize])
    for (const statement of marksOf(node)) {
      const place = placeOfWord(node, statement)
      if (place < 0) continue
      const from = position + 1 + place
      labels.push(
        Decoration.inline(from, from + statement.outcome.length, { class: `outcome ${tintOf(statement.outcome)}` }),
      )
    }
    return false
  })
  return { blocks, labels }
}

function placeOfWord(block, { outcome, start, end }) {
  const said = block.textBetween(start, end, null, "\ufffc")
  const place = said.search(outcomePattern([outcome]))
  return place < 0 ? -1 : start + place
}

const tintOf = (outcome) => `outcome-${TINTED.has(outcome) ? outcome.toLowerCase() : "other"}`
