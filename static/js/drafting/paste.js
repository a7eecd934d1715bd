// What is pasted or dropped becomes part of a minute: house style is read, copies get ids of their own, and a secret
// brings its secrecy along.
import { combineTransactionSteps, Extension, getChangedRanges, pm } from "django-prose-editor/editor"
import { CONFIDENTIAL } from "drafting/schema"
import { ACTION_LABEL, looksLikeHeading, typedBlocks } from "drafting/typed"
import { uuid } from "drafting/uuid"
import { plainMarkup } from "drafting/word"

/** @import { TypedBlock } from "./types" */

const { Fragment, Slice } = pm.model
const { Plugin, PluginKey } = pm.state

export const Paste = Extension.create({
  name: "pasting",
  // Before the plugin that mends the blocks, so that it sees the secrecy that is set here.
  priority: 1010,
  addOptions: () => ({ words: [] }),
  addProseMirrorPlugins() {
    const { words } = this.options
    let holdsSecret = false
    return [
      new Plugin({
        key: new PluginKey("paste"),
        props: {
          transformPastedHTML: plainMarkup,
          clipboardTextParser: (text, _context, _plain, view) => sliceOf(text, view.state.schema, words),
          transformPasted(slice, view) {
            holdsSecret = isSecret(slice.content)
            const isMove = Boolean(view.dragging?.move)
            return new Slice(adapt(slice.content, view.state, { words, isMove }), slice.openStart, slice.openEnd)
          },
        },
        appendTransaction(transactions, before, state) {
          if (!transactions.some((each) => ["paste", "drop"].includes(each.getMeta("uiEvent")))) return null
          const wasSecret = holdsSecret
          holdsSecret = false
          return wasSecret ? makeSecret(transactions, before, state) : null
        },
      }),
    ]
  },
})

// Several lines, or a line with a label, are read as house style; words in a line are just words.
function sliceOf(text, schema, words) {
  if (!/[\r\n]/.test(text.trim()) && !ACTION_LABEL.test(text.trim())) return undefined
  const nodes = typedBlocks(text, words).map((block) => nodeOf(block, schema))
  if (!nodes.length) return undefined
  const isOpen = (node) => (node.type.name === "paragraph" ? 1 : 0)
  return new Slice(Fragment.from(nodes), isOpen(nodes[0]), isOpen(nodes.at(-1)))
}

/** @type {(block: TypedBlock, schema: any) => any} */
function nodeOf({ kind, text, items }, schema) {
  if (kind === "list") return listOf(items, schema)
  return schema.nodes[kind].create(kind === "action" ? { action: uuid() } : null, text ? schema.text(text) : null)
}

const listOf = (items, schema) =>
  schema.nodes.bulletList.create(
    null,
    items.map((item) =>
      schema.nodes.listItem.create(null, [
        schema.nodes.paragraph.create(null, schema.text(item.text)),
        ...(item.items.length ? [listOf(item.items, schema)] : []),
      ]),
    ),
  )

function isSecret(fragment) {
  let found = false
  fragment.descendants((node) => {
    found = found || Boolean(node.attrs.sensitivity)
  })
  return found
}

// Every statement that is in the text already gets a uuid of its own; labelled paragraphs become actions, short ones
// wholly in bold sub-headings.
function adapt(fragment, state, { words, isMove }) {
  const fresh = new Map()
  const known = isMove ? new Set() : statementIds(state.doc)
  const walk = (node, isTop) => {
    const renamed = node.isText
      ? withFreshMarks(node, known, fresh)
      : node.copy(mapped(node.content, (each) => walk(each, false)))
    return isTop && renamed.type.name === "paragraph" ? recognised(renamed, state.schema, words) : renamed
  }
  return mapped(fragment, (node) => walk(node, true))
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

function withFreshMarks(node, known, fresh) {
  const mark = node.marks.find(({ type, attrs }) => type.name === "decision" && known.has(attrs.id))
  if (!mark) return node
  if (!fresh.has(mark.attrs.id)) fresh.set(mark.attrs.id, uuid())
  const other = mark.type.create({ ...mark.attrs, id: fresh.get(mark.attrs.id) })
  return node.mark(other.addToSet(mark.removeFromSet(node.marks)))
}

function recognised(paragraph, schema, words) {
  const text = paragraph.textContent
  const label = ACTION_LABEL.exec(text)
  const plain = (content) =>
    mapped(content, (node) => node.mark(node.marks.filter(({ type }) => type.name !== "decision")))
  if (label && label[0].length < text.length) {
    const attrs = { ...paragraph.attrs, action: uuid() }
    return schema.nodes.action.create(attrs, plain(withoutBold(paragraph.content.cut(label[0].length))))
  }
  const isBold =
    paragraph.content.size > 0 && everyNode(paragraph, (node) => node.marks.some(({ type }) => type.name === "bold"))
  return isBold && looksLikeHeading(text.trim(), words)
    ? schema.nodes.subheading.create(paragraph.attrs, plain(withoutBold(paragraph.content)))
    : paragraph
}

const withoutBold = (content) =>
  mapped(content, (node) => node.mark(node.marks.filter(({ type }) => type.name !== "bold")))

function everyNode(parent, holds) {
  let all = true
  parent.forEach((node) => (all = all && holds(node)))
  return all
}

function makeSecret(transactions, before, state) {
  const change = combineTransactionSteps(before.doc, [...transactions])
  const transaction = state.tr
  for (const { newRange } of getChangedRanges(change)) {
    state.doc.forEach((node, position) => {
      const isWithin = position < newRange.to && position + node.nodeSize > newRange.from
      if (isWithin && !node.attrs.sensitivity) transaction.setNodeAttribute(position, "sensitivity", CONFIDENTIAL)
    })
  }
  return transaction.docChanged ? transaction : null
}
