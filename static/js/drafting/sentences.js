// Where sentences end in British minutes; the same as minutes/text/sentences.py, by the same table of examples.
import grammar from "drafting/grammar"
import { anyMark, LETTERS } from "drafting/patterns"

const { marks, closing, opening, abbreviations, labels, starters, companies } = grammar.sentences
const ABBREVIATIONS = new Set(abbreviations.split(" "))
// A single capital after one of these names a thing ("Annex A."); after anything else it is an initial ("J. Smith").
const LABELS = new Set(labels.split(" "))
// A capital on its own before one of these ends a sentence after all ("to do X. It was noted …").
const STARTERS = new Set(starters.split(" "))
// So does the end of a company's name: "paid to Moss Ltd. The …", but "Moss Ltd. to write".
const COMPANIES = new Set(companies.split(" "))
const INITIALS = /^(?:[A-Z]\.)+[A-Z]$/
// Matches every run of marks, so that none is looked at twice; only where it says how to go on may a sentence end.
const MARKS = new RegExp(
  `(${anyMark(marks)}+${anyMark(closing)}*)(?<goesOn>\\s+(?=${anyMark(opening)}?[A-Z0-9]))?`,
  "gu",
)
const LAST_WORDS = /(?:(\S+)\s+)?(\S+)$/
const OPENING = new RegExp(`^${anyMark(opening)}+`, "u")
const FIRST_WORD = new RegExp(`[${LETTERS}]+`, "u")
const AS_FAR_BACK = 80 // characters, for the last words of a sentence

// The sentences of a paragraph as [start, end], without the white space between them.
export function sentenceSpans(text) {
  const spans = []
  let start = text.length - text.trimStart().length
  for (const match of text.matchAll(MARKS)) {
    if (!match.groups.goesOn) continue
    const before = text.slice(Math.max(start, match.index - AS_FAR_BACK), match.index)
    const after = match.index + match[0].length
    if (isEnd(before, match[1][0], text.slice(after, after + 20))) {
      spans.push([start, match.index + match[1].length])
      start = after
    }
  }
  const end = text.trimEnd().length
  if (start < end) spans.push([start, end])
  return spans
}

function isEnd(before, mark, after) {
  const words = LAST_WORDS.exec(before)
  if (mark !== "." || words === null) return true
  const previous = (words[1] || "").toLowerCase()
  const last = words[2].replace(OPENING, "")
  if (ABBREVIATIONS.has(last.toLowerCase())) return false
  const isInitial = /^\p{Uppercase}$/u.test(last)
  if (isInitial || INITIALS.test(last) || COMPANIES.has(last.toLowerCase())) {
    const following = FIRST_WORD.exec(after)
    return (isInitial && LABELS.has(previous)) || (following !== null && STARTERS.has(following[0].toLowerCase()))
  }
  // "2." at the very start numbers the paragraph.
  return !(/^\p{Nd}{1,2}$/u.test(last) && !previous)
}
