import assert from "node:assert/strict"
import { test } from "node:test"
import { typedBlocks } from "drafting/typed"
import examples from "../../minutes/text/examples.json" with { type: "json" }

const asInTable = ({ kind, text, items }) => [kind, kind === "list" ? items.map(itemAsInTable) : text]
const itemAsInTable = ({ text, items }) => (items.length ? [text, items.map(itemAsInTable)] : text)

for (const { name, text, words = examples.words, blocks } of examples.typed) {
  test(name, () => {
    assert.deepEqual(typedBlocks(text, words).map(asInTable), blocks)
  })
}
