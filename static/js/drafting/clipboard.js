// HTML from the clipboard, of Word, the web, mail and spreadsheets, made plain before the editor reads it: what is no
// text taken out, what styles say made elements, what is dress alone dropped.
import { BREAK, readable } from "drafting/characters"
import { dressBySheets, styleOf } from "drafting/dress"
import { markEmphasis } from "drafting/emphasis"
import { writeEquations } from "drafting/equations"
import { inertPage } from "drafting/harmless"
import { isLeftOut, takeOut } from "drafting/left_out"
import { readLists } from "drafting/lists"
import { typedBlocks } from "drafting/typed"

/** @import { LeftOut } from "./types" */

const BLOCKS = "p, li, ul, ol, table, tr, td, th, div, blockquote, h1, h2, h3, h4, h5, h6"
const LINES = "p, h1, h2, h3, h4, h5, h6"
// Boxes that are no more than that. Some of them the editor takes for running text.
const OTHER_BLOCKS =
  "address, article, aside:not([data-action]), center, dd, details, dialog, dir, dl, dt, fieldset, figcaption, figure, " +
  "footer, form, header, hgroup, hr, legend, main, menu, nav, optgroup, option, search, section, summary"
const OF_PDF_VIEWER = "span[role='presentation'] + br[role='presentation']"

// The markup, what of it was left out, and whether it comes from an editor of ours.
/** @type {(html: string, words: string[]) => { html: string, leftOut: LeftOut, isOwn: boolean }} */
export function plainMarkup(html, words) {
  const { page, sheets } = inertPage(html)
  const isOwn = isOfOurEditor(page)
  dressBySheets(page, sheets, (style) => isLeftOut(style) || style.has("vertical-align"))
  writeEquations(page)
  const leftOut = takeOut(page)
  for (const element of page.body.querySelectorAll("*")) if (element.localName === "o:p") unwrapOffice(element)
  tidyTexts(page)
  if (!isOwn) {
    readLists(page)
    readLines(page, words)
    loosen(page)
    markEmphasis(page)
    makeHeadings(page)
    dropBlanks(page)
  }
  return { html: page.body.innerHTML, leftOut, isOwn }
}

// Blocks with a uuid are ours. What other editors on the same library say of theirs is no use: they nest otherwise.
function isOfOurEditor(page) {
  const slice = page.querySelector("[data-pm-slice]")
  if (!slice) return false
  const isOurs = slice.getAttribute("data-pm-slice").includes('"block"') || slice.matches("[data-block]")
  if (!isOurs) slice.removeAttribute("data-pm-slice")
  return isOurs
}

// Word puts its own element where a paragraph ends, with a blank in it where there is nothing else.
function unwrapOffice(element) {
  element.replaceWith(...(element.textContent.trim() ? element.childNodes : []))
}

function tidyTexts(page) {
  for (const text of textsOf(page)) {
    if (styleOf(text.parentElement).has("mso-tab-count")) text.data = " "
    const [first, ...others] = readable(text.data).split(BREAK)
    text.data = first
    if (text.parentElement.matches("ul, ol, table, tbody, tr")) continue
    text.after(...others.flatMap((line) => [page.createElement("br"), line]))
  }
}

function textsOf(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  const found = /** @type {Text[]} */ ([])
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode))
  return found
}

// Lines that a viewer or a typewriter has broken are read as typed ones.
function readLines(page, words) {
  for (const block of [...page.body.querySelectorAll("pre")])
    block.replaceWith(...typed(block.textContent, words, page))
  if (!page.querySelector(OF_PDF_VIEWER)) return
  for (const end of page.body.querySelectorAll("br")) end.replaceWith("\n")
  page.body.replaceChildren(...typed(page.body.textContent, words, page))
}

function typed(text, words, page) {
  return typedBlocks(text, words).map(({ kind, text: said, items }) => {
    if (kind === "list") return listOf(items, page)
    const block = page.createElement(kind === "subheading" ? "h3" : "p")
    block.append(...lines(`${kind === "action" ? "ACTION: " : ""}${said}`, page))
    return block
  })
}

function listOf(items, page) {
  const list = page.createElement("ul")
  for (const { text, items: inner } of items) {
    const item = list.appendChild(page.createElement("li"))
    item.append(...lines(text, page), ...(inner.length ? [listOf(inner, page)] : []))
  }
  return list
}

