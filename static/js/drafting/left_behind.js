// Copies on this device of items whose pages are gone or stand in another tab. Before the minutes go to the chair their
// words go to the server, or it is said which items still have some here.
import { claim } from "drafting/claiming"
import { withTheirs } from "drafting/markup"
import { isAnswered, patience, post, requestOf } from "drafting/sending"

/** @import { Heard, SavedCopy } from "./types" */
/** @import { Saver } from "drafting/saving" */

// The numbers of the items of which words stay here.
/** @param {Saver} saver */
export async function sendOthers(saver) {
  const stay = []
  for (const copy of await saver.keeper.elsewhere(saver.left)) {
    const number = numberOf(copy.item)
    if (number && !(await isSent(saver, copy))) stay.push(number)
  }
  return [...new Set(stay)]
}

// As the agenda beside the text has it, also while that is being changed; null of an item of another meeting.
function numberOf(item) {
  const line = document.querySelector(`.drafting-lines [data-line="${item}"], [data-agenda] [data-item="${item}"]`)
  return line?.querySelector(".drafting-number").textContent.trim() ?? null
}

// What is to be chosen is chosen where it stands: its copy stays. So does that of a tab that lives, which is its own.
async function isSent(saver, copy) {
  if (!isWhole(copy, await send(copy, saver))) return false
  if (await claim(copy.key)) await saver.keeper.forget(copy.key)
  return true
}

// Whether the server has all of a copy now.
/** @type {(copy: SavedCopy, heard: Heard) => boolean} */
export const isWhole = (copy, { response, answer }) => isAnswered(response, answer) && !copy.clashes?.length

/** @type {(copy: SavedCopy & { item: string }, where: { address: string, token: string }) => Promise<Heard>} */
export function send(copy, { address, token }) {
  const request = { ...requestOf(withTheirs(copy), copy), is_announced: true }
  const nothing = patience().then(() => ({ response: undefined, answer: {} }))
  return Promise.race([post(address.replace(/item=\d+/, `item=${copy.item}`), token, request), nothing])
}
