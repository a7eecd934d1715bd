// Which capital words are outcomes, and how far the statement of each one runs; the same as minutes/text/clauses.py, by
// the same table of examples.
import grammar from "drafting/grammar"
import { anyWord, LETTERS, wholeWord } from "drafting/patterns"
import { sentenceSpans } from "drafting/sentences"

/** @import { Statement } from "./types" */

const { clauses: words, entries } = grammar
const [OPENING_QUOTES, CLOSING_QUOTES] = words.quotes
// After these a capital outcome describes a thing decided elsewhere: "the AGREED plan", "as APPROVED", "to be NOTED".
const DESCRIBING = new RegExp(`(?<![${LETTERS}])${anyWord(words.describing)}\\s+$`, "iu")
// What had been decided was decided elsewhere, or earlier: "the Sub-Group had APPROVED it".
const EARLIER = new RegExp(
  `(?<![${LETTERS}])${anyWord(words.earlier)}\\s+(?:(?:${anyWord(words.earlier_adverbs)}|[${LETTERS}]+ly)\\s+)?` +
    `(?:${anyWord(words.earlier_participle)}\\s+)?(?:[${LETTERS}]+ly\\s+)?$`,
  "iu",
)
const CONTRAST = new RegExp(`(?:[,;]\\s*)?${wholeWord(words.contrasts)}`, "gu")
const JOINT = new RegExp(`(?:[,;]\\s*)?${wholeWord(words.joints)}|[,;]`, "gu")
const OPENING = new RegExp(`(?:[,;]\\s*)?(?:${wholeWord(`${words.contrasts} ${words.joints}`)},?|(?<=[,;]))\\s+`, "uy")
// A clause before its outcome word is some of these, then at most a subject: a first word and six more.
const ADVERB = new RegExp(`^${anyWord(words.adverbs)}$`, "u")
const SUBJECT = new RegExp(`^(?:${anyWord(words.subjects)}|[A-Z][${LETTERS}’'\\-]*)$`, "u")
const WORD = new RegExp(`^[${LETTERS}’'\\-]+$`, "u")
const LONGEST_SUBJECT = 7 // words
// "and, by the same vote, REJECTED": the words between the commas belong to what follows.
const ASIDE = new RegExp(
  `(?:[,;]\\s*)?${wholeWord(words.asides_after)},\\s+(?<aside>${anyWord(words.asides)}\\s[^,;.]{2,60},\\s+)$`,
  "u",
)
const backwards = (text) => [...text].reverse().join("")
const LOOSE_END_BACKWARDS = new RegExp(`^(?:[\\s,;]|${wholeWord(backwards(words.loose))})*`, "u")
const NUMBERED = /\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[A-Z“"'‘(])/y
const ENUMERATED = new RegExp(`^(?:\\(?(?:${entries.enumerators})[.)]\\s+)?`, "u")
const LAST_WORD = new RegExp(`${wholeWord(entries.last)}$`, "u")

const patterns = new Map()

// A pattern for any of these outcome words, written as a word of its own; without any it finds nothing.
export function outcomePattern(outcomes) {
  const key = [...outcomes].sort().join("|") || "(?!)"
  if (!patterns.has(key)) patterns.set(key, new RegExp(`(?<![${LETTERS}\\-])(?:${key})(?![${LETTERS}\\-])`, "gu"))
  return patterns.get(key)
}

// The outcome words of a paragraph that decide something: [{outcome, at}]. Left out are words that describe, tell of an
// earlier day or are quoted, and any in a text wholly in capitals.
export function outcomeWords(text, outcomes) {
  if (!outcomes.length || !/\p{Lowercase}/u.test(text)) return []
  return [...text.matchAll(outcomePattern(outcomes))]
    .filter((match) => !onlyDescribes(text, match))
    .map((match) => ({ outcome: match[0], at: match.index }))
}

function onlyDescribes(text, match) {
  const before = text.slice(Math.max(match.index - 50, 0), match.index)
  const after = text.charAt(match.index + match[0].length)
  const last = before.slice(-1)
  const isQuoted = last !== "" && after !== "" && OPENING_QUOTES.includes(last) && CLOSING_QUOTES.includes(after)
  return isQuoted || DESCRIBING.test(before.slice(-20)) || EARLIER.test(before)
}

// Every outcome statement of one paragraph or list item, in order. A list item's separator ("; and") is no part of its
// statement.
/** @type {(text: string, outcomes: string[], inList: boolean) => Statement[]} */
export function findStatements(text, outcomes, inList) {
  const found = outcomeWords(text, outcomes)
  if (!found.length) return []
  const beginsWithOutcome = inList && found[0].at === ENUMERATED.exec(text)[0].length
  const statements = beginsWithOutcome
    ? clauses(text, found[0].at, text.trimEnd().length, found)
    : inSentences(text, found)
  return inList ? statements.map((statement) => withoutSeparator(text, statement)) : statements
}

function inSentences(text, found) {
  const statements = []
  let next = 0
  for (const [start, end] of sentenceSpans(text)) {
    const first = next
    while (next < found.length && found[next].at < end) next += 1
    if (first === next) continue
    NUMBERED.lastIndex = start
    const numbered = NUMBERED.exec(text)
    const from = numbered ? start + numbered[0].length : start
    statements.push(...clauses(text, from, end, found.slice(first, next)))
  }
  return statements
}

function withoutSeparator(text, statement) {
  const { start, end } = statement
  if (text.slice(end).trim()) return statement
  const said = text.slice(start, end)
  const last = LAST_WORD.exec(said.slice(-4))
  if (!last) return said.endsWith(";") ? { ...statement, end: end - 1 } : statement
  const kept = said.slice(0, said.length - last[0].length).trimEnd()
  return { ...statement, end: start + kept.length - (/[;,]$/.test(kept) ? 1 : 0) }
}

function clauses(text, start, end, found) {
  return found.map(({ outcome, at }, place) => {
    const next = found[place + 1]
    const [hereEnds, nextStarts] = next ? boundary(text, at + outcome.length, next.at) : [end, end]
    const statement = { outcome, start, word: at, end: hereEnds }
    start = nextStarts
    return statement
  })
}

// Where the clause before the next outcome word ends, and where that word's own clause begins.
function boundary(text, after, word) {
  const between = text.slice(after, word)
  const aside = ASIDE.exec(between)
  if (aside) return [after + aside.index, word - aside.groups.aside.length]
  // "but", "however" part clauses wherever they stand; the last "and" before a subject does, an earlier one may not.
  const starts = clauseStarts(between)
  for (const connective of [...between.matchAll(CONTRAST), ...[...between.matchAll(JOINT)].reverse()]) {
    OPENING.lastIndex = connective.index
    if (OPENING.test(between) && starts.has(OPENING.lastIndex))
      return [after + connective.index, after + OPENING.lastIndex]
  }
  return [word - LOOSE_END_BACKWARDS.exec(backwards(between))[0].length, word]
}

// Where a clause can begin of which nothing but adverbs and a subject stands before the outcome word. Read backwards,
// and no further than such a clause can reach: each connective need not read on for itself.
function clauseStarts(between) {
  const starts = new Set([between.length])
  if (!/\s$/.test(between)) return starts
  let [begins, areWords] = [true, true] // of what follows the word that is looked at
  let count = 0
  for (const token of backwards(between).matchAll(/\S+/g)) {
    count += 1
    const word = backwards(token[0])
    begins = (areWords && SUBJECT.test(word)) || (begins && ADVERB.test(word))
    if (begins) starts.add(between.length - token.index - token[0].length)
    areWords = areWords && count < LONGEST_SUBJECT && WORD.test(word)
    if (!begins && !areWords) break
  }
  return starts
}
