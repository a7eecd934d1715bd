// The words and marks of the grammar as patterns, all of them for the flag "u".

// What words are made of, for a class of characters: what Python calls \w.
export const LETTERS = "\\p{L}\\p{N}_"

// Any of these words, which stand apart by a blank.
export const anyWord = (words) => `(?:${words.split(" ").join("|")})`

// The same, and not as a part of a longer one.
export const wholeWord = (words) => `(?<![${LETTERS}])${anyWord(words)}(?![${LETTERS}])`

// Any of these characters.
export const anyMark = (marks) => `[${marks.replace(/[\\\]^-]/g, "\\$&")}]`
