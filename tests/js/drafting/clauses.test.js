import assert from "node:assert/strict"
import { test } from "node:test"
import { findStatements } from "drafting/clauses"
import examples from "../../minutes/text/examples.json" with { type: "json" }

for (const { text, in_list: inList, words = examples.words, statements } of examples.statements) {
  test(`statements are found where the table says${inList ? ", in a list" : ""}: ${text}`, () => {
    assert.deepEqual(
      findStatements(text, words, inList).map(({ start, word, end }) => [
        text.slice(start, word),
        text.slice(word, end),
      ]),
      statements,
    )
  })
}
