// No text takes longer than its length deserves: of every kind of run that a reader could stumble over.
import assert from "node:assert/strict"
import { test } from "node:test"
import { findStatements } from "drafting/clauses"
import { sentenceSpans } from "drafting/sentences"
import { typedBlocks } from "drafting/typed"
import examples from "../../minutes/text/examples.json" with { type: "json" }
import { growth, LIMIT } from "../growth.js"

const SIZE = 1000 // characters, and eight times as many
const { runs, words } = examples
const READERS = {
  sentences: sentenceSpans,
  statements: (text) => findStatements(text, words, false),
  "statements of a list item": (text) => findStatements(text, words, true),
  "typed text": (text) => typedBlocks(text, words),
}
const LINES = [...runs.map((run) => `${run}\n`), "- x\n", "x:\nNOTED it;\n", "x,\n\n", "long-\nwinded ", ".\n\n- x\n"]

const textOf = (run) => (size) => `x ${run.repeat(Math.ceil(size / run.length))}y`
// As many levels as make a text of about that size.
const nested = (size) => Array.from({ length: Math.sqrt(size) }, (_, level) => `${" ".repeat(2 * level)}- x`).join("\n")

for (const [name, read] of Object.entries(READERS)) {
  for (const run of name === "typed text" ? LINES : runs) {
    test(`${name}: ${JSON.stringify(run)}`, () => assert.ok(growth(read, textOf(run), SIZE) < LIMIT))
  }
}

test("typed text: a list within a list within a list", () => {
  assert.ok(growth(READERS["typed text"], nested, SIZE) < LIMIT)
})
