// The blocks of a paste as those of a minute: labelled paragraphs become actions, short ones wholly in bold
// sub-headings, and statements that are in the text already get uuids of their own.
import { pm } from "django-prose-editor/editor"
import { ACTION_LABEL, looksLikeHeading } from "drafting/typed"
import { uuid } from "drafting/uuid"

const { Fragment, Slice } = pm.model

/** @import { Origin } from "./types" */

/** @type {(slice: any, state: any, how: { words: string[], isMove: boolean, origin: Origin }) => any} */
export function adapted(slice, state, { words, isMove, origin }) {
  const known = isMove ? new Set() : statementIds(state.doc)
  const fresh = new Map()
  const renamed = mapped(slice.content, (node) => withFreshIds(node, known, fresh))
  if (isInCell(state)) return withEnds(renamed.content, slice, origin)
  if (!isAtTop(state)) return new Slice(renamed, slice.openStart, slice.openEnd)
  const isInSentence = renamed.childCount === 1 && slice.openStart > 0 && !isInEmpty(state)
  const nodes = []
  renamed.forEach((node) => {
    const lines = origin === "other" && node.type.name === "paragraph" ? paragraphsOf(node) : [node]
    nodes.push(...lines.map((line) => recognised(line, state.schema, words, isInSentence)))
  })
  return withEnds(nodes, slice, origin)
}

// Where an action or a sub-heading can stand: not in a list or a table.
const isAtTop = ({ selection }) => selection.$from.depth <= 1 && selection.$to.depth <= 1
// In a paragraph of a cell, where a list can stand beside it.
const isInCell = ({ selection: { $from } }) => $from.depth > 1 && /cell/.test($from.node(-1).type.spec.tableRole ?? "")
const isInEmpty = ({ selection }) => selection.empty && selection.$from.parent.content.size === 0

// What becomes a block of its own does not run into the paragraph where it is pasted: its label, its bullet or its kind
// would be lost there.
function withEnds(nodes, slice, origin) {
  const opening = (node, open, original) => {
    if (!node || !open) return 0
    const isKept = origin === "ours" ? node.type === original.type : node.type.name === "paragraph"
    return isKept ? open : 0
  }
  const { firstChild, lastChild } = slice.content
  const [openStart, openEnd] = [
    opening(nodes[0], slice.openStart, firstChild),
    opening(nodes.at(-1), slice.openEnd, lastChild),
  ]
  if (slice.openStart && !openStart && nodes.length) nodes[0] = closed(nodes[0])
  if (slice.openEnd && !openEnd && nodes.length) nodes[nodes.length - 1] = closed(nodes.at(-1))
  return new Slice(Fragment.from(nodes), openStart, openEnd)
}

// A block that was open may lack what it must begin with, an entry its paragraph for instance.
function closed(node) {
  if (node.isTextblock || node.isLeaf) return node
  const content = mapped(node.content, closed)
  const before = node.type.contentMatch.fillBefore(content, true)
  return node.copy(before ? before.append(content) : content)
}

function mapped(fragment, change) {
  const nodes = []
  fragment.forEach((node) => nodes.push(change(node)))
  return Fragment.from(nodes)
}

function statementIds(doc) {
  const ids = new Set()
  doc.descendants((node) => node.marks.forEach(({ type, attrs }) => type.name === "decision" && ids.add(attrs.id)))
  return ids
}

function withFreshIds(node, known, fresh) {
  if (!node.isInline) return node.copy(mapped(node.content, (child) => withFreshIds(child, known, fresh)))
  const mark = node.marks.find(({ type, attrs }) => type.name === "decision" && known.has(attrs.id))
  if (!mark) return node
  if (!fresh.has(mark.attrs.id)) fresh.set(mark.attrs.id, uuid())
  const other = mark.type.create({ ...mark.attrs, id: fresh.get(mark.attrs.id) })
  return node.mark(other.addToSet(mark.removeFromSet(node.marks)))
}

// A paragraph whose lines are paragraphs themselves: an empty line parts them, and the label of an action.
function paragraphsOf(paragraph) {
  const cuts = [0]
  const ends = []
  const text = paragraph.textBetween(0, paragraph.content.size, null, (leaf) =>
    leaf.type.name === "hardBreak" ? "\n" : "\ufffc",
  )
  for (const { 0: gap, index } of text.matchAll(/\n[\n \xa0]*/g)) {
    const next = index + gap.length
    if (gap.split("\n").length < 3 && !ACTION_LABEL.test(text.slice(next, next + 200))) continue
    ends.push(index)
    cuts.push(next)
  }
  ends.push(paragraph.content.size)
  const parts = cuts.map((start, place) => paragraph.copy(paragraph.content.cut(start, ends[place])))
  return parts.length > 1 ? parts.filter(({ content }) => content.size > 0) : [paragraph]
}

function recognised(node, schema, words, isInSentence) {
  if (node.type.name !== "paragraph") return node
  const label = ACTION_LABEL.exec(node.textContent)
  if (label && label[0].length < node.textContent.length) {
    const attrs = { ...node.attrs, action: uuid() }
    return schema.nodes.action.create(attrs, undressed(node.content.cut(label[0].length)))
  }
  if (isInSentence || node.content.size === 0) return node
  return isBold(node.content) && looksLikeHeading(node.textContent.trim(), words)
    ? schema.nodes.subheading.create(node.attrs, undressed(node.content))
    : node
}

// In an action or a sub-heading nothing is a statement, and nothing is bold because all of it was.
function undressed(content) {
  const gone = isBold(content) ? ["decision", "bold"] : ["decision"]
  return mapped(content, (node) => node.mark(node.marks.filter(({ type }) => !gone.includes(type.name))))
}

function isBold(content) {
  let isWhole = true
  content.forEach((node) => {
    isWhole = isWhole && (node.marks.some(({ type }) => type.name === "bold") || !(node.text || "").trim())
  })
  return isWhole
}
