import assert from "node:assert/strict"
import { test } from "node:test"
import { APOSTROPHE, apostropheIn, quoteFor } from "drafting/quoting"

const typed = (text, style) => {
  let out = ""
  for (const sign of text) {
    out += (`"'`.includes(sign) && quoteFor(sign, out, style)) || sign
    const place = apostropheIn(out, style)
    if (place >= 0) out = out.slice(0, place) + APOSTROPHE + out.slice(place + 1)
  }
  return out
}

test("quotes open before words and close behind them", () => {
  assert.equal(typed(`"It's," he said ("so 'it' is").`, "double"), "“It’s,” he said (“so ‘it’ is”).")
  assert.equal(typed(`"It's," he said.`, "single"), "‘It’s,’ he said.")
  assert.equal(typed(`the Boards' "plan"-"paper"`, "double"), "the Boards’ “plan”-“paper”")
})

test("a measure keeps its signs, unless a quotation is to be closed", () => {
  assert.equal(typed(`5' 6" tall, 12'-6" long, a 6" pipe`, "double"), `5' 6" tall, 12'-6" long, a 6" pipe`)
  assert.equal(typed(`"the Board's plan of 2020" and 'in 2021'`, "double"), "“the Board’s plan of 2020” and ‘in 2021’")
  assert.equal(typed(`"in 2020," 'the Board's 5' x="1"`, "single"), "‘in 2020,’ ‘the Board’s 5’ x=‘1’")
})

test("what stands before a decade or a year, and behind a number, is an apostrophe", () => {
  assert.equal(typed(`the '90s plan, 2023's and 1990's`, "double"), "the ’90s plan, 2023’s and 1990’s")
  assert.equal(typed(`in '24, and "'24 members" ('98) `, "double"), "in ’24, and “‘24 members” (’98) ")
  assert.equal(typed(`the '90s and '24 members' came`, "single"), "the ’90s and ‘24 members’ came")
})

test("a quotation that breaks off at a dash is closed there", () => {
  assert.equal(typed(`"I thought—" and —"D" or a-"b"`, "double"), "“I thought—” and —“D” or a-“b”")
})

test("where the panel wants nothing of it, what is typed stays", () => {
  for (const style of ["as_typed", "", undefined]) assert.equal(typed(`"It's"`, style), `"It's"`)
})
