// What is pasted or dropped becomes part of a minute: house style is read, copies get ids of their own, and a secret
// brings its secrecy along. What was left out of it is told.
import { Extension, pm } from "django-prose-editor/editor"
import { changedRanges } from "drafting/changes"
import { lowered, raised, readable, signsOfFonts } from "drafting/characters"
import { plainMarkup } from "drafting/clipboard"
import { adapted } from "drafting/pasted"
import { CONFIDENTIAL } from "drafting/schema"
import { ACTION_LABEL, typedBlocks } from "drafting/typed"
import { uuid } from "drafting/uuid"

/** @import { LeftOut, Origin, TypedBlock } from "./types" */

const { Fragment, Slice } = pm.model
const { Plugin, PluginKey } = pm.state

export const Paste = Extension.create({
  name: "pasting",
  // Before the plugin that mends the blocks, so that it sees the secrecy that is set here.
  priority: 1010,
  addOptions: () => ({ words: [], tell: (_leftOut, _isChanged) => {} }),
  addProseMirrorPlugins() {
    const { words, tell } = this.options
    let holdsSecret = false
    let origin = /** @type {Origin} */ ("typed")
    let leftOut = /** @type {LeftOut} */ ({})
    // Whether that is all: where there is no text, the editor has the browser paste it elsewhere and comes again with
    // what that makes of it, and the browser opens the picture that was dropped in the place of the page.
    const comeIn = (view, data, slice) => {
      const isPicture = !slice.size && isOnlyPictures(data)
      const signs = signsOfFonts(slice.content.textBetween(0, slice.content.size, " "))
      const told = isPicture ? { pictures: data.files.length } : { ...leftOut, signs }
      leftOut = {}
      // Undo takes back what was pasted and nothing of what was typed before it.
      view.dispatch(pm.history.closeHistory(view.state.tr))
      const before = view.state.doc
      queueMicrotask(() => tell(told, !view.state.doc.eq(before)))
      return isPicture
    }
    return [
      new Plugin({
        key: new PluginKey("paste"),
        props: {
          clipboardTextSerializer: plainTextOf,
          transformPastedHTML(html) {
            const plain = plainMarkup(html, words)
            origin = plain.isOwn ? "ours" : "other"
            leftOut = plain.leftOut
            return plain.html
          },
          clipboardTextParser(text, _context, _plain, view) {
            origin = "typed"
            leftOut = { pictures: text.split(STANDS_FOR_A_PICTURE).length - 1 }
            return sliceOf(text, view.state, words)
          },
          transformPasted(slice, view) {
            holdsSecret = isSecret(slice.content)
            const isMove = Boolean(view.dragging?.move)
            return adapted(slice, view.state, { words, isMove, origin })
          },
          handlePaste: (view, event, slice) => comeIn(view, event.clipboardData, slice),
          handleDrop: (view, event, slice) => comeIn(view, event.dataTransfer, slice),
        },
        appendTransaction(transactions, _before, state) {
          if (!transactions.some((each) => ["paste", "drop"].includes(each.getMeta("uiEvent")))) return null
          const wasSecret = holdsSecret
          holdsSecret = false
          return wasSecret ? makeSecret(transactions, state) : null
        },
      }),
    ]
  },
})

const STANDS_FOR_A_PICTURE = "\ufffc"
const isOnlyPictures = (data) =>
  data?.files.length > 0 && [...data.files].every(({ type }) => type.startsWith("image/"))

// Several lines, or a line with a label, are read as house style; words in a line are just words.
function sliceOf(text, { schema, selection }, words) {
  if (!/[\r\n]/.test(text.trim()) && !ACTION_LABEL.test(text.trim())) {
    const marks = selection.$from.marks()
    return new Slice(Fragment.from(inline(readable(text).replaceAll("\v", "\n"), schema, marks)), 0, 0)
  }
  // In a list or a table no action can stand: there its label stays.
  const inBlock = selection.$from.depth > 1
  const nodes = typedBlocks(text, words).map((block) => nodeOf(inBlock ? asParagraph(block) : block, schema))
  const isOpen = (node) => (node?.type.name === "paragraph" ? 1 : 0)
  return new Slice(Fragment.from(nodes), isOpen(nodes[0]), isOpen(nodes.at(-1)))
}

const asParagraph = (block) =>
  block.kind === "action" ? { kind: "paragraph", text: `${block.label}${block.text}` } : block

// Text with its line breaks.
const inline = (text, schema, marks) =>
  text
    .split("\n")
    .flatMap((line, place) => [
      ...(place ? [schema.nodes.hardBreak.create()] : []),
      ...(line ? [schema.text(line, marks)] : []),
    ])

/** @type {(block: TypedBlock, schema: any) => any} */
function nodeOf({ kind, text, items }, schema) {
  if (kind === "list") return listOf(items, schema)
  return schema.nodes[kind].create(kind === "action" ? { action: uuid() } : null, inline(text, schema))
}

const listOf = (items, schema) =>
  schema.nodes.bulletList.create(
    null,
    items.map((item) =>
      schema.nodes.listItem.create(null, [
        schema.nodes.paragraph.create(null, inline(item.text, schema)),
        ...(item.items.length ? [listOf(item.items, schema)] : []),
      ]),
    ),
  )

// What is copied, as text: a line for each line, and raised or lowered signs where there are any.
function plainTextOf({ content }) {
  let text = ""
  content.descendants((node) => {
    if (node.isTextblock && text) text += "\n\n"
    if (node.type.name === "hardBreak") text += "\n"
    if (node.isText) text += saidBy(node)
  })
  return text
}

function saidBy({ text, marks }) {
  const names = marks.map(({ type }) => type.name)
  if (names.includes("superscript")) return raised(text)
  return names.includes("subscript") ? lowered(text) : text
}

function isSecret(fragment) {
  let found = false
  fragment.descendants((node) => {
    found = found || Boolean(node.attrs.sensitivity)
  })
  return found
}

function makeSecret(transactions, state) {
  const transaction = state.tr
  for (const { from, to } of changedRanges(transactions)) {
    state.doc.forEach((node, position) => {
      const isWithin = position < to && position + node.nodeSize > from
      if (isWithin && !node.attrs.sensitivity) transaction.setNodeAttribute(position, "sensitivity", CONFIDENTIAL)
    })
  }
  return transaction.docChanged ? transaction : null
}
