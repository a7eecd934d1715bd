// A row of tools has one tab stop: arrows go from tool to tool, and the one that was used last keeps the stop. In its
// menu, arrows go up and down.
const ALONG = { ArrowRight: (index) => index + 1, ArrowLeft: (index) => index - 1, Home: () => 0, End: () => -1 }
const DOWN = { ArrowDown: (index) => index + 1, ArrowUp: (index) => index - 1, Home: () => 0, End: () => -1 }

export function connectRoving(toolbar) {
  const tools = [...toolbar.querySelectorAll(":scope > button, :scope > details > summary")]
  const stopAt = (stop) => tools.forEach((tool) => (tool.tabIndex = tool === stop ? 0 : -1))
  stopAt(tools[0])
  toolbar.addEventListener("focusin", ({ target }) => tools.includes(target) && stopAt(target))
  toolbar.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const entries = [...(event.target.closest("details")?.querySelectorAll(".menu-entry") || [])]
    const isMoved = move(event, tools, ALONG) || move(event, entries, DOWN) || enterMenu(event, entries)
    if (isMoved) event.preventDefault()
  })
}

function move({ key, target }, places, steps) {
  const index = places.indexOf(target)
  if (index < 0 || !(key in steps)) return false
  places.at(steps[key](index) % places.length).focus()
  return true
}

function enterMenu({ key, target }, entries) {
  if (key !== "ArrowDown" || target.localName !== "summary") return false
  target.parentElement.open = true
  entries[0].focus()
  return true
}
