// Equations of the web as running text: powers are raised and fractions have their stroke, or 10⁶ would be 106 and a half
// 12. What stands beside an equation for other programs, its source for one, is no text.
const SET_BY_PROGRAM = ".katex, mjx-container, .MathJax"
const WITHOUT_TEXT = new Set(["annotation", "annotation-xml", "mphantom", "mprescripts", "none"])

/** @typedef {"sub" | "sup" | null} Script */
/** @typedef {(parts: Element[], script: Script) => (Node | string)[]} Writing */

/** @type {(page: Document) => void} */
export function writeEquations(page) {
  for (const equation of page.body.querySelectorAll("math")) {
    // A program that sets equations has two of them, one for the eye: its words would stand twice.
    const shown = equation.closest(SET_BY_PROGRAM) ?? equation
    if (page.body.contains(shown)) shown.replaceWith(...written(equation, null))
  }
}

/** @type {Record<string, Writing>} */
const WRITINGS = {
  mfrac: ([above, below], script) => [...grouped(above, script), "/", ...grouped(below, script)],
  msqrt: (parts, script) => ["√(", ...inRow(parts, script), ")"],
  mroot: ([under, index], script) => [...shifted(index, "sup", script), "√(", ...written(under, script), ")"],
  msup: ([base, raised], script) => [...written(base, script), ...shifted(raised, "sup", script)],
  mover: ([base, raised], script) => [...written(base, script), ...shifted(raised, "sup", script)],
  msub: ([base, lowered], script) => [...written(base, script), ...shifted(lowered, "sub", script)],
  munder: ([base, lowered], script) => [...written(base, script), ...shifted(lowered, "sub", script)],
  msubsup: withBoth,
  munderover: withBoth,
  mtr: (parts, script) => apart(parts, " ", script),
  mtable: (parts, script) => apart(parts, "; ", script),
  semantics: ([said], script) => written(said, script),
}

/** @type {Writing} */
function withBoth([base, lowered, raised], script) {
  return [...written(base, script), ...shifted(lowered, "sub", script), ...shifted(raised, "sup", script)]
}

/** @type {(element: Element | undefined, script: Script) => (Node | string)[]} */
function written(element, script) {
  if (!element || WITHOUT_TEXT.has(element.localName)) return []
  const parts = [...element.children]
  if (!parts.length) return [element.localName === "mspace" ? " " : element.textContent.trim()]
  return (WRITINGS[element.localName] ?? inRow)(parts, script)
}

const inRow = (parts, script) => parts.flatMap((part) => written(part, script))

const apart = (parts, between, script) =>
  parts.flatMap((part, place) => [...(place ? [between] : []), ...written(part, script)])

// Raised or lowered; within what is so already, by a sign, for it can be shown once only.
function shifted(element, to, script) {
  if (!element) return []
  if (script) return [to === "sup" ? "^" : "_", ...grouped(element, script)]
  const holder = element.ownerDocument.createElement(to)
  holder.append(...written(element, to))
  return holder.textContent ? [holder] : []
}

// In brackets where it is more than one number or name.
function grouped(element, script) {
  const said = written(element, script)
  const isOne = /^[\p{L}\p{N}.,]*$/u.test(
    said.map((part) => (typeof part === "string" ? part : part.textContent)).join(""),
  )
  return isOne ? said : ["(", ...said, ")"]
}
