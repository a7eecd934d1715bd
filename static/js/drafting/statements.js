// Outcome words in capitals become statements as one types. A statement is born when its word is written, or touched
// again; from then on its extent and outcome are kept true. So one that was taken off by hand stays off.
import { Extension, pm } from "django-prose-editor/editor"
import { changedRanges } from "drafting/changes"
import { findStatements, outcomeWords } from "drafting/clauses"
import { from, isFrom, isHistory } from "drafting/origins"
import { pieces } from "drafting/pieces"
import { uuid } from "drafting/uuid"

const { Plugin, PluginKey } = pm.state
const KEY = new PluginKey("statements")
const GAP = "\ufffc"

export const Statements = Extension.create({
  name: "statements",
  addOptions: () => ({ words: [] }),
  addProseMirrorPlugins() {
    const { words } = this.options
    let isComposing = () => false
    return [
      new Plugin({
        key: KEY,
        // Uuids of statements whose word is being retyped, by the place where the statement was.
        state: {
          init: () => [],
          apply: (transaction, held) =>
            [
              ...held.map((each) => ({ ...each, at: transaction.mapping.map(each.at) })),
              ...(transaction.getMeta(KEY)?.held || []),
            ].slice(-20),
        },
        view: (view) => {
          isComposing = () => view.composing
          return {}
        },
        props: {
          handleDOMEvents: {
            // While a word is composed nothing may be changed around it; afterwards its block is settled.
            compositionend: (view) => {
              setTimeout(() => view.isDestroyed || view.dispatch(view.state.tr.setMeta(KEY, { settle: true })), 20)
            },
          },
        },
        appendTransaction(transactions, before, state) {
          if (isComposing() || transactions.some((each) => isHistory(each) || isFrom(each, "remote", "statement")))
            return null
          const settles = transactions.some((each) => each.getMeta(KEY)?.settle)
          if (!settles && !transactions.some((each) => each.docChanged)) return null
          return settle(rangesOf(transactions, state, settles), before, state, words)
        },
      }),
    ]
  },
  addCommands() {
    const { words } = this.options
    return {
      // Writes the outcome word: over the selection, in capitals where the sentence has it in small letters, or at the caret.
      addOutcome:
        (word, lead) =>
        ({ state, dispatch }) =>
          addOutcome(state, dispatch, { word, lead, words }),
      removeOutcome:
        () =>
        ({ state, dispatch }) =>
          removeOutcome(state, dispatch),
    }
  },
})

function rangesOf(transactions, state, settles) {
  if (settles) return [{ from: state.selection.$from.start(), to: state.selection.$from.end() }]
  return changedRanges(transactions)
}

function settle(ranges, before, state, words) {
  const transaction = state.tr
  const held = []
  const used = new Set()
  for (const [position, block] of textblocks(state.doc, ranges)) {
    const touched = ranges.map((range) => ({ from: range.from - position - 2, to: range.to - position }))
    const plan = bearsStatements(state.doc, position)
      ? planFor(block, position, touched, before, state, words)
      : { wanted: [], byHand: marksOf(block), held: [] }
    part(plan, used)
    held.push(...plan.held)
    write(transaction, block, position, plan)
  }
  if (held.length) transaction.setMeta(KEY, { held })
  return transaction.docChanged ? transaction : null
}

// Of a statement that has been divided between paragraphs, the first part keeps the uuid; another is one of its own if it
// has a word, and else none.
function part(plan, used) {
  for (const statement of plan.wanted) if (used.has(statement.id)) statement.id = uuid()
  plan.byHand = plan.byHand.filter(({ id }) => !used.has(id))
  for (const { id } of [...plan.wanted, ...plan.byHand]) used.add(id)
}

// In a table and in an action none is born, and those that came into it stay.
function bearsStatements(doc, position) {
  const isInTable = doc.resolve(position).node(1)?.type.name === "table"
  return !isInTable && doc.nodeAt(position).type.name === "paragraph"
}

// What can hold statements, as far as the change touches it.
function textblocks(doc, ranges) {
  const found = new Map()
  for (const { from: start, to } of ranges) {
    doc.nodesBetween(Math.max(0, start - 1), Math.min(doc.content.size, to + 1), (node, position) => {
      if (node.isTextblock && node.type.allowsMarkType(doc.type.schema.marks.decision)) found.set(position, node)
      return !node.isTextblock
    })
  }
  return found
}

const textOf = (block) =>
  block.textBetween(0, block.content.size, null, (leaf) => (leaf.type.name === "hardBreak" ? "\n" : GAP))

