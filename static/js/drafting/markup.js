// A text in normal form, without the editor.
/** @import { BlockId, Markup } from "./types" */

const BLOCK = /<(?:p|h3|ul|ol|table|aside) data-block="([0-9a-f-]{36})"/g

// Cut into its blocks: uuid → markup, in order.
/** @type {(html: Markup) => Map<BlockId, Markup>} */
export function blocksOf(html) {
  const starts = [...html.matchAll(BLOCK)]
  return new Map(starts.map((match, place) => [match[1], html.slice(match.index, starts[place + 1]?.index)]))
}

// The text of a copy, with their wording where it clashes.
export function withTheirs({ html, clashes = [] }) {
  const blocks = blocksOf(html)
  for (const { block, theirs } of clashes) if (blocks.has(block)) blocks.set(block, theirs)
  return [...blocks.values()].join("")
}
