// Bullets that stand in a text as signs: at the beginning of a paragraph that some program has made of the entry of a
// list, and in the marks of Word's lists.
import { styleOf } from "drafting/dress"
import grammar from "drafting/grammar"
import { anyMark } from "drafting/patterns"
import { symbolFontOf } from "drafting/symbol_fonts"

const { entries } = grammar
const BULLET = new RegExp(`^(?:${anyMark(entries.bullets)}|${entries.font_bullets})$`, "u")
const HAS_NUMBER = /[\p{L}\p{N}]/u
const LETTERS_FOR_BULLETS = new Set(["o", "Ø", "ü"])
const BLOCKS = "p, ul, ol, table, div, h1, h2, h3, h4, h5, h6"
const IN_POINTS = { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72 }

// Whether the mark before the entry of a list is a bullet, and no number or letter that is part of what is printed.
/** @type {(sign: string, mark: Element) => boolean} */
export const isBullet = (sign, mark) =>
  !HAS_NUMBER.test(sign) || LETTERS_FOR_BULLETS.has(sign) || ([...sign].length === 1 && isSetInSymbols(mark))

// Whether a paragraph begins with a bullet, with words behind it.
/** @type {(paragraph: Element) => boolean} */
export function isBulleted(paragraph) {
  if (paragraph.querySelector(BLOCKS) || paragraph.closest("li")) return false
  const text = paragraph.textContent.trimStart()
  const [sign, blank] = text
  return (
    Boolean(blank) && !blank.trim() && (BULLET.test(sign) || isSetInSymbols(paragraph)) && text.slice(1).trim() !== ""
  )
}

// Whether the first sign of an element is set in a font of symbols.
function isSetInSymbols(element) {
  let holder = firstText(element)?.parentElement
  while (holder && symbolFontOf(holder) === undefined && holder.matches(":not(p, body)")) holder = holder.parentElement
  return Boolean(holder && symbolFontOf(holder))
}

function firstText(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode)
    if (text.data.trim()) return text
  }
  return null
}

// Takes the bullet away from a paragraph.
export function takeBullet(paragraph) {
  const text = firstText(paragraph)
  text.data = text.data.trimStart().slice(1)
}

// How far from the margin a paragraph stands, in points.
export function indentOf(paragraph) {
  const style = styleOf(paragraph)
  const said = style.get("margin-left") || style.get("padding-left") || style.get("margin")?.split(/\s+/)[3] || ""
  const [, size, unit] = /^([\d.]+)(pt|px|cm|mm|in)/.exec(said) || []
  return size ? Math.round(Number(size) * IN_POINTS[unit]) : 0
}
