// Which quote a straight one becomes, and which was an apostrophe after all. minutes/text/quoting.py does the same with
// what is typed where no script runs. Pure.
import grammar from "drafting/grammar"
import { anyMark } from "drafting/patterns"

const { straight: STRAIGHT, styles: STYLES } = grammar.quotes
export const APOSTROPHE = "’"
const OPENS = new RegExp(`^$|(?:\\s|${anyMark(grammar.quotes.opens_behind)})$`, "u")
const BROKEN_OFF = /\S[–—-]$/u
const MEASURED = /\p{Nd}$/u // feet and inches, minutes and seconds
const WITHIN_WORD = /(?<=\p{L})’(?=\p{L})/gu

// The quote that a straight one becomes behind these words; empty where what is typed stays.
export function quoteFor(straight, before, style) {
  const pair = STYLES[style]?.[STRAIGHT.indexOf(straight)]
  if (!pair) return ""
  const isOpen = isWithin(pair, before)
  if (MEASURED.test(before) && !isOpen) return ""
  return OPENS.test(before) && !(isOpen && BROKEN_OFF.test(before)) ? pair[0] : pair[1]
}

// Whether the last of these quotes has not been closed yet. An apostrophe within a word closes nothing.
/** @type {(pair: string, text: string) => boolean} */
function isWithin(pair, text) {
  const said = text.replace(WITHIN_WORD, "")
  return said.lastIndexOf(pair[0]) > said.lastIndexOf(pair[1])
}

// "1990's" once its letter is typed, "'90s" once its "s" is, and "'24" once it is over.
const OF_NUMBER = /(?<=\p{Nd})'(?=\p{L}$)/u
const OF_DECADE = /(?<![\p{L}\p{N}])‘(?=\p{Nd}0s$)/u
const OF_YEAR = /(?<![\p{L}\p{N}])‘(?=\p{Nd}{2}[\s.,;:)]$)/u

// Where in a text that is being typed an apostrophe stands as another sign, now that the last character says so; -1 if
// nowhere. Where single quotes are the panel's own, a year cannot be told from a quotation that begins with a number.
export function apostropheIn(typed, style) {
  if (!(style in STYLES)) return -1
  const found = [OF_NUMBER, OF_DECADE].map((pattern) => typed.search(pattern)).find((place) => place >= 0) ?? -1
  if (found >= 0 || style === "single") return found
  const year = typed.search(OF_YEAR)
  return year >= 0 && !isWithin(STYLES.double[0], typed) ? year : -1
}
