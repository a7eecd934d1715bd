// Where sentences end in British minutes; the same as minutes/text/sentences.py, which tests hold beside it.
const ABBREVIATIONS = new Set(
  "e.g i.e cf vs viz approx no nos para paras mr mrs ms dr prof sir st rev ref refs fig figs art vol pp ed".split(" "),
)
// A single capital after one of these names a thing ("Annex A."); after anything else it is an initial ("J. Smith").
const LABELS = new Set(
  (
    "annex appendix attachment band category class group option part path phase plan schedule section table tier " +
    "version"
  ).split(" "),
)
// A capital on its own before one of these ends a sentence after all ("to do X. It was noted …").
const STARTERS = new Set(
  (
    "a an after all at both but each however in it members no on one our she he they the there therefore these this " +
    "those we when while"
  ).split(" "),
)
const END = /[.!?]+["'’”)\]]*\s+(?=["'“‘([]?[A-Z0-9])/g
const LAST_WORDS = /(?:(\S+)\s+)?(\S+)$/
const FIRST_WORD = /[\p{L}\p{N}_]+/u

// The sentences of a paragraph as [start, end], without the white space between them.
export function sentenceSpans(text) {
  const spans = []
  let start = text.length - text.trimStart().length
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length
    if (isEnd(text.slice(start, match.index), text[match.index], text.slice(after, after + 20))) {
      spans.push([start, start + text.slice(start, after).trimEnd().length])
      start = after
    }
  }
  const end = text.trimEnd().length
  if (start < end) spans.push([start, end])
  return spans
}

function isEnd(before, mark, after) {
  const words = LAST_WORDS.exec(before.slice(-80))
  if (mark !== "." || words === null) return true
  const previous = (words[1] || "").toLowerCase()
  const last = words[2].replace(/^[(“‘"'[]+/, "")
  if (ABBREVIATIONS.has(last.toLowerCase())) return false
  if (/^\p{Lu}$/u.test(last)) {
    const following = FIRST_WORD.exec(after)
    return LABELS.has(previous) || (following !== null && STARTERS.has(following[0].toLowerCase()))
  }
  // "2." at the very start numbers the paragraph.
  return !(/^\p{Nd}{1,2}$/u.test(last) && !previous)
}
