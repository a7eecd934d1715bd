import assert from "node:assert/strict"
import { test } from "node:test"
import { BREAK, lowered, raised, readable, signsOfFonts, tidy, untidy } from "drafting/characters"

test("a character is kept, mapped or dropped as the table says", () => {
  for (const sign of "\0\b\x1f\x7f\xad\u061c\u200b\u200e\u202e\u2060\u2066\ud800\ufdd0\ufeff\ufffc\uffff\x81") {
    assert.equal(readable(`a${sign}b`), "ab")
  }
  for (const sign of "\v\u2028\u2029") assert.equal(readable(`a${sign}b`), `a${BREAK}b`)
  for (const sign of "\u2009\u3000\u1680\u205f") assert.equal(readable(`a${sign}b`), "a b")
  for (const sign of "\xa0\u2007\u202f") assert.equal(readable(`a${sign}b`), "a\xa0b")
  for (const sign of ["\t", "\n", "\u200c", "\u200d", "\ufe0f", "\ufffd", "\uf0b7", "é", "😀"]) {
    assert.equal(readable(`a${sign}b`), `a${sign}b`)
  }
  assert.equal(readable("a\x92b\x85\f"), "a’b…\n")
})

test("in running text the blanks around a line end or a tab are one", () => {
  assert.equal(tidy("a \t\n b\rc  d"), "a b c  d")
})

test("what is not tidy is told with its place and what is to stand there", () => {
  assert.deepEqual(untidy("a\u200bb \n c\vd"), [
    { start: 1, end: 2, instead: "" },
    { start: 3, end: 6, instead: " " },
    { start: 7, end: 8, instead: BREAK },
  ])
  assert.deepEqual(untidy("a b\xa0c  d"), [])
})

test("characters that only a font knows are told once", () => {
  assert.deepEqual(signsOfFonts("a \uf0b3 b \ue000 \uf0b3"), ["\uf0b3", "\ue000"])
})

test("signs are raised all or none", () => {
  assert.deepEqual(["6", "-12", "th", "n", "6 a", ""].map(raised), ["⁶", "⁻¹²", "th", "ⁿ", "6 a", ""])
  assert.deepEqual(["6", "th"].map(lowered), ["₆", "th"])
})
