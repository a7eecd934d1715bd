import assert from "node:assert/strict"
import { test } from "node:test"
import { quoteFor } from "drafting/quoting"

const typed = (text, style) => {
  let out = ""
  for (const sign of text) out += (`"'`.includes(sign) && quoteFor(sign, out, style)) || sign
  return out
}

test("quotes open before words and close behind them", () => {
  assert.equal(typed(`"It's," he said ("so 'it' is").`, "double"), "“It’s,” he said (“so ‘it’ is”).")
  assert.equal(typed(`"It's," he said.`, "single"), "‘It’s,’ he said.")
  assert.equal(typed(`the Boards' "plan"-"paper"`, "double"), "the Boards’ “plan”-“paper”")
})

test("where the panel wants nothing of it, what is typed stays", () => {
  for (const style of ["as_typed", "", undefined]) assert.equal(typed(`"It's"`, style), `"It's"`)
})
