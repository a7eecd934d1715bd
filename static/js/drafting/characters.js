// What becomes of each character of a text that comes in; the same as minutes/text/characters.py, by the same table.
import table from "drafting/character_table"

// A line ends here within a paragraph, whichever character said so.
export const BREAK = "\v"

const charOf = (point) => String.fromCharCode(Number.parseInt(point, 16))
const pairsOf = (row) => row.split(" ").map((pair) => /** @type {const} */ ([pair.slice(0, -1), pair.at(-1)]))

// The characters of a row: "0009-000A 00AD" names three.
function named(row) {
  return row.split(" ").flatMap((stretch) => {
    const [first, last = first] = stretch.split("-").map((point) => Number.parseInt(point, 16))
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index))
  })
}

const asClass = (row) => row.replace(/[0-9A-F]+/g, "\\u$&").replaceAll(" ", "")

// What is changed and not in here is dropped.
const INSTEAD = new Map([
  ...named(table.blanks).map((sign) => /** @type {const} */ ([sign, " "])),
  ...named(table.hard_blanks).map((sign) => /** @type {const} */ ([sign, "\xa0"])),
  ...named(table.breaks).map((sign) => /** @type {const} */ ([sign, BREAK])),
  ...pairsOf(table.windows).map(([point, sign]) => /** @type {const} */ ([charOf(point), sign])),
  ["\f", "\n"],
])
const CHANGED = new RegExp(
  `[${asClass(table.dropped)}${asClass(table.blanks)}${asClass(table.hard_blanks)}${asClass(table.breaks)}\\f\\x80-\\x9f]`,
  "gu",
)
const SPACING = /(?<![ \t\n\r]) *[\t\n\r][ \t\n\r]*/g
const UNTIDY = new RegExp(`${SPACING.source}|${CHANGED.source}`, "gu")
const TOLD = new RegExp(`[${asClass(table.told)}]`, "gu")
const RAISED = new Map(pairsOf(table.superscripts))
const LOWERED = new Map(pairsOf(table.subscripts))

// The text with no character but those that a minute can hold, and BREAK where a line ends in a paragraph. Tabs and line
// ends stay: what they mean depends on whether the text is markup.
export const readable = (text) => text.replace(CHANGED, (sign) => INSTEAD.get(sign) ?? "")

// The same for running text, in which a tab or a line end is a blank, with all the blanks around it one.
export const tidy = (text) => readable(text).replace(SPACING, " ")

// What is not tidy in a running text: where each stretch of it begins and ends, and what is to stand there.
export const untidy = (text) =>
  [...text.matchAll(UNTIDY)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    instead: tidy(found),
  }))

// The characters that only the font they come from can show, each once, in order.
export const signsOfFonts = (text) => [...new Set(text.match(TOLD) || [])]

// The text of a superscript, or a subscript, where there are no marks: all of it or nothing, sign by sign.
export const raised = (text) => shifted(text, RAISED)
export const lowered = (text) => shifted(text, LOWERED)

function shifted(text, signs) {
  const isWhole = [...text].every((sign) => signs.has(sign) || !sign.trim())
  return isWhole ? [...text].map((sign) => signs.get(sign) ?? sign).join("") : text
}
