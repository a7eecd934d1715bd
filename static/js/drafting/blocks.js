// Every top-level block has a uuid of its own, whatever is typed, pasted, split or undone; and secrecy never falls but
// by hand. Both are mended after each change, in the same undo step.
import { Extension, pm } from "django-prose-editor/editor"
import { mappingOf, replacedRanges } from "drafting/changes"
import { isFrom, isHistory } from "drafting/origins"
import { CONFIDENTIAL, TOP_LEVEL } from "drafting/schema"
import { UUID, uuid } from "drafting/uuid"

const { Plugin, PluginKey } = pm.state

export const Blocks = Extension.create({
  name: "blocks",
  priority: 1000,
  addGlobalAttributes: () => [
    {
      types: TOP_LEVEL,
      attributes: {
        block: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => (UUID.test(element.dataset.block) ? element.dataset.block : null),
          renderHTML: ({ block }) => (block ? { "data-block": block } : {}),
        },
        // Kept on a split: what follows a secret is secret too.
        sensitivity: {
          default: null,
          parseHTML: secrecyOf,
          renderHTML: ({ sensitivity }) => (sensitivity ? { "data-sensitivity": sensitivity } : {}),
        },
      },
    },
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("blocks"),
      appendTransaction: (transactions, before, state) =>
        transactions.some((each) => each.docChanged) ? mend(transactions, before, state) : null,
    }),
  ],
})

// Whatever was meant, it was not "public": an unknown word is read as a secret.
function secrecyOf(element) {
  const said = element.dataset.sensitivity
  return said === undefined || said.trim().toLowerCase() === "public" ? null : CONFIDENTIAL
}

function mend(transactions, before, state) {
  const old = oldBlocks(before.doc, mappingOf(transactions))
  const spread = transactions.some((each) => isHistory(each) || isFrom(each, "remote", "secrecy"))
    ? () => false
    : spreading(old, replacedRanges(transactions))
  const counts = new Map()
  state.doc.forEach(({ attrs }) => counts.set(attrs.block, (counts.get(attrs.block) || 0) + 1))
  const used = new Set()
  const transaction = state.tr
  let previous = null
  state.doc.forEach((node, position) => {
    const attrs = { ...node.attrs }
    const isTouched = !old.kept.has(node)
    if (isTouched) {
      hoist(node, position, attrs, transaction)
      if (!attrs.sensitivity && spread(position, position + node.nodeSize)) attrs.sensitivity = CONFIDENTIAL
      const isSecondHalf = previous && (!attrs.block || attrs.block === previous.attrs.block)
      if (isSecondHalf && splitAbove(previous, node, old)) takeOver(previous, attrs, transaction, used)
    }
    // Of several with one uuid, the one that stayed in its place keeps it.
    const isCopy =
      counts.get(attrs.block) > 1 && old.places.has(attrs.block) && old.places.get(attrs.block) !== position
    const isTakenOver = previous?.gave === attrs.block
    if (!attrs.block || (!isTakenOver && (used.has(attrs.block) || isCopy))) attrs.block = uuid()
    used.add(attrs.block)
    setOwn(transaction, position, attrs)
    previous = { node, position, attrs }
  })
  return transaction.docChanged ? transaction : null
}

// The blocks as they were: which still stand (nodes never change, so the same node is the same block), where each uuid
// would now be, and where the secret ones lay.
function oldBlocks(doc, mapping) {
  const kept = new Set()
  const places = new Map()
  const contents = new Map()
  const secrets = []
  doc.forEach((node, position) => {
    kept.add(node)
    places.set(node.attrs.block, mapping.map(position))
    contents.set(node.attrs.block, node.content)
    if (node.attrs.sensitivity) {
      const [start, end] = [position + 1, position + node.nodeSize - 1]
      secrets.push({ node, start, end, now: [mapping.map(start, 1), mapping.map(end, -1)] })
    }
  })
  return { kept, places, contents, secrets }
}

// Whether a new block holds something of a secret one: what was in it has moved there, or has been replaced by it. A
// join made by the browser itself comes as a replacement, and mapping alone would lose the text.
function spreading(old, ranges) {
  const reached = old.secrets.map(({ now }) => now).filter(([start, end]) => start < end)
  for (const { oldRange, newRange } of ranges) {
    const isOverSecret = old.secrets.some(({ start, end }) => oldRange.from <= end && oldRange.to >= start)
    if (isOverSecret && newRange.to > newRange.from) reached.push([newRange.from, newRange.to])
  }
  return (start, end) => reached.some(([from, to]) => from < end && to > start)
}

// Wrapped in a list or lifted out of it, a block takes its uuid and its secrecy to the top; nothing below has either.
function hoist(node, position, attrs, transaction) {
  if (node.isTextblock) return
  node.descendants((inner, offset) => {
    if (inner.attrs.block || inner.attrs.sensitivity) {
      attrs.block = attrs.block || inner.attrs.block
      attrs.sensitivity = attrs.sensitivity || inner.attrs.sensitivity
      setOwn(transaction, position + 1 + offset, { block: null, sensitivity: null })
    }
    return !inner.isTextblock
  })
}

// Enter at the start of a block leaves its uuid on the empty one above; the words keep it instead.
function splitAbove(previous, node, old) {
  const before = old.contents.get(previous.attrs.block)
  return previous.node.content.size === 0 && node.content.size > 0 && Boolean(before?.eq(node.content))
}

function takeOver(previous, attrs, transaction, used) {
  attrs.block = previous.gave = previous.attrs.block
  previous.attrs.block = uuid()
  used.add(previous.attrs.block)
  setOwn(transaction, previous.position, previous.attrs)
}

// Attribute by attribute: that moves nothing, and is no change of what the block says.
function setOwn(transaction, position, attrs) {
  const now = transaction.doc.nodeAt(position).attrs
  for (const name of ["block", "sensitivity"]) {
    if (attrs[name] !== now[name]) transaction.setNodeAttribute(position, name, attrs[name])
  }
}
