import assert from "node:assert/strict"
import { test } from "node:test"
import { APOSTROPHE, apostropheIn, quoteFor } from "drafting/quoting"
import examples from "../../minutes/text/examples.json" with { type: "json" }

const typed = (text, style) => {
  let out = ""
  for (const sign of text) {
    out += (`"'`.includes(sign) && quoteFor(sign, out, style)) || sign
    const place = apostropheIn(out, style)
    if (place >= 0) out = out.slice(0, place) + APOSTROPHE + out.slice(place + 1)
  }
  return out
}

for (const example of examples.quotes) {
  test(`quotes as they are typed, ${example.style || "of no style"}: ${example.typed}`, () => {
    assert.equal(typed(example.typed, example.style), example.written)
  })
}

test("a panel without a style keeps what is typed", () => assert.equal(typed(`"It's"`, undefined), `"It's"`))

test("behind a line break within a paragraph a quote opens", () =>
  assert.equal(quoteFor(`"`, "one\ufffc", "double"), "“"))
