// Copies on this device of other items of the meeting, whose pages are gone or stand in another tab. Before the minutes
// go to the chair their words go to the server, or it is said which items still have some here.
import { claim } from "drafting/claiming"
import { withTheirs } from "drafting/copies"
import { isAnswered, patience, post, requestOf } from "drafting/sending"

/** @import { Saver } from "drafting/saving" */

// The number of the first item of which words stay here; null where there is none.
/** @param {Saver} saver */
export async function sendOthers(saver) {
  for (const copy of await saver.keeper.elsewhere(saver.left)) {
    const number = numberOf(copy.item)
    if (number && !(await isSent(saver, copy))) return number
  }
  return null
}

// As the agenda beside the text has it, also while that is being changed; null of an item of another meeting.
function numberOf(item) {
  const line = document.querySelector(`.drafting-lines [data-line="${item}"], [data-agenda] [data-item="${item}"]`)
  return line?.querySelector(".drafting-number").textContent.trim() ?? null
}

// What is to be chosen is chosen where it stands: its copy stays. So does that of a tab that lives, which is its own.
async function isSent(saver, copy) {
  const address = saver.address.replace(/item=\d+/, `item=${copy.item}`)
  const request = { ...requestOf(withTheirs(copy), copy), is_announced: true }
  const nothing = patience().then(() => ({ response: undefined, answer: {} }))
  const { response, answer } = await Promise.race([post(address, saver.token, request), nothing])
  if (!isAnswered(response, answer) || copy.clashes?.length) return false
  if (await claim(copy.key)) await saver.keeper.forget(copy.key)
  return true
}