const lines = (text, page) =>
  text.split("\n").flatMap((line, place) => (place ? [page.createElement("br"), line] : [line]))

// In an entry or a cell stand paragraphs and lists alone, and a table has no words but those of its cells.
function loosen(page) {
  for (const caption of page.body.querySelectorAll("caption")) {
    const line = page.createElement("p")
    line.append(...caption.childNodes)
    caption.closest("table")?.before(line)
    caption.remove()
  }
  for (const table of [...page.body.querySelectorAll("td table, th table, li table")].reverse()) {
    table.replaceWith(...[...table.querySelectorAll("td, th")].map((cell) => renamed(cell, "div")))
  }
  for (const heading of page.body.querySelectorAll("td :is(h1, h2, h3, h4, h5, h6), li :is(h1, h2, h3, h4, h5, h6)")) {
    const strong = page.createElement("strong")
    strong.append(...heading.childNodes)
    const line = renamed(heading, "p")
    line.append(strong)
    heading.replaceWith(line)
  }
  for (const block of page.body.querySelectorAll(OTHER_BLOCKS)) block.replaceWith(renamed(block, "div"))
  for (const holder of [page.body, ...page.body.querySelectorAll("div, blockquote, td, th, li")]) gatherLoose(holder)
  for (const list of page.body.querySelectorAll("ul, ol")) gather(list, "li", (node) => isOf(node, "li"))
  for (const holder of new Set([...page.body.querySelectorAll("li")].map((item) => item.parentElement))) {
    if (!holder.matches("ul, ol")) gather(holder, "ul", (node) => !isOf(node, "li"))
  }
  for (const list of page.body.querySelectorAll("ul, ol")) if (!list.textContent.trim()) list.remove()
}

// Words that lie loose between blocks become a paragraph.
function gatherLoose(holder) {
  if ([...holder.childNodes].some(isBlock)) gather(holder, "p", isBlock)
}

// What stands together and may not stay so as it is comes into an element of its own, where there are words in it.
function gather(holder, name, mayStay) {
  let loose = []
  for (const node of [...holder.childNodes, null]) {
    if (node && !mayStay(node)) loose.push(node)
    else {
      if (loose.some((each) => each.textContent.trim())) {
        const element = holder.ownerDocument.createElement(name)
        loose[0].before(element)
        element.append(...loose)
      }
      loose = []
    }
  }
}

function renamed(element, name) {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  return other
}

// Titles that are no headings by their element.
function makeHeadings(page) {
  for (const title of [...page.body.querySelectorAll("[role='heading'], p.MsoTitle, p.MsoSubtitle")]) {
    if (!title.matches("p, div") || title.querySelector(BLOCKS)) continue
    title.replaceWith(renamed(title, "h3"))
  }
}

// Empty paragraphs are distance, line breaks between blocks too, and blanks at the ends of a paragraph are nothing.
function dropBlanks(page) {
  const holders = new Set([...page.body.querySelectorAll("br")].map((end) => end.parentElement))
  for (const holder of holders) dropBreaksBetweenBlocks(holder)
  for (const line of [...page.body.querySelectorAll(`${LINES}, div`)]) {
    if (line.querySelector(BLOCKS)) continue
    if (line.textContent.trim()) trimEnds(line)
    else if (!line.closest("td, th, li")) line.remove()
  }
  for (const cell of page.body.querySelectorAll("td, th, li")) if (!cell.querySelector(BLOCKS)) trimEnds(cell)
}

const isOf = (node, selector) => node?.nodeType === Node.ELEMENT_NODE && node.matches(selector)
const isBlock = (node) => isOf(node, BLOCKS)

function dropBreaksBetweenBlocks(holder) {
  const isPage = holder.matches("body")
  let before = null
  let breaks = []
  for (const node of [...holder.childNodes, null]) {
    if (node?.nodeName === "BR") breaks.push(node)
    else if (!isBlank(node)) {
      const isAtEdge = isPage && (!before || !node)
      if (isAtEdge || isBlock(before) || isBlock(node)) for (const each of breaks) each.remove()
      before = node
      breaks = []
    }
  }
}

const isBlank = (node) => node?.nodeType === Node.TEXT_NODE && !node.data.trim()

function trimEnds(line) {
  const walker = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    text.data = text.data.trimStart()
    if (text.data) break
  }
  for (const text of texts.reverse()) {
    text.data = text.data.trimEnd()
    if (text.data) break
  }
}
