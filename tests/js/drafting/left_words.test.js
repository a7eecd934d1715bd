import assert from "node:assert/strict"
import { test } from "node:test"
import { inItems, inWords } from "drafting/left_words"

test("items are named each", () => {
  assert.deepEqual([["3"], ["3", "10"], ["3", "10", "17"]].map(inItems), [
    "item 3",
    "items 3 and 10",
    "items 3, 10 and 17",
  ])
})

test("what was saved and what was not are told apart", () => {
  assert.equal(inWords([], []), "")
  assert.equal(
    inWords(["3"], ["4", "5"]),
    "Words of item 3 that were on this device only have been saved. Words of items 4 and 5 are on this device only.",
  )
})
