// Says what was left out of a paste, for as long as nobody closes it; the paste can be undone until something else is
// written.
import { inWords } from "drafting/left_out_words"
import { isFrom } from "drafting/origins"

/** @import { LeftOut } from "./types" */

/** @type {(bar: HTMLElement, editor: any, announcer: any) => (leftOut: LeftOut, isChanged: boolean) => void} */
export function connectLeftOut(bar, editor, announcer) {
  const said = bar.querySelector("[data-said]")
  const undo = /** @type {HTMLButtonElement} */ (bar.querySelector("[data-undo]"))
  const close = () => {
    bar.hidden = true
    editor.view.focus()
  }
  bar.querySelector("[data-close]").addEventListener("click", close)
  undo.addEventListener("click", () => {
    editor.commands.undo()
    close()
  })
  editor.on("update", ({ transaction }) => {
    const isOwn = ["paste", "drop"].includes(transaction.getMeta("uiEvent")) || isFrom(transaction, "remote")
    if (!isOwn) undo.hidden = true
  })
  return (leftOut, isChanged) => {
    const words = inWords(leftOut)
    bar.hidden = !words
    said.textContent = words
    undo.hidden = !isChanged
    if (words) announcer.say(words)
  }
}
