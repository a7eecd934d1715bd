// Which owners are offered for what has been typed of one. Pure.
import grammar from "drafting/grammar"
import { anyWord } from "drafting/patterns"

const MOST = 8
const LONGEST = 60
const SAID = new RegExp(`(?:^|\\s)${anyWord(grammar.actions.promises)}\\s|[.;:]\\s`, "u")
const BEFORE_NAME = /^(?:.*(?:,| and |&|\/) *)?(?:the +)?/iu
const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

// What has been typed of the owner's name at the start of an action: where it begins, and the words. Null where the
// owner has been said already.
export function nameBeing(typed) {
  if (typed.length > LONGEST || SAID.test(typed)) return null
  const start = BEFORE_NAME.exec(typed)[0].length
  return { start, words: typed.slice(start) }
}

// The names of which a word begins so, those that begin so themselves first; none where one is typed in full.
export function offered(words, names) {
  const wanted = folded(words)
  if (!wanted.trim()) return []
  const places = names.map(({ name }) => placeIn(folded(name), wanted))
  if (names.some(({ name }) => folded(name) === wanted)) return []
  return names
    .map((one, index) => ({ one, place: places[index] }))
    .filter(({ place }) => place >= 0)
    .sort((one, other) => Math.min(one.place, 1) - Math.min(other.place, 1))
    .slice(0, MOST)
    .map(({ one }) => one)
}

function placeIn(name, wanted) {
  if (name.startsWith(wanted)) return 0
  const place = name.search(/[\s(-]/u) < 0 ? -1 : ` ${name.replace(/[(-]/gu, " ")}`.indexOf(` ${wanted}`)
  return place
}
