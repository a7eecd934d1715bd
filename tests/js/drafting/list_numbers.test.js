import assert from "node:assert/strict"
import { test } from "node:test"
import { inPrint, isDecimal, kindOfType } from "drafting/list_numbers"

const PRINTED = [
  [1, "lower-alpha", "a"],
  [26, "lower-latin", "z"],
  [27, "upper-alpha", "AA"],
  [702, "lower-alpha", "zz"],
  [703, "lower-alpha", "703"],
  [0, "lower-alpha", "0"],
  [4, "lower-roman", "iv"],
  [1994, "upper-roman", "MCMXCIV"],
  [4000, "lower-roman", "4000"],
  [7, "decimal-leading-zero", "07"],
  [7, "decimal", "7"],
  [7, "anything", "7"],
]

for (const [number, kind, words] of PRINTED) {
  test(`${number} as ${kind} is ${words}`, () => assert.equal(inPrint(number, kind), words))
}

test("only decimals are numbers of ours", () => {
  assert.deepEqual(["decimal", "", "lower-alpha"].map(isDecimal), [true, true, false])
  assert.deepEqual(["a", "A", "i", "I", "1", null].map(kindOfType), [
    "lower-alpha",
    "upper-alpha",
    "lower-roman",
    "upper-roman",
    "",
    "",
  ])
})
