// Emphasis as styles and elements say it together: each piece of text gets the marks that hold for it, and the signs that
// its font shows. So what is bold
// by an element and light by a style is light, as the whole of a paste from Google is.
import { styleOf, wordsOf } from "drafting/dress"
import { asSeen, symbolFontOf } from "drafting/symbol_fonts"

const MARKS = "b, strong, i, em, u, sub, sup, ins"
const HEADINGS = "h1, h2, h3, h4, h5, h6"
const BLOCKS = "p, li, ul, ol, table, tbody, thead, tfoot, tr, td, th, div, blockquote, h1, h2, h3, h4, h5, h6"
const HOLDS_BLOCKS = "ul, ol, table, tbody, thead, tfoot, tr, body"
const BOLD_FROM = 600
// Less than that is only put straight beside what stands next to it.
const LEAST_SHIFT = { pt: 2, px: 3, em: 0.25, "%": 20 }
const TAGS = { bold: "strong", italic: "em", underline: "u", sub: "sub", sup: "sup" }

/** @typedef {{ bold?: boolean, italic?: boolean, underline?: boolean, script?: string, plain?: boolean, font?: string }} Look */

/** @type {(page: Document) => void} */
export function markEmphasis(page) {
  // The outer ones first: each has no more to hand up than was in it.
  const marks = [...page.body.querySelectorAll(MARKS)]
  markWithin(page.body, {})
  for (const mark of marks) unwrap(mark)
  for (const heading of page.body.querySelectorAll(HEADINGS)) lightenWhole(heading)
}

function markWithin(element, outer) {
  const look = lookOf(element, outer)
  for (const child of [...element.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) mark(child, look)
    else if (child.nodeType === Node.ELEMENT_NODE) markWithin(child, look)
  }
}

function unwrap(element) {
  while (element.firstChild) element.before(element.firstChild)
  element.remove()
}

/** @type {(element: Element, outer: Look) => Look} */
function lookOf(element, outer) {
  const style = styleOf(element)
  const look = { ...outer, font: symbolFontOf(element) ?? outer.font }
  if (element.matches("b, strong")) look.bold = true
  if (element.matches("i, em")) look.italic = true
  if (element.matches("u")) look.underline = true
  // A heading is bold and a link underlined by itself; what was put in is underlined where it is shown as such.
  if (element.matches(HEADINGS)) return { script: outer.script, font: look.font }
  look.bold = isBold(style) ?? look.bold
  look.italic = isItalic(style) ?? look.italic
  look.underline = isUnderlined(style) ?? look.underline
  if (!element.matches(BLOCKS)) look.script = scriptOf(element, style) ?? outer.script
  look.plain = outer.plain || element.matches("a[href], ins, [role='insertion' i]") || isInsertion(element)
  return look
}

const isInsertion = (element) => /(?:^|\s)(?:mso-?ins|\S*insertion)/i.test(element.getAttribute("class") || "")

function isBold(style) {
  const said = style.get("font-weight")?.split(" ")[0] || weightIn(style.get("font"))
  if (!said || said === "inherit") return undefined
  return said.startsWith("bold") || Number(said) >= BOLD_FROM
}

// The shorthand says it before the size, and says nothing where it is normal.
const weightIn = (font) => /^[^,"']*?\b(bold(?:er)?|[1-9]00)\b/.exec(font || "")?.[1]

function isItalic(style) {
  const said = style.get("font-style") || /^[^,"']*?\b(italic|oblique)\b/.exec(style.get("font") || "")?.[1]
  return said && said !== "inherit" ? /^(?:italic|oblique)/.test(said) : undefined
}

function isUnderlined(style) {
  const said = style.get("text-decoration-line") || style.get("text-decoration")
  return said && said !== "inherit" ? wordsOf(said).includes("underline") : undefined
}

// Raised or lowered: by its element whatever the style says, which may do it by another way.
function scriptOf(element, style) {
  if (element.matches("sub, sup")) return element.localName
  const aligned = style.get("vertical-align") || ""
  if (aligned === "super" || aligned === "sub") return aligned === "sub" ? "sub" : "sup"
  const [, shift, unit] = /^(-?[\d.]+)(pt|px|em|%)/.exec(style.get("mso-text-raise") || aligned) || []
  if (!shift || Math.abs(Number(shift)) < LEAST_SHIFT[unit]) return undefined
  return shift.startsWith("-") ? "sub" : "sup"
}

function mark(text, look) {
  if (look.font) text.data = asSeen(text.data, look.font)
  if (!text.data.trim() && text.parentElement.matches(HOLDS_BLOCKS)) return
  const names = [
    look.bold && "bold",
    look.italic && "italic",
    look.underline && !look.plain && "underline",
    look.script,
  ]
  let inner = text
  for (const name of names.filter(Boolean)) {
    const element = text.ownerDocument.createElement(TAGS[name])
    inner.replaceWith(element)
    element.append(inner)
    inner = element
  }
}

// A heading that is bold from end to end is no bolder than others.
function lightenWhole(heading) {
  const bold = [...heading.querySelectorAll("strong")]
  const length = bold.reduce((sum, { textContent }) => sum + textContent.trim().length, 0)
  const whole = heading.textContent.trim().length
  if (bold.length && length >= whole - bold.length) for (const each of bold) unwrap(each)
}
