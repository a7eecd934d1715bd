import assert from "node:assert/strict"
import { test } from "node:test"
import { apart } from "drafting/harmless"
import { growth, LIMIT } from "../growth.js"

const APART = [
  ["a style is put aside", `<p style="a:b" class=c>x</p>`, `<p data-dress="a:b" class=c>x</p>`],
  [
    "however it is written",
    `<P STYLE = 'a:">"'>x<br/style=b:c></P>`,
    `<P data-dress = 'a:">"'>x<br/data-dress=b:c></P>`,
  ],
  [
    "words about styles are words",
    `<p title="a style=b">style="x" onclick=y</p>`,
    `<p title="a style=b">style="x" onclick=y</p>`,
  ],
  ["what runs is gone", `<p onclick="x()" id=a ONLOAD=y>z</p>`, `<p  id=a >z</p>`],
  ["so is what is no text", "a<script>x<p></script>b<title>c</title><xml><w:a>d</w:a></xml>e", "abe"],
  ["a comment too, and what is open at the end", "a<!--x>-->b<!-->c<!--d", "abc"],
  ["what never ends has no text behind it", "a<style>b{}", "a"],
  ["signs are signs", "1 < 2 <3 & <!doctype><![if a]>b<![endif]>", "1 < 2 <3 & <!doctype><![if a]>b<![endif]>"],
  ["a quote that stays open", `<p style="a`, `<p data-dress="a`],
]

for (const [name, html, markup] of APART) test(name, () => assert.equal(apart(html).markup, markup))

test("stylesheets are kept apart", () => {
  assert.equal(apart("<style type='a'>p{b:c}</style>x<STYLE>d</STYLE >").sheets, "p{b:c}\nd\n")
})

for (const run of [
  "<",
  "<p ",
  "<p style=",
  `<p a="`,
  "<p a='x' ",
  "<!--",
  "<!-- x -->",
  "<style>",
  "<style></",
  "</",
  "= ",
  "a\n ",
]) {
  test(`${JSON.stringify(run)} takes no longer than its length deserves`, () => {
    const textOf = (size) => `x${run.repeat(size / run.length)}`
    assert.ok(growth(apart, textOf, 4000) < LIMIT)
  })
}
