// Where a document was changed by some transactions. A paste with many statements makes many steps, so that each step is
// looked at once: the library's own reckoning takes every step through every other.
import { pm } from "django-prose-editor/editor"

const { Mapping } = pm.transform

// How places of the old document are found in the new one.
export const mappingOf = (transactions) => new Mapping(mapsOf(transactions))

// Steps that set marks or attributes move nothing, and have an empty map.
const mapsOf = (transactions) =>
  transactions.flatMap(({ steps, mapping }) => steps.map((_, place) => mapping.maps[place])).filter(moves)
const moves = ({ ranges }) => ranges.length > 0

// The ranges of the new document in which anything was written or marked: in order, apart from one another.
export function changedRanges(transactions) {
  const maps = mapsOf(transactions)
  const mapping = new Mapping(maps)
  const ranges = maps.flatMap((map, place) => rangesOf(map, mapping, place))
  let passed = 0
  for (const { steps, mapping: own } of transactions) {
    for (const [place, { from, to }] of steps.entries()) {
      if (moves(own.maps[place])) passed += 1
      else if (from !== undefined) ranges.push(through(mapping, passed, from, to))
    }
  }
  return joined(ranges)
}

// What was written in the place of what: a range of the old document, and one of the new.
export function replacedRanges(transactions) {
  const maps = mapsOf(transactions)
  const mapping = new Mapping(maps)
  const back = mapping.invert()
  return maps
    .flatMap((map, place) => rangesOf(map, mapping, place))
    .map(({ from, to }) => ({ oldRange: { from: back.map(from, -1), to: back.map(to) }, newRange: { from, to } }))
}

function rangesOf(map, mapping, place) {
  const ranges = []
  map.forEach((from, to) => ranges.push(through(mapping, place, from, to)))
  return ranges
}

// As far as the new document, from the map of this number on.
function through(mapping, place, from, to) {
  const rest = mapping.slice(place)
  return { from: rest.map(from, -1), to: rest.map(to) }
}

function joined(ranges) {
  const found = []
  for (const { from, to } of ranges.sort((one, other) => one.from - other.from)) {
    const last = found.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}
