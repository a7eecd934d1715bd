import assert from "node:assert/strict"
import { test } from "node:test"
import { declarations, rulesOf, wordsOf } from "drafting/dress"
import { growth, LIMIT } from "../growth.js"

test("declarations are read in small letters, the last one of a name counts", () => {
  assert.deepEqual(
    [...declarations("Color: RED ; a:b;a : c;d;:e")],
    [
      ["color", "red"],
      ["a", "c"],
    ],
  )
})

test("a value is its words", () => {
  assert.deepEqual(
    wordsOf("none !important"),
    ["none", "!important"].map((word) => word.replace("!", "")),
  )
  assert.deepEqual(wordsOf(undefined), [])
})

test("rules are those that hold on the screen, at any place", () => {
  const sheets = "<!-- @charset 'x'; p, .a {b:c} /* d {e:f} */ @media print {.g {h:i}} @font-face {j:k}\n.l{m:n} -->"

  assert.deepEqual(rulesOf(sheets), [
    { selectors: "p, .a", style: "b:c" },
    { selectors: ".l", style: "m:n" },
  ])
})

for (const run of ["{", "}", "a{b:c}", "@media{", "/*", "a{", ";:"]) {
  test(`${run} takes no longer than its length deserves`, () => {
    const textOf = (size) => run.repeat(size / run.length)
    assert.ok(growth((text) => [rulesOf(text), declarations(text)], textOf, 4000) < LIMIT)
  })
}
