import assert from "node:assert/strict"
import { test } from "node:test"
import { addressOf } from "drafting/addresses"

test("a link leads to a web page or an address of mail", () => {
  assert.equal(addressOf(" https://example.org/a?b=c "), "https://example.org/a?b=c")
  assert.equal(addressOf("HTTP://example.org"), "HTTP://example.org")
  assert.equal(addressOf("www.example.org/paper"), "https://www.example.org/paper")
  assert.equal(addressOf("clerk@example.org"), "mailto:clerk@example.org")
  assert.equal(addressOf("mailto:clerk@example.org"), "mailto:clerk@example.org")
})

test("nothing else is a link, least of all what runs", () => {
  for (const typed of [
    "",
    "paper",
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc",
    "ftp://example.org",
    "//example.org",
    "/minutes/",
    "https://",
    "https:// example.org",
    "mailto:",
    "vbscript:x",
    "java\nscript:x",
  ])
    assert.equal(addressOf(typed), null, typed)
})
