// What a page of a meeting says of words that lie on this device. Pure.

// "item 3", "items 3, 10 and 17".
/** @type {(numbers: string[]) => string} */
export function inItems(numbers) {
  if (numbers.length === 1) return `item ${numbers[0]}`
  return `items ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`
}

/** @type {(sent: string[], stay: string[]) => string} */
export function inWords(sent, stay) {
  const sentences = []
  if (sent.length) sentences.push(`Words of ${inItems(sent)} that were on this device only have been saved.`)
  if (stay.length) sentences.push(`Words of ${inItems(stay)} are on this device only.`)
  return sentences.join(" ")
}
