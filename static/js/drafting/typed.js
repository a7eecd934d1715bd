// Reads plain text as the blocks of a minute; the same as minutes/text/typed.py, by the same table of examples.
import { ACTION_LABEL, PROMISE } from "drafting/action_label"
import { BREAK, readable } from "drafting/characters"
import { outcomePattern } from "drafting/clauses"
import grammar from "drafting/grammar"
import { anyMark, anyWord, LETTERS } from "drafting/patterns"

/** @import { TypedBlock } from "./types" */

export { ACTION_LABEL }

const LONGEST_HEADING = 110
const LONGEST_WRAPPED = 120 // a text with longer lines has one paragraph to a line
const ENDED_EARLY = 0.82 // of the longest line
const DEEPER = 2
const LONGEST_ENDING = 6 // characters, more than any separator has

const { lines: marks, entries } = grammar
const CLOSING = anyMark(marks.closing)
const COMPLETE = new RegExp(`${anyMark(marks.completing)}${CLOSING}*$`, "u")
const ENDED = new RegExp(`${anyMark(marks.ending)}${CLOSING}*$`, "u")
const POINTED = new RegExp(`${anyMark(marks.completing + entries.separators)}$`, "u")
// A line does not end with these where it is a line of its own.
const LEADS_ON = new RegExp(
  `(?:${anyMark(entries.separators + entries.dashes)}|(?<![${LETTERS}])${anyWord(marks.leading_on)})$`,
  "u",
)
const BULLET = new RegExp(
  `^(?:(?:${anyMark(entries.glued_bullets)}|${entries.font_bullets})\\s*(?=\\S)|` +
    `(?:${anyMark(entries.bullets)}|${anyMark(entries.letters_for_bullets)}(?=\\s+\\S))\\s+(?=\\S))`,
  "u",
)
const ENUMERATOR = new RegExp(`^\\(?(?:${entries.enumerators_at_line_start})[.)]\\s+(?=\\S)`, "u")
const SEPARATED = new RegExp(`${anyMark(entries.separators)}(?: ${anyWord(entries.last)})?$`, "u")
const BROKEN_WORD = new RegExp(`[${LETTERS}]-$`, "u")
const isLower = (letter) => /\p{Lowercase}/u.test(letter)
const isUpper = (letter) => /\p{Uppercase}/u.test(letter)
const isDigit = (letter) => /\p{Nd}/u.test(letter)
const firstOf = (text) => String.fromCodePoint(text.codePointAt(0))

// Words that go on from line to line. Each line asks for their ending only, and they are joined at the end.
class Words {
  #parts

  constructor(line) {
    this.#parts = [line]
    this.ending = line.slice(-LONGEST_ENDING)
  }

  goOn(line) {
    const isJoined = !this.ending || (BROKEN_WORD.test(this.ending) && isLower(line[0]))
    this.#add(isJoined ? line : ` ${line}`)
  }

  breakOn(line) {
    this.#add(this.ending ? `\n${line}` : line)
  }

  #add(part) {
    this.#parts.push(part)
    this.ending = (this.ending + part).slice(-LONGEST_ENDING)
  }

  toString() {
    return this.#parts.join("")
  }
}

// The blocks of a plain text, in order. `outcomes` are the outcome words of its panel.
/** @type {(text: string, outcomes: string[]) => TypedBlock[]} */
export function typedBlocks(text, outcomes) {
  const lines = readLines(text, outcomePattern(outcomes))
  const layout = layoutOf(lines)
  const blocks = []
  lines.forEach((line, place) => {
    const before = blocks.at(-1)
    const isMore = place > 0 && goesOn(lines[place - 1], line, before, layout)
    const action = ACTION_LABEL.exec(line.text)
    const words = entry(lines, place, before, isMore)
    if (action) {
      blocks.push({ kind: "action", label: action[0], words: new Words(line.text.slice(action[0].length)) })
    } else if (words !== null) addEntry(blocks, { indent: line.indent, words: new Words(words), items: [] }, line)
    else if (line.afterBreak && before) before.words.breakOn(line.text)
    else if (isMore) before.words.goOn(line.text)
    else
      blocks.push({ kind: isHeading(lines, place, before) ? "subheading" : "paragraph", words: new Words(line.text) })
  })
  return blocks.map(finished)
}

// A list has items in the place of a text; until here its words are those of its last item.
const finished = ({ kind, label, words, items }) =>
  kind === "list" ? { kind, items: finishedItems(items) } : { kind, label, text: String(words) }

// Without recursion: a list can be nested more deeply than functions can call one another.
function finishedItems(items) {
  const open = [items]
  while (open.length) {
    for (const item of open.pop()) {
      item.text = String(item.words)
      delete item.words
      open.push(item.items)
    }
  }
  return items
}

function readLines(text, outcome) {
  const out = []
  let gap = false
  for (const { raw, afterBreak } of piecesOf(text)) {
    const clean = expandTabs(raw.replace(/\xa0/g, " ")).trimEnd()
    const words = clean.split(/\s+/).filter(Boolean).join(" ")
    if (words) {
      const indent = clean.length - clean.trimStart().length
      const found = words.search(outcome)
      out.push({
        text: words,
        // One blank before a line is what a page break leaves in text taken from a PDF.
        indent: indent === 1 ? 0 : indent,
        length: [...clean].length,
        afterGap: gap,
        afterBreak: afterBreak && !gap,
        opensPage: indent === 1,
        hasOutcome: found >= 0,
        beginsWithOutcome: found === 0,
      })
    }
    gap = !words
  }
  return out
}

