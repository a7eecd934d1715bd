import assert from "node:assert/strict"
import { test } from "node:test"
import { asSeen, symbolFontOf } from "drafting/symbol_fonts"

const element = (style, face = null) => ({ getAttribute: (name) => (name === "face" ? face : style) })

test("the font is read from the styles of Word, of others, and from the older attribute", () => {
  assert.equal(symbolFontOf(element("font-family:Calibri;mso-symbol-font-family:Symbol")), "symbol")
  assert.equal(symbolFontOf(element(`font-family:"Wingdings", serif`)), "wingdings")
  assert.equal(symbolFontOf(element("", "Webdings")), "webdings")
  assert.equal(symbolFontOf(element("font-family:'Segoe UI Symbol'")), "")
  assert.equal(symbolFontOf(element(`font:7.0pt "Times New Roman"`)), "")
  assert.equal(symbolFontOf(element("font:bold 12pt Symbol")), "symbol")
  assert.equal(symbolFontOf(element("color:red")), undefined)
})

test("signs become what they look like", () => {
  assert.equal(asSeen("£\uf0b3 ab\xb0\xae", "symbol"), "≤≥ αβ°→")
  assert.equal(asSeen("J \xfc\xe0", "wingdings"), "☺ ✓→")
})

test("what is not known is a sign of the font", () => {
  assert.equal(asSeen("A", "wingdings"), "\uf041")
  assert.equal(asSeen("a b", "webdings"), "\uf061 \uf062")
})
