// Reads plain text as the blocks of a minute; the same as minutes/text/typed.py, which tests hold beside it.
const LONGEST_HEADING = 110
const LONGEST_WRAPPED = 120 // a text with longer lines has one paragraph to a line
const ENDED_EARLY = 0.82 // of the longest line
const DEEPER = 2

const COMPLETE = /[.:;?!]["'”’)\]]*$/
const ENDED = /[.?!]["'”’)\]]*$/
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const BULLET = /^(?:[-–—*+•‣▪●◦·¢]|[oe.](?=\s+\S))\s+(?=\S)/
const ENUMERATOR = /^\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+(?=\S)/
const SURE_BULLETS = "-–—*+•‣▪●◦·¢"
const SEPARATED = /[;,](?: (?:and|or))?$/
const OUTCOME = /^[A-Z]{3,}ED(?![\p{L}\p{N}_])/u
const HAS_OUTCOME = /[A-Z]{3,}ED(?![\p{L}\p{N}_])/u
const BROKEN_WORD = /[\p{L}\p{N}_]-$/u
const REFERENCE = "[A-Z]{2,8}\\s?\\d{1,4}\\s?/\\s?0*\\d{1,3}\\s*[:.–—-]?\\s*"
const NAME = "[\\p{L}\\p{N}_’'\\-]"
// The label of an action; a printed reference goes with it, for the number is given here.
export const ACTION_LABEL = new RegExp(
  `^(?:NEW )?ACTION(?: POINT| ITEM)?\\s*(?:${REFERENCE}|[:–—\\-]\\s*(?:${REFERENCE})?|(?=[A-Z]${NAME}*(?: ${NAME}+){0,6} (?:to|shall|will) ))`,
  "u",
)
const isLower = (letter) => /\p{Ll}/u.test(letter)

// The blocks of a plain text: [{kind, text, items}], kind paragraph, subheading, action or list.
export function typedBlocks(text) {
  const lines = readLines(text)
  const longest = Math.max(0, ...lines.map((line) => line.length))
  const measure = longest <= LONGEST_WRAPPED ? longest : null
  const blocks = []
  lines.forEach((line, place) => {
    const before = blocks.at(-1)
    const isMore = place > 0 && goesOn(lines[place - 1], line, before, measure)
    const action = ACTION_LABEL.exec(line.text)
    const words = entry(lines, place, before, isMore)
    if (action && action[0].length < line.text.length) {
      blocks.push({ kind: "action", text: line.text.slice(action[0].length) })
    } else if (words !== null) addEntry(blocks, { indent: line.indent, text: words, items: [] }, line)
    else if (isMore) continueWith(before, line.text)
    else blocks.push({ kind: isHeading(lines, place, before) ? "subheading" : "paragraph", text: line.text })
  })
  return blocks
}

function readLines(text) {
  const out = []
  let gap = false
  for (const raw of text.split(/\r\n|[\r\n\f\v\u2028\u2029]/)) {
    const clean = expandTabs(raw.replace(INVISIBLE, "").replace(/\xa0/g, " ")).trimEnd()
    const words = clean.split(/\s+/).filter(Boolean).join(" ")
    if (words) {
      const indent = clean.length - clean.trimStart().length
      // One blank before a line is what a page break leaves in text taken from a PDF.
      out.push({
        text: words,
        indent: indent === 1 ? 0 : indent,
        length: clean.length,
        afterGap: gap,
        opensPage: indent === 1,
      })
    }
    gap = !words
  }
  return out
}

function expandTabs(line) {
  let out = ""
  for (const sign of line) out += sign === "\t" ? " ".repeat(4 - (out.length % 4)) : sign
  return out
}

// Whether the line continues the sentence, or the paragraph, of the line before it.
function goesOn(last, line, before, measure) {
  if (before.kind === "subheading") return false
  const [isComplete, startsLower] = [COMPLETE.test(last.text), isLower(line.text[0])]
  if (line.afterGap) return !isComplete && startsLower
  if (line.opensPage) return !isComplete
  if (last.text.endsWith(":") && OUTCOME.test(line.text)) return false
  if (measure === null) return before.kind === "list" && line.indent >= DEEPER && !isComplete
  const hadRoom = last.length + 1 + line.text.split(" ", 1)[0].length < measure * ENDED_EARLY
  return startsLower || !(hadRoom && isComplete)
}

// The words of a list entry that starts on this line; a bullet is dropped, an enumerator is part of the words.
function entry(lines, place, before, isMore) {
  const line = lines[place]
  const isOpen = before?.kind === "list"
  const isIntroduced = before !== undefined && lastText(before).endsWith(":")
  const bullet = BULLET.exec(line.text)
  if (bullet) {
    const sign = bullet[0][0]
    const isSure = SURE_BULLETS.includes(sign) && !(isMore && "-–—".includes(sign) && !isOpen)
    if (isSure || isOpen || isIntroduced) return line.text.slice(bullet[0].length)
  }
  if (ENUMERATOR.test(line.text) && (isOpen || isIntroduced || (!isMore && countsOn(lines, place)))) return line.text
  const isNext = isOpen && !line.afterGap && SEPARATED.test(lastText(before))
  return OUTCOME.test(line.text) && (isIntroduced || isNext) ? line.text : null
}

// Whether another entry of the same make follows soon: one number alone is no list.
const countsOn = (lines, place) => lines.slice(place + 1, place + 4).some((line) => ENUMERATOR.test(line.text))

function addEntry(blocks, item, line) {
  const last = blocks.at(-1)
  if (last?.kind !== "list" || (line.afterGap && ENDED.test(lastText(last)))) {
    blocks.push({ kind: "list", items: [item] })
    return
  }
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
  if (before && (lastText(before).endsWith(":") || !(line.afterGap || line.opensPage))) return false
  return looksLikeHeading(line.text)
}

export const looksLikeHeading = (text) =>
  text.length <= LONGEST_HEADING && !/[.:;,?!]$/.test(text) && !isLower(text[0]) && !HAS_OUTCOME.test(text)

const lastItem = (items) => (items.at(-1).items.length ? lastItem(items.at(-1).items) : items.at(-1))
const lastText = (block) => (block.kind === "list" ? lastItem(block.items).text : block.text)

function continueWith(block, text) {
  const open = block.kind === "list" ? lastItem(block.items) : block
  const isBroken = BROKEN_WORD.test(open.text) && isLower(text[0])
  open.text += (isBroken ? "" : " ") + text
}
