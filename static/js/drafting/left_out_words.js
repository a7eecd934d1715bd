// What a bar says of a paste: what of it was left out, and what in it cannot be read.
/** @import { LeftOut } from "./types" */

const counted = (count, one, more) => (count ? [count === 1 ? `one ${one}` : `${count} ${more}`] : [])
const andList = (parts) => [parts.slice(0, -1).join(", "), parts.at(-1)].filter(Boolean).join(" and ")

// What is to be said; nothing where everything came in.
/** @type {(leftOut: LeftOut) => string} */
export function inWords({ deletions, hidden, comments, pictures, described, signs }) {
  const parts = [
    ...counted(deletions, "deleted passage", "deleted passages"),
    ...counted(hidden, "hidden passage", "hidden passages"),
    ...counted(comments, "comment", "comments"),
    ...counted(pictures, "picture", "pictures"),
  ]
  const sentences = parts.length ? [`Left out of what was pasted: ${andList(parts)}.`] : []
  if (described) sentences.push("The words that describe a picture stand in its place, in brackets.")
  if (signs?.length) sentences.push(`${signsInWords(signs)} Write what is meant.`)
  return sentences.join(" ")
}

function signsInWords(signs) {
  const numbers = andList(signs.map((sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase()}`))
  return `In the text ${signs.length === 1 ? "is a sign" : "are signs"} of a symbol font, which other fonts do not show: ${numbers}.`
}
