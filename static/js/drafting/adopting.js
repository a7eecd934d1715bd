// Takes over what the server says now stands, block by block, and only where it differs: so the caret stays, and undo
// undoes one's own changes only. A block in which somebody has typed meanwhile is left, and told.
import { pm } from "django-prose-editor/editor"
import { blocksOf } from "drafting/markup"
import { from } from "drafting/origins"
import { serialiseBlock } from "drafting/serialise"

/** @import { BlockId, Clash, Markup } from "./types" */

const { DOMParser } = pm.model

export function parse(html, schema) {
  const holder = document.createElement("template")
  holder.innerHTML = html
  return DOMParser.fromSchema(schema).parse(holder.content, { preserveWhitespace: "full" })
}

// Brings `merged` into the editor, which had sent `sent`. Returns the blocks that could not be changed, because they
// have been typed in since. Blocks of `apart` are somebody's to choose, and are left.
/** @type {(editor: any, sent: Markup, merged: Markup, apart?: Set<BlockId>) => Clash[]} */
export function adopt(editor, sent, merged, apart = new Set()) {
  if (sent === merged) return []
  const [was, now] = [blocksOf(sent), blocksOf(merged)]
  const refused = []
  const transaction = from(editor.state.tr, "remote").setMeta("addToHistory", false)
  for (const [block, html] of now) {
    if (apart.has(block) || was.get(block) === html) continue
    const place = placeOf(transaction.doc, block)
    // Also one that was deleted here meanwhile: an edit beats a deletion.
    if (place === null) insert(transaction, html, after(transaction.doc, now, block))
    else if (serialiseBlock(place.node) === was.get(block)) change(transaction, place, html)
    else if (serialiseBlock(place.node) !== html) {
      refused.push({ block, base: was.get(block) || "", mine: serialiseBlock(place.node), theirs: html })
    }
  }
  for (const [block, html] of was) {
    const place = now.has(block) || apart.has(block) ? null : placeOf(transaction.doc, block)
    if (place && serialiseBlock(place.node) === html) remove(transaction, place)
  }
  if (transaction.docChanged) editor.view.dispatch(transaction)
  return refused
}

const asKept = new WeakSet()

// Shows each block as the record has it, where a character or a number that it cannot hold is still in the editor. To be
// called after a save; blocks that were looked at once are not looked at again.
export function showAsKept(editor) {
  if (editor.view.composing) return
  const transaction = from(editor.state.tr, "remote").setMeta("addToHistory", false)
  for (const node of editor.state.doc.content.content.toReversed()) {
    const html = serialiseBlock(node)
    const kept = asKept.has(node) ? node : nodesOf(html, editor.schema).firstChild
    if (kept.eq(node)) asKept.add(node)
    else change(transaction, placeOf(transaction.doc, node.attrs.block), html)
  }
  if (transaction.docChanged) editor.view.dispatch(transaction)
}

// Puts one block's other wording in its place, as a change that can be undone.
export function replaceBlock(editor, block, html) {
  const transaction = from(editor.state.tr, "remote")
  const place = placeOf(transaction.doc, block)
  if (place) change(transaction, place, html)
  editor.view.dispatch(transaction)
}

// A copy has uuids of its own: those of the other wording are the block's that stays.
export function insertCopyAfter(editor, block, html) {
  const transaction = editor.state.tr
  const place = placeOf(transaction.doc, block)
  if (place) insert(transaction, withoutIds(html), place.position + place.node.nodeSize)
  editor.view.dispatch(transaction)
}

const withoutIds = (html) =>
  html.replace(/ data-(block|decision|action)="[^"]*"/g, "").replace(/ data-outcome="[^"]*"/g, "")

function placeOf(doc, block) {
  let found = null
  doc.forEach((node, position) => {
    if (node.attrs.block === block) found = { node, position }
  })
  return found
}

const nodesOf = (html, schema) => parse(html, schema).content

function change(transaction, { node, position }, html) {
  const other = nodesOf(html, transaction.doc.type.schema).firstChild
  if (other.type !== node.type) {
    transaction.replaceWith(position, position + node.nodeSize, other)
    return
  }
  const start = node.content.findDiffStart(other.content)
  if (start !== null) {
    let { a, b } = node.content.findDiffEnd(other.content)
    const overlap = start - Math.min(a, b)
    if (overlap > 0) [a, b] = [a + overlap, b + overlap]
    replaceDifference(transaction, { node, position }, other, [start, a, b])
  }
  for (const name of Object.keys(other.attrs)) {
    if (other.attrs[name] !== node.attrs[name]) transaction.setNodeAttribute(position, name, other.attrs[name])
  }
}

function replaceDifference(transaction, { node, position }, other, [start, a, b]) {
  const steps = transaction.steps.length
  try {
    transaction.replace(position + 1 + start, position + 1 + a, other.slice(start, b))
  } catch {
    // The difference begins and ends at depths that do not fit, in a list that was indented for instance.
  }
  if (transaction.steps.length === steps) transaction.replaceWith(position, position + node.nodeSize, other)
}

const insert = (transaction, html, position) => transaction.insert(position, nodesOf(html, transaction.doc.type.schema))

// Where a new block belongs: behind the block that stands before it in the merged text.
function after(doc, now, block) {
  const order = [...now.keys()]
  for (let place = order.indexOf(block) - 1; place >= 0; place -= 1) {
    const before = placeOf(doc, order[place])
    if (before) return before.position + before.node.nodeSize
  }
  return 0
}

function remove(transaction, { node, position }) {
  if (transaction.doc.childCount > 1) transaction.delete(position, position + node.nodeSize)
  else transaction.delete(position + 1, position + node.nodeSize - 1)
}
