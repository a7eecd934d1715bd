// Markup of the clipboard as a page that can be looked through: its styles lie in an attribute that says nothing to a
// browser, for the page's content security policy would report every style, and its stylesheets are apart. One pass,
// whatever the markup is like.
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/y
const TAG_NAME = /<([a-zA-Z][^\s/>]*)/y
const ATTRIBUTE = /[\s/]+|([^\s/>][^\s/>=]*)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?/y
const DRESS = "data-dress"
// What they hold is no text.
const WITHOUT_TEXT = new Set(["style", "script", "xml", "title", "noscript", "template", "iframe"])

// The page, and the text of its stylesheets.
/** @type {(html: string) => { page: Document, sheets: string }} */
export function inertPage(html) {
  const { markup, sheets } = apart(html)
  return { page: new window.DOMParser().parseFromString(markup, "text/html"), sheets }
}

/** @type {(html: string) => { markup: string, sheets: string }} */
export function apart(html) {
  let [markup, sheets] = ["", ""]
  let at = 0
  for (;;) {
    const next = html.indexOf("<", at)
    if (next < 0) return { markup: markup + html.slice(at), sheets }
    markup += html.slice(at, next)
    const comment = matchAt(COMMENT, html, next)
    const opening = comment ? null : matchAt(TAG_NAME, html, next)
    if (comment) at = next + comment[0].length
    else if (!opening) {
      markup += "<"
      at = next + 1
    } else {
      const tag = attributesFrom(html, next + opening[0].length)
      const name = opening[1].toLowerCase()
      at = tag.end
      if (WITHOUT_TEXT.has(name)) {
        const { content, end } = upToClosing(html, name, at)
        if (name === "style") sheets += `${content}\n`
        at = end
      } else markup += `<${opening[1]}${tag.attributes}`
    }
  }
}

function matchAt(pattern, text, place) {
  pattern.lastIndex = place
  return pattern.exec(text)
}

// The attributes of a tag, as far as its end.
function attributesFrom(html, start) {
  let attributes = ""
  let at = start
  for (;;) {
    const found = matchAt(ATTRIBUTE, html, at)
    if (!found) return { attributes, end: at }
    at += found[0].length
    const name = (found[1] || "").toLowerCase()
    if (name === "style") attributes += `${DRESS}${found[2] || ""}`
    else if (!name.startsWith("on")) attributes += found[0]
  }
}

function upToClosing(html, name, start) {
  const closing = new RegExp(`</${name}[^>]*>?`, "gi")
  const found = matchAt(closing, html, start)
  if (!found) return { content: html.slice(start), end: html.length }
  return { content: html.slice(html.indexOf(">", start) + 1, found.index), end: found.index + found[0].length }
}
