// Signs that are other signs, or letters, but for the font they are set in: a "£" of Symbol is a "≤" to the eye, a "J" of
// Wingdings a smile. They become what they look like; those that are not known here are told as signs of a font.
import { styleOf } from "drafting/dress"

const OWN_FONT_BASE = 0xf000
// From "!" to "~" and from the euro to the ending bracket, as Symbol has them.
const SYMBOL = new Map([
  ...signs(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεϕγηιφκλμνοπθρστυϖωξψζ{|}∼"),
  ...signs(0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
  ...signs(0xf1, "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
])
const WINGDINGS = new Map([
  ...signs(0x4a, "☺😐☹"),
  ...signs(0x6c, "●"),
  ...signs(0x6e, "■□"),
  ...signs(0x71, "❑❒"),
  ...signs(0x76, "❖"),
  ...signs(0x9f, "•"),
  ...signs(0xa7, "▪◻"),
  ...signs(0xd8, "➢"),
  ...signs(0xdf, "←→↑↓"),
  ...signs(0xe8, "➔"),
  ...signs(0xf0, "⇨"),
  ...signs(0xfb, "✗✓☒☑"),
])
const UNKNOWN = new Map()
const FONTS = new Map([
  ["symbol", SYMBOL],
  ["wingdings", WINGDINGS],
  ...["wingdings 2", "wingdings 3", "webdings"].map((name) => /** @type {const} */ ([name, UNKNOWN])),
])

function signs(first, row) {
  return [...row].map((sign, place) => /** @type {const} */ ([first + place, sign]))
}

// The font of symbols that an element is set in; empty for any other font, undefined where it says nothing.
/** @type {(element: Element) => string | undefined} */
export function symbolFontOf(element) {
  const style = styleOf(element)
  const inShort = /\d\S*\s+(.+)$/.exec(style.get("font") || "")?.[1]
  const named =
    style.get("mso-symbol-font-family") || style.get("font-family") || inShort || element.getAttribute("face")
  if (!named) return undefined
  const first = named.split(",")[0].replace(/["']/g, "").trim().toLowerCase()
  return FONTS.has(first) ? first : ""
}

// Each sign as it looks in that font.
/** @type {(text: string, font: string) => string} */
export const asSeen = (text, font) =>
  text.replace(/[!-~\xa1-\xff\uf021-\uf0ff]/g, (sign) => seen(sign, FONTS.get(font)))

function seen(sign, table) {
  const code = sign.charCodeAt(0) & 0xff
  return table.get(code) ?? String.fromCharCode(OWN_FONT_BASE + code)
}
