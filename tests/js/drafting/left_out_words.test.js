import assert from "node:assert/strict"
import { test } from "node:test"
import { inWords } from "drafting/left_out_words"

test("nothing left out is nothing to say", () => {
  assert.equal(inWords({ deletions: 0, hidden: 0, comments: 0, pictures: 0, described: 0, signs: [] }), "")
})

test("each kind is counted", () => {
  assert.equal(
    inWords({ deletions: 2, hidden: 1, comments: 3, pictures: 1 }),
    "Left out of what was pasted: 2 deleted passages, one hidden passage, 3 comments and one picture.",
  )
})

test("descriptions and signs of fonts are told where they stand", () => {
  assert.equal(
    inWords({ pictures: 1, described: 1, signs: ["\uf0b3", "\ue000"] }),
    "Left out of what was pasted: one picture. The words that describe a picture stand in its place, in brackets. " +
      "In the text are signs of a symbol font, which other fonts do not show: U+F0B3 and U+E000. Write what is meant.",
  )
})
