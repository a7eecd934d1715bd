// What a clipboard holds that is no text of the document: passages that were struck out, hidden ones, comments in the
// margin and what they hang on, pictures. It is taken out of the page, and counted so that it can be told.
import { styleOf, wordsOf } from "drafting/dress"
import grammar from "drafting/grammar"
import { takeHiddenColumns } from "drafting/hidden_columns"

/** @import { LeftOut } from "./types" */

const { tags, styles } = grammar.left_out
const STRUCK_BY_STYLE = ["text-decoration", "text-decoration-line"]
const STRUCK_BY_CLASS = /(?:^|\s)(?:mso-?del|\S*(?<!un)delet(?:ion|ed)|\S*move-?from)/i
const STRUCK_TAGS = `${tags.split(" ").join(",")},[role='deletion' i]`
const COMMENT_BY_CLASS =
  /(?:^|\s)(?:mso|sd)?com(?:ment)?-?(?:reference|anchor|marker|bubble|balloon|card|anc|txt|off)(?:\s|$)/i
const COMMENT_PARTS = new Set(["comment-list", "comment"])
const PICTURES = "img, svg, picture, video, audio, canvas, object, embed, map"
const WITHOUT_SIZE = /^0(?:\.0+)?(?:[a-z%]+)?(?:\s|$)/
// All of it cut off, as words are that only a screen reader is to say.
const CLIPPED = /^(?:rect\((?:[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%\))/
const EMOJI = /^\p{RGI_Emoji}+$/v
const LINES = "p, li, tr, h1, h2, h3, h4, h5, h6, span, font, a, b, i, u, em, strong, ins, sup, sub"
const HOLDERS = "ul, ol, table, tbody, thead, tfoot, div"

// Whether a style says that its element is no part of the text.
/** @type {(style: Map<string, string>) => boolean} */
export const isLeftOut = (style) =>
  Object.entries(styles).some(([name, words]) =>
    wordsOf(style.get(name)).some((word) => words.split(" ").includes(word)),
  )

/** @type {(page: Document) => LeftOut} */
export function takeOut(page) {
  const taken = { deletions: 0, hidden: 0, comments: 0, pictures: 0, described: 0 }
  const holders = /** @type {Set<Element>} */ (new Set())
  const remove = (element, kind) => {
    if (element.textContent.trim()) taken[kind] += 1
    holders.add(element.parentElement)
    // A cell that was struck out keeps the place of the others.
    if (kind === "deletions" && element.matches("td, th")) element.replaceChildren()
    else if (kind === "hidden") element.replaceWith(...seenWithin(element))
    else element.remove()
  }
  takeComments(page, taken)
  taken.hidden += takeHiddenColumns(page, (col) => isLeftOut(styleOf(col)))
  for (const element of [...page.body.querySelectorAll("*")]) {
    // What stood in something that is gone is gone with it.
    if (!page.body.contains(element)) continue
    const style = styleOf(element)
    if (isStruck(element, style)) remove(element, "deletions")
    else if (isUnseen(element, style)) remove(element, "hidden")
  }
  for (const holder of holders) removeEmptied(holder)
  takePictures(page, taken)
  return taken
}

function isStruck(element, style) {
  if (element.matches(STRUCK_TAGS) || STRUCK_BY_CLASS.test(element.getAttribute("class") || "")) return true
  return STRUCK_BY_STYLE.some((name) => wordsOf(style.get(name)).includes("line-through"))
}

function isUnseen(element, style) {
  if (element.hasAttribute("hidden") || element.matches("dialog:not([open])") || isLeftOut(style)) return true
  // A box without size may hold others that have one again.
  if (WITHOUT_SIZE.test(style.get("font-size") || "")) return !element.querySelector("[data-dress*='font' i]")
  return (
    /^(?:absolute|fixed)/.test(style.get("position") || "") &&
    ["clip", "clip-path"].some((name) => CLIPPED.test(style.get(name)))
  )
}

// What can be seen in an element that cannot: only its visibility can be taken back.
function seenWithin(element) {
  const style = styleOf(element)
  style.delete("visibility")
  if (element.hasAttribute("hidden") || isLeftOut(style)) return []
  const seen = [...element.querySelectorAll("[data-dress*='visible' i]")].filter(
    (inner) => styleOf(inner).get("visibility") === "visible",
  )
  return seen.filter((inner) => !seen.includes(inner.parentElement.closest("[data-dress*='visible' i]")))
}

// What held nothing else goes too: the entry of a list, the row of a table.
function removeEmptied(holder) {
  let element = holder
  while (element && isEmptied(element)) {
    const outer = element.parentElement
    element.remove()
    element = outer
  }
}

function isEmptied(element) {
  if (element.matches(HOLDERS)) return element.childElementCount === 0 && !element.textContent.trim()
  return element.matches(LINES) && !wordsIn(element)
}

// Whether there is anything to read in it but the sign of a list entry.
function wordsIn(element) {
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE ? child.data.trim() : isOfText(child) && wordsIn(child)) return true
  }
  return element.matches(PICTURES)
}

