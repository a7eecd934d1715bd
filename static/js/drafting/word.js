// HTML from Word and the web, made plain before the editor reads it: Word's lists are paragraphs with a style, and any
// style would be reported by the page's content security policy when the markup is parsed.
import grammar from "drafting/grammar"

const IN_LIST = /mso-list:\s*l\d+\s+level(\d)/i
const ENUMERATOR = new RegExp(`^\\(?(?:${grammar.entries.enumerators})[.)]`, "u")

export function plainMarkup(html) {
  const harmless = html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<(script|xml|o:p|head)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/\sstyle\s*=/gi, " data-mso=")
    .replace(/\son\w+\s*=/gi, " data-on=")
  const page = new window.DOMParser().parseFromString(harmless, "text/html")
  for (const mark of page.querySelectorAll("[data-mso*='mso-list:Ignore' i]")) dropMark(mark)
  for (const first of [...page.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    if (first.isConnected && levelOf(first)) first.replaceWith(listFrom(first))
  }
  return page.body.innerHTML
}

const levelOf = (element) => Number(IN_LIST.exec(element?.dataset?.mso || "")?.[1] || 0)

// A bullet goes; the number or letter of an entry is part of what is printed, and stays.
function dropMark(mark) {
  const sign = mark.textContent.trim()
  mark.replaceWith(ENUMERATOR.test(sign) ? `${sign} ` : "")
}

// The paragraphs from here on that are entries, as lists within lists; they leave the page, the first excepted.
function listFrom(first) {
  const entries = [first]
  while (levelOf(entries.at(-1).nextElementSibling)) entries.push(entries.at(-1).nextElementSibling)
  const list = document.createElement("ul")
  const open = [list]
  for (const entry of entries) {
    const level = Math.min(levelOf(entry), open.length + (open.at(-1).lastElementChild ? 1 : 0))
    open.length = Math.min(open.length, level)
    if (level > open.length) open.push(open.at(-1).lastElementChild.appendChild(document.createElement("ul")))
    const paragraph = document.createElement("p")
    paragraph.append(...entry.childNodes)
    open.at(-1).appendChild(document.createElement("li")).append(paragraph)
    if (entry !== first) entry.remove()
  }
  return list
}
