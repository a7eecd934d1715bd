// What becomes of every character of a text that comes in, here and on the server: minutes/text/characters.py loads
// this file too, so what is exported is plain JSON. Code points are hexadecimal numbers, with a hyphen between the first
// and the last of several, and stand apart by a blank. What is not named is kept.
//   breaks          a line ends within a paragraph: the vertical tab of word processors, Unicode's own separators
//   spacing         with the blanks around it one blank: tabs and line ends of markup
//   blanks          blanks of whatever width
//   hard_blanks     others at which no line ends; each becomes the usual one (00A0)
//   dropped         what nobody sees: controls, soft hyphens, places where a line may end, marks of direction (by which
//                   a text could show other words than it holds), what stands for an object, and what is no character;
//                   joiners are part of a script, and kept
//   refused         of these, what no name, title or reason in a field of a form may hold: controls, marks of direction
//   windows         signs that kept the number they have on Windows, each behind its number
//   told            kept and told: only the font they come from knows what they look like
//   superscripts, subscripts   signs, each with the one that is raised or lowered also where a text has no marks
export default {
  "breaks": "000B 2028-2029",
  "spacing": "0009-000A 000C-000D",
  "blanks": "1680 2000-2006 2008-200A 205F 3000",
  "hard_blanks": "2007 202F",
  "dropped":
    "0000-0008 000E-001F 007F 0081 008D 008F-0090 009D 00AD 061C 180E 200B 200E-200F 202A-202E 2060-206F D800-DFFF FDD0-FDEF FEFF FFF9-FFFC FFFE-FFFF",
  "refused": "0000-0008 000E-001F 007F-0084 0086-009F 061C 200E-200F 202A-202E 2066-2069 FFF9-FFFB",
  "windows":
    "80€ 82‚ 83ƒ 84„ 85… 86† 87‡ 88ˆ 89‰ 8AŠ 8B‹ 8CŒ 8EŽ 91‘ 92’ 93“ 94” 95• 96– 97— 98˜ 99™ 9Aš 9B› 9Cœ 9Ež 9FŸ",
  "told": "E000-F8FF",
  "superscripts": "0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ –⁻ −⁻ =⁼ (⁽ )⁾ nⁿ iⁱ",
  "subscripts": "0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ –₋ −₋ =₌ (₍ )₎"
}
