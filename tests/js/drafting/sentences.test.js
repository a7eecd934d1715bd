import assert from "node:assert/strict"
import { test } from "node:test"
import { sentenceSpans } from "drafting/sentences"
import examples from "../../minutes/text/examples.json" with { type: "json" }

for (const { text, sentences } of examples.sentences) {
  test(`sentences end where the table says: ${text}`, () => {
    assert.deepEqual(
      sentenceSpans(text).map(([start, end]) => text.slice(start, end)),
      sentences,
    )
  })
}
