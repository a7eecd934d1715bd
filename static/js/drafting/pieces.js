// How a paragraph falls into pieces by the statements that are to be marked in it. Pure.

// A paragraph cut where its nodes end and where a statement begins or ends. One that has its word comes before one that
// was marked by hand.
export function pieces(block, { wanted, byHand }) {
  const found = []
  const lists = [wanted, byHand].map(fromPlaceToPlace)
  block.forEach((node, offset) => {
    const after = offset + node.nodeSize
    for (let start = offset; start < after; ) {
      const near = lists.flatMap((next) => next(start))
      const edges = near.flatMap((each) => [each.start, each.end]).filter((edge) => edge > start)
      const end = Math.min(after, ...edges)
      found.push({ start, end, node, statement: near.find((each) => each.start <= start) })
      start = end
    }
  })
  return found
}

// Answers for places that are asked for in order which of a list holds each of them, or comes next.
function fromPlaceToPlace(list) {
  let next = 0
  return (place) => {
    while (list[next]?.end <= place) next += 1
    return list.slice(next, next + 1)
  }
}
