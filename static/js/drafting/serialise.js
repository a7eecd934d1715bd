// The document as the server keeps it: its normal form, character for character (minutes/text/writer.py). A block that
// has not changed is not written anew, so that this can be done on every key.
import { BREAK, tidy } from "drafting/characters"

const TAGS = { paragraph: "p", subheading: "h3", bulletList: "ul", orderedList: "ol", table: "table", action: "aside" }
const MARKS = ["decision", "link", "bold", "italic", "underline", "subscript", "superscript"]
const MARK_TAGS = {
  decision: "span",
  link: "a",
  bold: "strong",
  italic: "em",
  underline: "u",
  subscript: "sub",
  superscript: "sup",
}

const escapeText = (text) =>
  text.replace(/&/g, "&amp;").replace(/\xa0/g, "&nbsp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
const escapeAttribute = (text) => escapeText(text).replace(/"/g, "&quot;")

// What a list may begin with, and the record keeps: 1 goes without saying.
export const isListStart = (start) => Number.isInteger(start) && start >= 0 && start <= 9999 && start !== 1

const written = new WeakMap()

// The whole text; `instead` gives, by uuid, the markup that is to stand in the place of some blocks.
export function serialise(doc, instead = new Map()) {
  let html = ""
  doc.forEach((block) => {
    html += instead.has(block.attrs.block) ? instead.get(block.attrs.block) : serialiseBlock(block)
  })
  return html
}

export function serialiseBlock(block) {
  if (!written.has(block)) written.set(block, writeBlock(block))
  return written.get(block)
}

function writeBlock(block) {
  const { block: id, sensitivity, action } = block.attrs
  const secret = sensitivity ? ' data-sensitivity="confidential"' : ""
  const more = block.type.name === "action" ? ` data-action="${action}"` : startOf(block)
  const tag = TAGS[block.type.name]
  return `<${tag} data-block="${id}"${secret}${more}>${inner(block)}</${tag}>`
}

function inner(node) {
  if (node.isTextblock) return runs(node)
  if (node.type.name === "table") return `<tbody>${children(node, row)}</tbody>`
  return children(node, part)
}

const children = (node, write) => {
  let html = ""
  node.forEach((child) => (html += write(child)))
  return html
}

const row = (node) => `<tr>${children(node, cell)}</tr>`

function cell(node) {
  const tag = node.type.name === "tableHeader" ? "th" : "td"
  const spans = ["colspan", "rowspan"]
    .filter((name) => node.attrs[name] > 1)
    .map((name) => ` ${name}="${node.attrs[name]}"`)
  return `<${tag}${spans.join("")}>${children(node, part)}</${tag}>`
}

function part(node) {
  const tag = node.type.name === "listItem" ? "li" : TAGS[node.type.name]
  return `<${tag}${startOf(node)}>${inner(node)}</${tag}>`
}

// A numbered list that does not begin at 1.
const startOf = ({ type, attrs }) =>
  type.name === "orderedList" && isListStart(attrs.start) ? ` start="${attrs.start}"` : ""

// Running text: a mark that goes on from run to run is opened once.
function runs(node) {
  let html = ""
  let open = []
  node.forEach((child) => {
    const marks = openings(child.marks)
    let common = 0
    while (common < open.length && common < marks.length && open[common].start === marks[common].start) common += 1
    html +=
      closings(open.slice(common)) +
      marks
        .slice(common)
        .map((mark) => mark.start)
        .join("")
    open = marks
    html += child.isText ? tidy(child.text).split(BREAK).map(escapeText).join("<br>") : "<br>"
  })
  return html + closings(open)
}

const closings = (marks) =>
  marks
    .reverse()
    .map((mark) => `</${mark.tag}>`)
    .join("")

const openings = (marks) =>
  [...marks]
    .sort((one, other) => MARKS.indexOf(one.type.name) - MARKS.indexOf(other.type.name))
    .map((mark) => ({ tag: MARK_TAGS[mark.type.name], start: opening(mark) }))

function opening(mark) {
  if (mark.type.name === "decision")
    return `<span data-decision="${mark.attrs.id}" data-outcome="${mark.attrs.outcome}">`
  if (mark.type.name === "link") return `<a href="${escapeAttribute(mark.attrs.href)}">`
  return `<${MARK_TAGS[mark.type.name]}>`
}