const isOfText = (node) => node.nodeType === Node.ELEMENT_NODE && styleOf(node).get("mso-list") !== "ignore"

function takeComments(page, taken) {
  const [anchors, bodies] = [new Set(), new Set()]
  for (const element of page.body.querySelectorAll("*")) {
    const style = styleOf(element)
    if (COMMENT_PARTS.has(style.get("mso-element"))) bodies.add(element)
    else if (style.get("mso-special-character") === "comment") anchors.add(element)
    else if (COMMENT_BY_CLASS.test(element.getAttribute("class") || "")) {
      ;(element.matches(".msocomtxt") ? bodies : anchors).add(element)
    }
  }
  for (const anchor of page.body.querySelectorAll("a[id^='cmnt_ref']")) anchors.add(anchor.closest("sup") || anchor)
  for (const mark of page.body.querySelectorAll("a[id^='cmnt']:not([id^='cmnt_ref'])")) bodies.add(holderOf(mark))
  const outermost = (found) => [...found].filter((element) => !within(element.parentElement, found))
  const numbered = outermost(anchors).filter((anchor) => anchor.textContent.trim() && !within(anchor, bodies))
  const outer = holdersOf(bodies)
  taken.comments = Math.max(numbered.length, [...bodies].filter((body) => !outer.has(body)).length)
  for (const element of [...anchors, ...bodies]) element.remove()
  takeLooseComments(page, taken)
}

// Paragraphs of comments that have lost what held them, unless they alone were copied.
function takeLooseComments(page, taken) {
  const loose = [...page.body.querySelectorAll("p.MsoCommentText, p.MsoCommentSubject")]
  const length = loose.reduce((sum, { textContent }) => sum + textContent.trim().length, 0)
  if (!loose.length || page.body.textContent.trim().length <= length) return
  taken.comments = Math.max(taken.comments, loose.length)
  for (const paragraph of loose) paragraph.remove()
}

// All that holds one of these.
function holdersOf(elements) {
  const outer = new Set()
  for (const element of elements) {
    for (let holder = element.parentElement; holder && !outer.has(holder); holder = holder.parentElement) {
      outer.add(holder)
    }
  }
  return outer
}

function within(element, set) {
  for (let outer = element; outer; outer = outer.parentElement) if (set.has(outer)) return true
  return false
}

// The box of a comment below a page of Google's.
function holderOf(mark) {
  const box = mark.closest("div")
  const paragraph = mark.closest("p, li") || mark
  return box && !box.querySelector("a[id^='cmnt_ref']") && box.firstElementChild?.contains(mark) ? box : paragraph
}

// A minute holds no pictures. The words that describe one stay in its place; a sign that is a picture is the sign.
function takePictures(page, taken) {
  for (const picture of page.body.querySelectorAll(PICTURES)) {
    if (!page.body.contains(picture)) continue // within another one
    const said = (picture.getAttribute("alt") || picture.getAttribute("aria-label") || "").trim()
    if (EMOJI.test(said)) picture.replaceWith(said)
    else if (isSpeck(picture)) picture.remove()
    else {
      taken.pictures += 1
      if (said) taken.described += 1
      picture.replaceWith(said ? ` [${said}] ` : "")
    }
  }
}

// A picture of one point is there to be fetched, not seen.
const isSpeck = (picture) => picture.getAttribute("width") === "1" && picture.getAttribute("height") === "1"
