// How the entries of lists are numbered in print.
const ROMAN = /** @type {[number, string][]} */ ([
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
])
const MOST_LETTERS = 702 // "zz"
const MOST_ROMAN = 3999
// What a list says of its numbers, in a style or in the older attribute; in the attribute small letters are not capitals.
const KINDS = {
  "lower-alpha": letters,
  "lower-latin": letters,
  "upper-alpha": (number) => letters(number).toUpperCase(),
  "upper-latin": (number) => letters(number).toUpperCase(),
  "lower-roman": roman,
  "upper-roman": (number) => roman(number).toUpperCase(),
  "decimal-leading-zero": (number) => String(number).padStart(2, "0"),
}
const BY_ATTRIBUTE = { a: "lower-alpha", A: "upper-alpha", i: "lower-roman", I: "upper-roman" }

// A number as its list prints it: in decimals where the list says nothing else.
/** @type {(number: number, kind: string) => string} */
export const inPrint = (number, kind) => (KINDS[kind] || String)(number)

export const isDecimal = (kind) => !(kind in KINDS)

// The kind by the attribute "type" of a list.
export const kindOfType = (type) => BY_ATTRIBUTE[type] || ""

function letters(number) {
  if (number < 1 || number > MOST_LETTERS) return String(number)
  const [first, last] = [Math.floor((number - 1) / 26), (number - 1) % 26]
  return (first ? String.fromCharCode(96 + first) : "") + String.fromCharCode(97 + last)
}

function roman(number) {
  if (number < 1 || number > MOST_ROMAN) return String(number)
  let [left, out] = [number, ""]
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      out += sign
      left -= value
    }
  }
  return out
}
