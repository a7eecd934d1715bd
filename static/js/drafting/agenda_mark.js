// How the item that is open stands, in the agenda beside its text.
export function markCurrent(html) {
  /** @type {HTMLElement} */
  const mark = document.querySelector(".drafting-lines [aria-current] .drafting-mark")
  if (!mark || mark.dataset.state === "withdrawn") return
  const state = html ? "written" : "nothing written yet"
  if (mark.dataset.state === state) return
  mark.dataset.state = state
  mark.querySelector(".unseen").textContent = state
}
