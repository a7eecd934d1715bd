// What styles say of an element, read before they are dropped: its own, and those of the stylesheets that come along.
const DRESS = "data-dress"
const MOST_RULES = 300

// Says which properties of stylesheets are of any use. Called once for a page.
/** @type {(page: Document, sheets: string, wanted: (style: Map<string, string>) => boolean) => void} */
export function dressBySheets(page, sheets, wanted) {
  const rules = rulesOf(sheets).filter(({ style }) => wanted(declarations(style)))
  for (const { selectors, style } of rules.slice(0, MOST_RULES)) {
    for (const element of matching(page, selectors)) {
      // What an element says of itself counts more, and stands behind.
      element.setAttribute(DRESS, `${style};${element.getAttribute(DRESS) || ""}`)
    }
  }
}

function matching(page, selectors) {
  try {
    return page.body.querySelectorAll(selectors)
  } catch {
    return [] // a selector that only its own program knows
  }
}

// What an element says of itself: property → value, in small letters.
/** @type {(element: Element) => Map<string, string>} */
export const styleOf = (element) => declarations(element.getAttribute?.(DRESS) || "")

export function declarations(style) {
  const found = new Map()
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":")
    if (colon > 0) {
      found.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
    }
  }
  return found
}

// The words of a value.
export const wordsOf = (value = "") => value.replace("!", " ").split(/\s+/).filter(Boolean)

// The rules of stylesheets, without those that count on paper only, or under other conditions.
export function rulesOf(sheets) {
  const rules = []
  const text = sheets.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, "").replace(/<!--|-->/g, "")
  let [depth, start, selectors] = [0, 0, ""]
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    const before = text.slice(start, index).trim()
    if (brace === "{" && depth === 0) selectors = before.slice(before.lastIndexOf(";") + 1).trim()
    if (brace === "}" && depth === 1 && !selectors.startsWith("@")) rules.push({ selectors, style: before })
    depth = Math.max(0, depth + (brace === "{" ? 1 : -1))
    start = index + 1
  }
  return rules
}