// The lines of a text, and whether each goes on in the paragraph of the one above, behind a line break.
const piecesOf = (text) =>
  text.split(/\r\n|[\r\n\f]/).flatMap((line) =>
    readable(line)
      .split(BREAK)
      .map((raw, place) => ({ raw, afterBreak: place > 0 })),
  )

function expandTabs(line) {
  if (!line.includes("\t")) return line
  let out = ""
  let column = 0
  for (const sign of line) {
    const width = sign === "\t" ? 4 - (column % 4) : 1
    out += sign === "\t" ? " ".repeat(width) : sign
    column += width
  }
  return out
}

// How the lines of a text are set. A text with very long ones has no measure: each is a paragraph.
function layoutOf(lines) {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  return {
    measure: longest <= LONGEST_WRAPPED ? longest : null,
    isWrapped: lines.some((line, place) => place > 0 && isBrokenOff(lines[place - 1], line)),
  }
}

const isBrokenOff = (last, line) =>
  !line.afterGap && !line.afterBreak && isLower(firstOf(line.text)) && !COMPLETE.test(last.text)

// Whether the line continues the sentence, or the paragraph, of the line before it.
function goesOn(last, line, before, { measure, isWrapped }) {
  if (before.kind === "subheading" || line.afterBreak) return false
  // The words of an action may stand under its label.
  if (before.kind === "action" && !before.words.ending) return !line.afterGap || PROMISE.test(line.text)
  const [isComplete, startsLower] = [COMPLETE.test(last.text), isLower(firstOf(line.text))]
  if (line.afterGap) return !isComplete && startsLower
  if (line.opensPage) return !isComplete
  if (last.text.endsWith(marks.introducing) && line.beginsWithOutcome) return false
  const hangs = before.kind === "list" && line.indent >= DEEPER && !isComplete
  if (measure === null || hangs) return hangs
  const hadRoom = last.length + 1 + [...line.text.split(" ", 1)[0]].length < measure * ENDED_EARLY
  if (!isComplete && (hadRoom || !isWrapped) && beginsAnew(last, line)) return false
  return startsLower || !(hadRoom && isComplete)
}

// Whether the line looks like one of its own, as those of a list of headings do. An outcome word has capitals in the
// middle of a sentence too.
function beginsAnew(last, line) {
  if (line.beginsWithOutcome || LEADS_ON.test(last.text)) return false
  const first = firstOf(line.text)
  return isUpper(first) || (isDigit(first) && isDigit(firstOf(last.text)))
}

// The words of a list entry that starts on this line; a bullet is dropped, an enumerator is part of the words.
function entry(lines, place, before, isMore) {
  const line = lines[place]
  const isOpen = before?.kind === "list"
  const isIntroduced = Boolean(before?.words.ending.endsWith(marks.introducing))
  const bullet = BULLET.exec(line.text)
  if (bullet) {
    const sign = bullet[0][0]
    // A dash may stand within a sentence that goes on, and nowhere else.
    const isWithin = isMore && !isOpen && !ENDED.test(lines[place - 1].text)
    const isSure = !entries.letters_for_bullets.includes(sign) && !(isWithin && entries.dashes.includes(sign))
    if (isSure || isOpen || isIntroduced) return line.text.slice(bullet[0].length)
  }
  if (ENUMERATOR.test(line.text) && (isOpen || isIntroduced || (!isMore && countsOn(lines, place)))) return line.text
  const isNext = isOpen && !line.afterGap && SEPARATED.test(before.words.ending)
  return line.beginsWithOutcome && (isIntroduced || isNext) ? line.text : null
}

// Whether another entry of the same make follows soon: one number alone is no list.
const countsOn = (lines, place) => lines.slice(place + 1, place + 4).some((line) => ENUMERATOR.test(line.text))

function addEntry(blocks, item, line) {
  const last = blocks.at(-1)
  if (last?.kind !== "list" || (line.afterGap && ENDED.test(String(last.words)))) {
    blocks.push({ kind: "list", words: item.words, items: [item] })
    return
  }
  last.words = item.words
  let level = last.items
  const isUnder = () => item.indent >= level.at(-1).indent + DEEPER
  while (isUnder() && level.at(-1).items.length) level = level.at(-1).items
  if (isUnder()) level = level.at(-1).items
  level.push(item)
}

// A short line without an end, by itself, above something that begins anew.
function isHeading(lines, place, before) {
  const [line, following] = [lines[place], lines[place + 1]]
  if (!following?.afterGap || isLower(following.text[0])) return false
  const isApart = line.afterGap || line.opensPage
  if (before && (before.words.ending.endsWith(marks.introducing) || !isApart)) return false
  return isShort(line.text) && !line.hasOutcome
}

const isShort = (text) => text.length <= LONGEST_HEADING && !POINTED.test(text) && !isLower(text[0])

export const looksLikeHeading = (text, outcomes) => isShort(text) && text.search(outcomePattern(outcomes)) < 0
