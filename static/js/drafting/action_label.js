// The label that begins an action: "ACTION SECP48/01:", "ACTION 3 –", "Action:"; the same as minutes/text/action_label.py.
import grammar from "drafting/grammar"
import { anyMark, anyWord, LETTERS } from "drafting/patterns"

const { actions: words } = grammar
const DASH = anyMark(words.dashes)
const [OPENED, CLOSED] = words.brackets.map((brackets) => `${anyMark(brackets)}?`)
const MARK = `(?:\\s*:${DASH}?|\\s*${DASH}{1,2}(?=\\s)|\\s+${DASH}{1,2})`

const LETTER = `(?!\\p{Nd})[${LETTERS}]`
const NO_OWNER = `(?:[a-z]+ed|${anyWord(words.tells)})\\s` // "The Panel agreed to …" tells what was done
const NAME = `(?!${NO_OWNER})(?:[${LETTERS}’'&/\\-]+,?|(?:[A-Z]\\.)+[${LETTERS}]*,?|${anyWord(words.titles)}\\.)`
const OWNER = `(?:[Tt]he )?(?=[A-Z])${NAME}(?: ${NAME}){0,7}`
const OWNER_TO_DO = `${OWNER} ${anyWord(words.promises)}\\s`

const REFERENCE = `${OPENED}${words.reference}${CLOSED}`
const COUNT = `${OPENED}${words.number}${CLOSED}`
const MARKED =
  `(?:${REFERENCE}\\s*${anyMark(words.reference_marks)}{1,2}|` +
  `${COUNT}(?:\\s*${anyMark(words.number_marks)}(?=\\s+${LETTER}|\\s*$)|\\s*${DASH}{1,2}(?=\\s+${LETTER})))`
// Without a mark a number is one of a label only before one owner: "3 Directors to meet" are three directors.
const NUMBER =
  `(?:${MARKED}|${REFERENCE}(?=\\s+(?!to\\s|${NO_OWNER})\\S+\\s)|` +
  `[0-9]{1,3}(?=\\s+${OWNER}(?<!s) ${anyWord(words.promises)}\\s))`

const IN_CAPITALS =
  `(?:${anyWord(words.before)} )?${words.label}(?: ${anyWord(words.after)})?` +
  `(?:${MARK}\\s*(?:${NUMBER}\\s*)?|\\s*${NUMBER}\\s*|\\s+(?=${OWNER_TO_DO}))`
const IN_SMALL =
  `(?:${words.label_in_small})(?: ${anyWord(words.after_in_small)})?` +
  `(?:${MARK}\\s*(?:${NUMBER}\\s*)?(?=${OWNER_TO_DO})|\\s*${MARKED}\\s*(?=${OWNER_TO_DO})|\\s*:\\s*)`

export const ACTION_LABEL = new RegExp(`^(?:${IN_CAPITALS}|${IN_SMALL})`, "u")
export const PROMISE = new RegExp(`^${OWNER_TO_DO}`, "u")

// How much of a text that is being typed is a label, once the last character has made it one; 0 otherwise.
export const newLabelIn = (typed) => (labelled(typed.slice(0, -1)) ? 0 : labelled(typed))

// A label is whole when something follows it, a blank for one: "ACTION SECP48/0" may well go on.
function labelled(text) {
  const label = ACTION_LABEL.exec(text)?.[0] || ""
  return label.length < text.length || /\s$/.test(label) ? label.length : 0
}
