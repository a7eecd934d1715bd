// A page of a meeting, opened where words of its items lie on this device that the server may not have: it sends them,
// and says of which items they were, and of which some stay here.
import { whileUnclaimed } from "drafting/claiming"
import { Keeper } from "drafting/keeping"
import { isWhole, send } from "drafting/left_behind"
import { inWords } from "drafting/left_words"

/** @import { Answer, SavedCopy } from "./types" */

const place = document.getElementById("left-here")
const { account, reference, item, address } = place.dataset
const token = /** @type {HTMLInputElement} */ (document.querySelector("[name=csrfmiddlewaretoken]"))?.value

const keeper = new Keeper(account, "")
const left = (await keeper.elsewhere()).filter((copy) => copy.reference === reference && copy.item !== item)
const outcomes = []
for (const copy of left.sort(asItemsStand)) {
  outcomes.push({ copy, outcome: await whileUnclaimed(copy.key, () => bring(copy)) })
}
tell(outcomes)

// 9, 14, 14A, 23.1, 23.10.
function asItemsStand(one, other) {
  return String(one.number).localeCompare(String(other.number), "en", { numeric: true })
}

// "sent", "known" where the server had it all, "stays", or what the server says of it.
async function bring(copy) {
  const heard = await send(copy, { address, token })
  const { answer, response } = heard
  if (isWhole(copy, heard)) {
    await keeper.forget(copy.key)
    return answer.is_new ? "sent" : "known"
  }
  if (!answer.message || answer.clashes || response?.status === 404) return "stays"
  return answer.is_new === false ? "known" : answer.message
}

function tell(outcomes) {
  const numbersOf = (wanted) => [
    ...new Set(outcomes.filter(({ outcome }) => outcome === wanted).map(({ copy }) => copy.number)),
  ]
  const [sent, stay] = [numbersOf("sent"), numbersOf("stays")]
  const messages = outcomes.filter(({ outcome }) => outcome && !["sent", "known", "stays"].includes(outcome))
  const parts = [inWords(sent, stay), ...new Set(messages.map(({ outcome }) => outcome))].filter(Boolean)
  place.append(parts.join(" "), ...stay.flatMap((number) => [" ", linkTo(number)]))
  place.hidden = !parts.length
  place.dataset.isTold = "true"
}

// Where the room has them chosen, or sends them again.
function linkTo(number) {
  const link = document.createElement("a")
  link.href = address.replace(/\/0\/save.*/, `/${number}/`)
  link.textContent = `Open item ${number}`
  return link
}
