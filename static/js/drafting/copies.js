// Copies on this device, of pages that are gone. The server may have their words: a page that goes does not hear
// whether its last ones are saved.
import { replaceBlock } from "drafting/adopting"
import { blocksOf, withTheirs } from "drafting/markup"
import { isAnswered, mayHaveArrived, patience, requestOf } from "drafting/sending"

/** @import { Answer, SavedCopy } from "./types" */
/** @import { Saver } from "drafting/saving" */

// Sends a copy before anybody sees it. Returns the answer, or null where the copy is the page's to take up.
/** @type {(saver: Saver, copy: SavedCopy) => Promise<Answer | null>} */
export async function offer(saver, copy) {
  const text = withTheirs(copy)
  const request = requestOf(text, copy)
  saver.isAnnounced = true // by the page that is gone
  if (!copy.clashes?.length) {
    const nothing = patience().then(() => ({ response: undefined, answer: {} }))
    const { response, answer } = await Promise.race([saver.post(request), nothing])
    if (isAnswered(response, answer)) return answer
    if (!mayHaveArrived(response)) return null
  }
  copy.before = [...request.before, text]
  return null
}

// Sends the copy that another tab has left. Where its words and the text clash, they are this page's to choose.
/** @type {(saver: Saver, copy: SavedCopy) => Promise<void>} */
export async function bringIn(saver, copy) {
  const { response, answer, isLate } = await saver.post(requestOf(withTheirs(copy), copy))
  if (isLate) return undefined
  const isSaved = isAnswered(response, answer)
  if (!isSaved && !answer.clashes) return saver.wait(response, answer)
  saver.left.shift()
  const { html } = saver.base
  if (isSaved) saver.takeSaved(answer, html)
  else {
    saver.isDirty = true
    saver.takeClashes(answer, html)
  }
  const clashes = [...(copy.clashes || []), ...(answer.clashes || [])]
  if (clashes.length) takeOver(saver, clashes, copy, answer)
  if (clashes.length || answer.is_new) saver.dispatchEvent(new CustomEvent("brought"))
  return saver.keeper.forget(copy.key)
}

// What is to be chosen in a copy becomes the page's to choose: the copy's wording in the text, theirs beside it.
function takeOver(saver, clashes, copy, answer) {
  const [mine, now] = [blocksOf(copy.html), blocksOf(answer.html)]
  saver.open(clashes.map((clash) => ({ ...clash, theirs: now.get(clash.block) ?? clash.theirs })))
  for (const { block } of clashes) if (mine.has(block)) replaceBlock(saver.editor, block, mine.get(block))
  saver.keeper.keep(saver.copy)
}
