// Lists of other programs become lists of ours. Word's are paragraphs with a style, Word online's are one list for each
// entry: both say the level of an entry beside it. In a mail they may be paragraphs that begin with a bullet. Numbers that a list of ours would not print as they were become words
// of their entries, as they are where they were typed.
import { indentOf, isBullet, isBulleted, takeBullet } from "drafting/bullets"
import { styleOf } from "drafting/dress"
import { inPrint, isDecimal, kindOfType } from "drafting/list_numbers"

const IN_WORD_LIST = /^l\d+\s+level(\d)/
const OUR_NUMBER = /^[0-9]{1,6}\.$/
const OF_BULLETS = new Set(["none", "disc", "circle", "square"])
const ONLINE_ENTRY = "li[data-aria-level]"

/** @typedef {{ level: number, number: number | null, content: ChildNode[] }} Entry */

/** @type {(page: Document) => void} */
export function readLists(page) {
  for (const item of page.querySelectorAll("li[data-stringify-indent]")) {
    item.setAttribute("data-aria-level", String(Number(item.getAttribute("data-stringify-indent")) + 1))
  }
  for (const mark of page.querySelectorAll("[data-dress*='mso-list' i]")) {
    if (styleOf(mark).get("mso-list") === "ignore") readMark(mark)
  }
  joinRuns(page, "p", (element) => Boolean(wordLevel(element)), wordEntries)
  joinRuns(page, "div, ul, ol", isOnlineList, onlineEntries)
  joinRuns(page, "p, div", isBulleted, bulletedEntries)
  for (const list of [...page.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")]) putUnderEntry(list)
  for (const list of [...page.querySelectorAll("ol")]) readNumbers(list)
}

const wordLevel = (element) => Number(IN_WORD_LIST.exec(styleOf(element).get("mso-list") || "")?.[1] || 0)

// A bullet goes, and so does a number that a list of ours prints alike; any other is part of what is printed, and stays.
function readMark(mark) {
  const sign = mark.textContent.replace(/\xa0/g, " ").trim()
  const entry = mark.closest("p")
  if (entry && wordLevel(entry) && OUR_NUMBER.test(sign)) {
    entry.dataset.number = sign.slice(0, -1)
    mark.remove()
  } else mark.replaceWith(isBullet(sign, mark) ? "" : `${sign} `)
}

const wordEntries = (paragraphs) =>
  paragraphs.map((paragraph) => {
    const number = paragraph.dataset.number ? Number(paragraph.dataset.number) : null
    return { level: wordLevel(paragraph), number, content: [wrapped(paragraph)] }
  })

// Those that stand farther in than the ones above them are within them.
function bulletedEntries(paragraphs) {
  const indents = [...new Set(paragraphs.map(indentOf))].sort((one, other) => one - other)
  return paragraphs.map((paragraph) => {
    takeBullet(paragraph)
    return { level: indents.indexOf(indentOf(paragraph)) + 1, number: null, content: [wrapped(paragraph)] }
  })
}

function wrapped(paragraph) {
  const inner = paragraph.ownerDocument.createElement("p")
  inner.append(...paragraph.childNodes)
  return inner
}

// Elements of one make that follow one another become lists within lists, in the place of the first.
function joinRuns(page, selector, isOne, entriesOf) {
  for (const first of [...page.body.querySelectorAll(selector)]) {
    if (!page.body.contains(first) || !isOne(first)) continue
    const run = [first]
    for (let next = first.nextElementSibling; next && isOne(next); next = next.nextElementSibling) run.push(next)
    const lists = nested(entriesOf(run), page)
    for (const other of run.slice(1)) other.remove()
    first.replaceWith(...lists)
  }
}

// Nothing else in it: words that lie loose beside the entries would be lost.
function isOnlineList(element) {
  const hasLooseWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
  if (hasLooseWords || !element.childElementCount) return false
  return element.matches("div")
    ? [...element.children].every((child) => child.matches("ul, ol") && isOnlineList(child))
    : [...element.children].every((child) => child.matches(ONLINE_ENTRY))
}

function onlineEntries(elements) {
  const printed = [] // of each level, the number of the last entry as it is printed
  return elements
    .flatMap((element) => [...element.querySelectorAll(ONLINE_ENTRY)])
    .map((item) => {
      const list = item.parentElement
      const level = Number(item.dataset.ariaLevel) || 1
      const number = Number(item.dataset.ariaPosinset) || startOf(list) + [...list.children].indexOf(item)
      const format = item.dataset.leveltext || `%${level}.`
      printed[level] = inPrint(number, kindOf(list))
      const isNumbered = list.matches("ol")
      const isOurs = isNumbered && isDecimal(kindOf(list)) && /^%\d\.$/.test(format)
      if (isNumbered && !isOurs) putMark(item, `${format.replace(/%(\d)/g, (_, outer) => printed[outer] ?? "")} `)
      return { level, number: isOurs ? number : null, content: [...item.childNodes] }
    })
}

// Entries as lists: a list goes on where the next entry has the next number, or no number as those before it.
/** @type {(entries: Entry[], page: Document) => HTMLElement[]} */
function nested(entries, page) {
  const top = []
  const open = [] // the list of each level, with the number that comes next in it
  for (const { level, number, content } of entries) {
    const depth = Math.min(level, open.length + 1)
    open.length = Math.min(open.length, depth)
    if (open.length < depth || open.at(-1).next !== number) {
      open.length = depth - 1
      const list = page.createElement(number === null ? "ul" : "ol")
      if (number !== null && number !== 1) list.setAttribute("start", String(number))
      if (depth === 1) top.push(list)
      else open.at(-1).list.lastElementChild.append(list)
      open.push({ list, next: number })
    }
    const item = page.createElement("li")
    item.append(...content)
    open.at(-1).list.append(item)
    if (number !== null) open.at(-1).next = number + 1
  }
  return top
}

// A list that stands in a list and in no entry of it belongs to the entry above.
function putUnderEntry(list) {
  const entry = list.previousElementSibling
  if (entry?.matches("li")) entry.append(list)
}

const kindOf = (list) =>
  styleOf(list).get("list-style-type") ||
  kindOfType(list.getAttribute("type")) ||
  styleOf(list.querySelector(":scope > li") || list).get("list-style-type") ||
  kindOfType(list.querySelector(":scope > li")?.getAttribute("type")) ||
  "decimal"

// Decimal numbers stay numbers, from the one they start with; where an entry has another one than the next, a list begins.
function readNumbers(list) {
  const kind = kindOf(list)
  if (OF_BULLETS.has(kind)) return asBullets(list)
  const items = [...list.children].filter((child) => child.matches("li"))
  let current = list
  let number = startOf(list)
  let expected = number
  for (const item of items) {
    number = item.hasAttribute("value") ? Number(item.getAttribute("value")) || number : expected
    if (!isDecimal(kind)) putMark(item, `${inPrint(number, kind)}. `)
    else if (item === items[0]) current.setAttribute("start", String(number))
    else if (number !== expected) current = divided(current, item, number)
    expected = number + 1
  }
  return isDecimal(kind) ? undefined : asBullets(list)
}

const startOf = (list) => (list.hasAttribute("start") ? Number.parseInt(list.getAttribute("start"), 10) || 0 : 1)

function divided(list, item, number) {
  const rest = list.ownerDocument.createElement("ol")
  rest.setAttribute("start", String(number))
  for (let next = item; next; ) {
    const following = next.nextSibling
    rest.append(next)
    next = following
  }
  list.after(rest)
  return rest
}

function putMark(item, mark) {
  const first = [...item.childNodes].find((node) => node.nodeType !== Node.TEXT_NODE || node.data.trim())
  ;(first instanceof Element && first.matches("p, div") ? first : item).prepend(mark)
}

function asBullets(list) {
  const bullets = list.ownerDocument.createElement("ul")
  bullets.append(...list.childNodes)
  list.replaceWith(bullets)
}
