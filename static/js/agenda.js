// Items of an agenda are dragged to another place. What moves them is the form with the buttons that do it by key.
let dragged = null

document.addEventListener("dragstart", (event) => {
  const handle = /** @type {HTMLElement} */ (event.target).closest?.(".agenda-handle")
  const line = handle?.closest("[data-item]")
  if (!line) return
  dragged = line
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setDragImage(line, 0, 0)
})

document.addEventListener("dragover", (event) => {
  const line = lineAt(event)
  if (!line) return
  event.preventDefault()
  mark(line, isBelow(line, event) ? "after" : "before")
})

document.addEventListener("drop", (event) => {
  const line = lineAt(event)
  if (!line) return
  event.preventDefault()
  const [from, to] = [Number(dragged.dataset.place), Number(line.dataset.place)]
  const place = isBelow(line, event) ? to + (from > to ? 1 : 0) : to - (from < to ? 1 : 0)
  if (place !== from) move(dragged, place)
})

document.addEventListener("dragend", () => {
  mark(null)
  dragged = null
})

const lineAt = (event) => dragged && event.target.closest?.("[data-agenda] [data-item]")

function isBelow(line, event) {
  const { top, height } = line.getBoundingClientRect()
  return event.clientY > top + height / 2
}

function mark(line, side) {
  for (const marked of document.querySelectorAll("[data-drop]")) marked.removeAttribute("data-drop")
  if (line) line.dataset.drop = side
}

function move(line, place) {
  const form = line.querySelector("[data-move]")
  const button = document.createElement("button")
  Object.assign(button, { name: "place", value: place, hidden: true })
  form.append(button)
  button.click()
}
