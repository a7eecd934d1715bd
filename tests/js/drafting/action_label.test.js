import assert from "node:assert/strict"
import { test } from "node:test"
import { newLabelIn } from "drafting/action_label"

// What stands in the action once the text is typed letter by letter; null where none was begun.
function typed(text) {
  let [kept, isAction] = ["", false]
  for (const letter of text) {
    kept += letter
    const length = isAction
      ? newLabelIn(`ACTION ${kept}`) - "ACTION ".length
      : kept === "ACTION "
        ? 7
        : newLabelIn(kept)
    if (length <= 0) continue
    kept = kept.slice(length)
    isAction = true
  }
  return isAction ? kept : null
}

const WORDS = "Naomi Feld to write to the Board"

for (const label of [
  "ACTION ",
  "ACTION: ",
  "ACTION:",
  "ACTION – ",
  "ACTION - ",
  "ACTION SECP48/01: ",
  "ACTION SECP48/01 – ",
  "ACTION SECP48/01 ",
  "ACTION: SECP48/01: ",
  "ACTION 3: ",
  "ACTION 3 – ",
  "ACTION 3. ",
  "ACTION 3 ",
  "ACTION: 3) ",
  "ACTION (3): ",
  "ACTION No. 3: ",
  "ACTION POINT: ",
  "ACTION ITEM 4: ",
  "NEW ACTION: ",
  "Action: ",
  "Action 3: ",
  "Action – ",
  "New action: ",
  "Action point 2: ",
])
  test(`${label}leaves nothing of itself in an action that is typed`, () => assert.equal(typed(label + WORDS), WORDS))

test("numbers that count something stay", () => {
  for (const words of ["3 members to draft it", "2 Directors to meet", "SECP46/01 to be reopened", "2.5 MW to be had"])
    assert.equal(typed(`ACTION: ${words}`), words)
})

test("no action begins where one is told of", () => {
  for (const text of ["Action was taken.", "Action plan: see below.", "ACTION-PLAN", "Action 3: it was closed."])
    assert.equal(typed(text), null)
})
