import assert from "node:assert/strict"
import { test } from "node:test"
import { pieces } from "drafting/pieces"

const paragraph = (...sizes) => ({
  forEach(look) {
    let offset = 0
    for (const nodeSize of sizes) {
      look({ nodeSize }, offset)
      offset += nodeSize
    }
  },
})
const cut = (sizes, wanted, byHand) =>
  pieces(paragraph(...sizes), { wanted, byHand }).map(({ start, end, statement }) => [start, end, statement?.id])
const statement = (id, start, end) => ({ id, start, end })

test("a paragraph is cut where a node ends and where a statement begins or ends", () => {
  assert.deepEqual(cut([10, 20], [statement("a", 5, 15)], []), [
    [0, 5, undefined],
    [5, 10, "a"],
    [10, 15, "a"],
    [15, 30, undefined],
  ])
})

test("a statement with its word comes before one that was marked by hand", () => {
  assert.deepEqual(cut([30], [statement("a", 10, 20)], [statement("b", 0, 30)]), [
    [0, 10, "b"],
    [10, 20, "a"],
    [20, 30, "b"],
  ])
})
