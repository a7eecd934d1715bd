// Which capital words are outcomes, and how far the statement of each one runs; the same as minutes/text/clauses.py,
// which tests hold beside it.
import { sentenceSpans } from "drafting/sentences"

const WORD = "\\p{L}\\p{N}_"
// After these a capital outcome describes a thing decided elsewhere: "the AGREED plan", "as APPROVED", "to be NOTED".
const DESCRIBING = /(?<![\p{L}\p{N}_])(?:a|an|the|as|be|its|their|this|these|those|any|previously|already|being)\s+$/iu
const CONTRAST = /(?:[,;]\s*)?(?<![\p{L}\p{N}_])(?:but|while|whilst|whereas|however)(?![\p{L}\p{N}_])/gu
const JOINT = /(?:[,;]\s*)?(?<![\p{L}\p{N}_])(?:and|then|or)(?![\p{L}\p{N}_])|[,;]/gu
// A connective after which only a subject stands before the outcome word, or nothing at all.
const CLAUSE = new RegExp(
  `(?:[,;]\\s*)?(?:(?<![${WORD}])(?:and|but|while|whilst|whereas|however|then|or)(?![${WORD}]),?|(?<=[,;]))\\s+` +
    "(?<subject>" +
    "(?:(?:also|further|furthermore|then|therefore|subsequently|unanimously|additionally|hereby|that|it|was|not|has|have)\\s+)*" +
    `(?:(?:the|a|an|all|both|one|two|three|its|most|some|each|members?|[A-Z][${WORD}’'\\-]*)\\s+(?:[${WORD}’'\\-]+\\s+){0,6})?` +
    ")$",
  "uy",
)
const LOOSE_END = /(?:[\s,;]|(?<![\p{L}\p{N}_])(?:and|but)(?![\p{L}\p{N}_]))+$/u
const NUMBERED = /\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[A-Z“"'‘(])/y
const ENUMERATED = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+)?/
const LIST_SEPARATOR = /[;,]?\s*(?<![\p{L}\p{N}_])(?:and|or)\s*$|;\s*$/u

const patterns = new Map()

export function wordPattern(words) {
  const key = [...words].sort().join("|")
  if (!patterns.has(key)) patterns.set(key, new RegExp(`(?<![${WORD}\\-])(?:${key})(?![${WORD}\\-])`, "gu"))
  return patterns.get(key)
}

// The outcome words of a paragraph that decide something: [{outcome, at}].
export function outcomeWords(text, words) {
  if (!words.length || !/\p{Ll}/u.test(text)) return []
  return [...text.matchAll(wordPattern(words))]
    .filter((match) => !onlyDescribes(text, match))
    .map((match) => ({ outcome: match[0], at: match.index }))
}

function onlyDescribes(text, match) {
  const before = text.slice(0, match.index)
  const after = text.charAt(match.index + match[0].length)
  const [last, quotes] = [before.slice(-1), "“\"‘'"]
  const isQuoted = last !== "" && after !== "" && quotes.includes(last) && "”\"’'".includes(after)
  return isQuoted || DESCRIBING.test(before.slice(-20))
}

// Every outcome statement of one paragraph or list item: [{outcome, start, word, end}], in order. A list item's
// separator ("; and") is no part of its statement.
export function findStatements(text, words, inList) {
  const found = outcomeWords(text, words)
  if (!found.length) return []
  const whole = text.trimEnd().length
  if (inList && found[0].at === ENUMERATED.exec(text)[0].length) {
    return trimmed(text, clauses(text, found[0].at, whole, found), inList)
  }
  const out = []
  for (const [start, end] of sentenceSpans(text)) {
    const inside = found.filter(({ at }) => start <= at && at < end)
    if (!inside.length) continue
    NUMBERED.lastIndex = start
    const numbered = NUMBERED.exec(text)
    out.push(...clauses(text, numbered ? start + numbered[0].length : start, end, inside))
  }
  return trimmed(text, out, inList)
}

function trimmed(text, statements, inList) {
  const whole = text.trimEnd().length
  return statements.map((statement) => {
    if (!inList || statement.end !== whole) return statement
    const separator = LIST_SEPARATOR.exec(text.slice(statement.start, whole))
    return separator ? { ...statement, end: statement.start + separator.index } : statement
  })
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
  // "but", "however" part clauses wherever they stand; the last "and" before a subject does, an earlier one may not.
  for (const connective of [...between.matchAll(CONTRAST), ...[...between.matchAll(JOINT)].reverse()]) {
    CLAUSE.lastIndex = connective.index
    const match = CLAUSE.exec(between)
    if (match) return [after + connective.index, after + match.index + match[0].length - match.groups.subject.length]
  }
  const loose = LOOSE_END.exec(between)
  return [loose ? after + loose.index : word, word]
}
