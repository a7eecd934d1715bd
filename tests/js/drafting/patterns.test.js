import assert from "node:assert/strict"
import { test } from "node:test"
import grammar from "drafting/grammar"
import { anyMark, anyWord, wholeWord } from "drafting/patterns"

const finds = (pattern, text) => new RegExp(pattern, "u").test(text)

test("a mark stands for itself, also where it means something in a class of characters", () => {
  for (const mark of "\\]^-[.*") assert.ok(finds(`^${anyMark("a\\]^-[.*z")}$`, mark), mark)
  assert.equal(finds(`^${anyMark("a-c")}$`, "b"), false)
})

test("a whole word is no part of another, whatever letters that has", () => {
  assert.ok(finds(wholeWord("and or"), "this or that"))
  assert.equal(finds(wholeWord("and or"), "sándor brand"), false)
  assert.ok(finds(anyWord("and or"), "brand"))
})

test("no list of words in the grammar is empty, or has a word that is one already", () => {
  const lists = Object.values(grammar).flatMap((part) => Object.values(part))
  for (const words of lists.filter((list) => /^[\p{L}. ]+$/u.test(list))) {
    assert.equal(new Set(words.split(" ")).size, words.split(" ").length, words)
  }
})