// The statements marked in a paragraph: [{id, outcome, start, end}].
export function marksOf(block) {
  const marks = new Map()
  block.forEach((node, offset) => {
    const mark = node.marks.find(({ type }) => type.name === "decision")
    if (!mark) return
    const known = marks.get(mark.attrs.id)
    if (known) known.end = offset + node.nodeSize
    else marks.set(mark.attrs.id, { ...mark.attrs, start: offset, end: offset + node.nodeSize })
  })
  return [...marks.values()]
}

function planFor(block, position, touched, before, state, words) {
  const text = textOf(block)
  const inList = state.doc.resolve(position).depth > 0
  const marks = marksOf(block)
  const free = new Set(marks)
  const wanted = []
  let [mark, range] = [0, 0] // both lists and the statements are in order
  for (const statement of findStatements(text, words, inList)) {
    const end = statement.word + statement.outcome.length
    while (marks[mark]?.end <= statement.word) mark += 1
    while (touched[range]?.to < statement.word) range += 1
    const known = marks[mark]?.start < end ? marks[mark] : null
    if (known) {
      free.delete(known)
      mark += 1
    } else if (!(touched[range]?.from <= end)) continue
    wanted.push({ ...statement, id: known?.id ?? heldId(state, position, statement) ?? uuid() })
  }
  const byHand = [...free].filter((each) => !hadWord(before.doc, each, words))
  const gone = [...free].filter((each) => !byHand.includes(each))
  return {
    wanted,
    byHand,
    held: gone.map(({ id, start }) => ({ id, at: position + 1 + start })),
  }
}

function heldId(state, position, { start, end }) {
  const isNear = ({ at }) => at >= position + 1 + start - 1 && at <= position + 1 + end
  const near = (KEY.getState(state) || []).filter(isNear)
  if (!near.length) return undefined
  const used = usedIds(state.doc)
  return near.findLast(({ id }) => !used.has(id))?.id
}

function usedIds(doc) {
  const ids = new Set()
  doc.descendants((node) => node.marks.forEach(({ type, attrs }) => type.name === "decision" && ids.add(attrs.id)))
  return ids
}

// A statement that never had its word was marked by hand, and is left alone.
function hadWord(doc, { id }, words) {
  let text = ""
  doc.descendants((node) => {
    if (node.marks.some(({ attrs }) => attrs.id === id)) text += node.text || ""
  })
  return text === "" || outcomeWords(`${text} x`, words).length > 0
}

// Brings the marks of one paragraph to what is wanted, and writes nothing where they are so already.
function write(transaction, block, position, plan) {
  const { decision } = block.type.schema.marks
  for (const { start, end, node, statement } of pieces(block, plan)) {
    const mark = node.marks.find(({ type }) => type === decision)
    const isSame = statement ? mark?.attrs.id === statement.id && mark.attrs.outcome === statement.outcome : !mark
    if (isSame) continue
    const [a, b] = [position + 1 + start, position + 1 + end]
    if (mark) transaction.removeMark(a, b, decision)
    if (statement) transaction.addMark(a, b, decision.create({ id: statement.id, outcome: statement.outcome }))
  }
}

// The word that stands near the caret already, or else a new one; at the beginning of a paragraph with what the panel has before it.
function addOutcome(state, dispatch, { word, lead, words }) {
  const { $from, $to } = state.selection
  const block = $from.parent
  if (block.type.name !== "paragraph" || $from.parent !== $to.parent) return false
  const text = textOf(block)
  const written = [...text.matchAll(new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, "giu"))]
  const near = written.filter(({ index }) => Math.abs(index - $from.parentOffset) <= 200 && !isMarked(block, index))
  const match = near.sort((a, b) => Math.abs(a.index - $from.parentOffset) - Math.abs(b.index - $from.parentOffset))[0]
  if (!dispatch) return true
  if (match) {
    const start = $from.start() + match.index
    dispatch(state.tr.insertText(word, start, start + word.length).scrollIntoView())
    return true
  }
  const space = $from.parentOffset === 0 || /\s$/.test(text.slice(0, $from.parentOffset)) ? "" : " "
  const before = lead && text.trim() === "" ? `${lead} ` : space
  dispatch(state.tr.insertText(`${before}${word} `).scrollIntoView())
  return words.includes(word)
}

const isMarked = (block, offset) => marksOf(block).some(({ start, end }) => start <= offset && offset < end)

function removeOutcome(state, dispatch) {
  const { $from } = state.selection
  const mark = marksOf($from.parent).find(({ start, end }) => start <= $from.parentOffset && $from.parentOffset <= end)
  if (!mark) return false
  if (dispatch) {
    const start = $from.start()
    dispatch(from(state.tr.removeMark(start + mark.start, start + mark.end, state.schema.marks.decision), "statement"))
  }
  return true
}
