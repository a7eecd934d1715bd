// The columns that a table of a spreadsheet hides. A row has no cell where one from above reaches down into it.
const MOST = 1000 // columns that a cell can span, as browsers count

// Takes them out, and answers how many there were with words in them.
/** @type {(page: Document, isHidden: (col: Element) => boolean) => number} */
export function takeHiddenColumns(page, isHidden) {
  let count = 0
  for (const table of page.body.querySelectorAll("table")) {
    const hidden = hiddenOf(table, isHidden)
    if (hidden.size && takeCells(table, hidden).some((cell) => cell.textContent.trim())) count += hidden.size
  }
  return count
}

function hiddenOf(table, isHidden) {
  const hidden = new Set()
  let column = 0
  for (const col of table.querySelectorAll("col")) {
    const span = Math.min(Number(col.getAttribute("span")) || 1, MOST)
    const isOff = isHidden(col)
    for (let count = 0; count < span; count += 1, column += 1) if (isOff) hidden.add(column)
  }
  return hidden
}

function takeCells(table, hidden) {
  const gone = []
  let below = new Map() // column → how many rows further down a cell still reaches
  let part = null
  for (const row of table.rows) {
    if (row.parentElement !== part) below = new Map()
    part = row.parentElement
    const after = new Map([...below].map(([column, rows]) => /** @type {const} */ ([column, rows - 1])))
    let column = 0
    for (const cell of row.cells) {
      while (below.get(column) > 0) column += 1
      const columns = Array.from({ length: Math.min(cell.colSpan, MOST) }, (_, index) => column + index)
      column += columns.length
      const rows = cell.rowSpan || Number.POSITIVE_INFINITY // 0: as far as the part of the table goes
      if (rows > 1) for (const each of columns) after.set(each, rows - 1)
      const seen = columns.filter((each) => !hidden.has(each)).length
      if (!seen) gone.push(cell)
      else if (seen < columns.length) cell.colSpan = seen
    }
    below = new Map([...after].filter(([, rows]) => rows > 0))
  }
  for (const cell of gone) cell.remove()
  return gone
}
