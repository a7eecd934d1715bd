// Reads as the editor does what comes in, {paragraphs, texts, words} as JSON, and writes what it has read.
import { text as readAll } from "node:stream/consumers"
import { findStatements } from "drafting/clauses"
import { sentenceSpans } from "drafting/sentences"
import { typedBlocks } from "drafting/typed"

const { paragraphs, texts, words } = JSON.parse(await readAll(process.stdin))

const statements = (inList) =>
  paragraphs.map((text) =>
    findStatements(text, words, inList).map(({ outcome, start, word, end }) => [outcome, start, word, end]),
  )
const itemOf = ({ text, items }) => [text, items.map(itemOf)]

process.stdout.write(
  JSON.stringify({
    sentences: paragraphs.map(sentenceSpans),
    statements: statements(false),
    "statements in a list": statements(true),
    typed: texts.map((text) =>
      typedBlocks(text, words).map(({ kind, text: said = "", items = [] }) => [kind, said, items.map(itemOf)]),
    ),
  }),
)
