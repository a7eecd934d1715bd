import assert from "node:assert/strict"
import { test } from "node:test"
import { nameBeing, offered } from "drafting/offering"

const NAMES = [
  "Chair",
  "Élodie Brandt",
  "Harbour Trust",
  "Naomi Feld",
  "Network (Gas)",
  "Small Suppliers",
  "Large Suppliers",
].map((name) => ({ name, kind: "" }))
const found = (words) => offered(words, NAMES).map(({ name }) => name)

test("a name is found by the beginning of any of its words, whatever its accents", () => {
  assert.deepEqual(found("na"), ["Naomi Feld"])
  assert.deepEqual(found("FELD"), ["Naomi Feld"])
  assert.deepEqual(found("elodie b"), ["Élodie Brandt"])
  assert.deepEqual(found("sup"), ["Small Suppliers", "Large Suppliers"])
  assert.deepEqual(found("gas"), ["Network (Gas)"])
  assert.deepEqual(found("n"), ["Naomi Feld", "Network (Gas)"])
  assert.deepEqual(found("eld"), [])
})

test("nothing is offered for nothing, or once the name stands there", () => {
  assert.deepEqual(found(""), [])
  assert.deepEqual(found(" "), [])
  assert.deepEqual(found("harbour trust"), [])
})

test("what is typed of a name stands behind the others and an article", () => {
  assert.deepEqual(nameBeing("Na"), { start: 0, words: "Na" })
  assert.deepEqual(nameBeing("the Ch"), { start: 4, words: "Ch" })
  assert.deepEqual(nameBeing("Naomi Feld and the Ch"), { start: 19, words: "Ch" })
  assert.deepEqual(nameBeing("Naomi Feld, Ch"), { start: 12, words: "Ch" })
  assert.deepEqual(nameBeing("SECAS/Ch"), { start: 6, words: "Ch" })
})

test("once the owner is said, none is offered", () => {
  for (const typed of ["Naomi Feld to w", "The Chair will w", "It rained. Na", "x".repeat(61)])
    assert.equal(nameBeing(typed), null)
})
