// Tables: made behind the block that holds the caret, changed by a menu or by keys. None ever stands in another, in a
// list or in the middle of a paragraph: what holds the caret is never torn.
import { Extension, pm } from "django-prose-editor/editor"
import { CONFIDENTIAL } from "drafting/schema"

const { CellSelection, TableMap, cellAround, handlePaste, isInTable } = pm.tables
const { Plugin, PluginKey, TextSelection } = pm.state
const { Fragment, Slice } = pm.model
const [ROWS, COLUMNS] = [3, 2]

export const Tables = Extension.create({
  name: "tables",
  priority: 1020,
  addOptions: () => ({ announcer: null, open: () => false }),
  addCommands() {
    const { announcer } = this.options
    return {
      addTable:
        () =>
        ({ state, tr, dispatch }) => {
          const isWithin = isInTable(state)
          if (dispatch && isWithin) announcer.say("A table cannot stand in a table.")
          if (dispatch && !isWithin) putTable(tr)
          return !isWithin
        },
      // The last row, or the last column, is the table.
      removeRow:
        () =>
        ({ commands }) =>
          commands.deleteRow() || commands.deleteTable(),
      removeColumn:
        () =>
        ({ commands }) =>
          commands.deleteColumn() || commands.deleteTable(),
    }
  },
  addKeyboardShortcuts() {
    const { open } = this.options
    const inTable = (change) => () => isInTable(this.editor.state) && change(this.editor.commands)
    return {
      "Alt-Shift-t": () => open("table"),
      "Alt-Shift-ArrowDown": inTable((commands) => commands.addRowAfter()),
      "Alt-Shift-ArrowUp": inTable((commands) => commands.addRowBefore()),
      "Alt-Shift-ArrowRight": inTable((commands) => commands.addColumnAfter()),
      "Alt-Shift-ArrowLeft": inTable((commands) => commands.addColumnBefore()),
      "Alt-Shift-Delete": inTable((commands) => commands.removeRow()),
      "Alt-Shift-Backspace": inTable((commands) => commands.removeColumn()),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("tables"),
      props: {
        // Cells that are copied are rows, and rows cannot say that they are secret: their table comes along.
        transformCopied: (slice, { state: { selection } }) =>
          selection instanceof CellSelection ? withTable(slice, selection.$anchorCell.node(-1)) : slice,
        // What a cell cannot hold comes into it as paragraphs. A table by itself is laid over cells that are chosen, or
        // that hold nothing yet.
        handlePaste(view, event, slice) {
          const { state } = view
          const { nodes } = state.schema
          if (!isInTable(state) || everyPart(slice.content, (node) => node.isInline || fits(node, nodes))) return false
          if (isTable(slice) && mayLayOver(state, slice)) return layOver(view, event, slice)
          const parts = flattened(slice.content, nodes)
          const isOpen = (node) => (node?.type === nodes.paragraph ? 1 : 0)
          const isApart = state.selection.$from.parent.content.size > 0
          const within = new Slice(parts, isApart ? 0 : isOpen(parts.firstChild), isOpen(parts.lastChild))
          view.dispatch(pasted(state.tr.replaceSelection(within)).scrollIntoView())
          return true
        },
      },
    }),
  ],
})

function putTable(transaction) {
  const { doc, selection } = transaction
  const { $from } = selection
  const { nodes } = doc.type.schema
  const cells = (type) => Array.from({ length: COLUMNS }, () => type.createAndFill())
  const rows = Array.from({ length: ROWS }, (_, row) =>
    nodes.tableRow.create(null, cells(row ? nodes.tableCell : nodes.tableHeader)),
  )
  const sensitivity = $from.depth ? $from.node(1).attrs.sensitivity : null
  const after = $from.depth ? $from.after(1) : $from.pos
  const isBlank = $from.depth === 1 && $from.parent.type === nodes.paragraph && !$from.parent.content.size
  const start = isBlank ? $from.before(1) : after
  // Behind the table one can go on writing.
  const following = after === doc.content.size ? [nodes.paragraph.create({ sensitivity })] : []
  transaction.replaceWith(start, after, [nodes.table.create({ sensitivity }, rows), ...following])
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + 1))).scrollIntoView()
}

const isTable = ({ content }) => content.childCount === 1 && content.firstChild.type.spec.tableRole !== undefined

const withTable = (slice, table) =>
  slice.content.firstChild?.type.spec.tableRole === "row"
    ? new Slice(Fragment.from(table.copy(slice.content)), 0, 0)
    : slice

// A transaction that says of itself that it pastes: a secret that comes with it makes secret what it comes into.
const pasted = (transaction) => transaction.setMeta("paste", true).setMeta("uiEvent", "paste")

// The library lays the cells over. The caret then stands behind them: cells that stay chosen would be typed over.
function layOver(view, event, slice) {
  const isDone = handlePaste(view, event, slice)
  const { tr, selection } = view.state
  if (!isDone || !(selection instanceof CellSelection)) return isDone
  const end = selection.$headCell.pos + selection.$headCell.nodeAfter.nodeSize - 1
  if (holdsSecret(slice)) tr.setNodeAttribute(selection.$headCell.before(1), "sensitivity", CONFIDENTIAL)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)))
  return isDone
}

function holdsSecret({ content }) {
  let found = false
  content.descendants((node) => {
    found = found || Boolean(node.attrs.sensitivity)
  })
  return found
}

// Whether nothing is lost where the cells of the slice come to lie.
function mayLayOver({ selection }, { content }) {
  if (selection instanceof CellSelection) return true
  if (!cellAround(selection.$from)) return false // it begins above the table in which it ends
  const rows = rowsOf(content)
  const { map, table, left, top } = around(selection)
  const width = Math.max(...rows.map((row) => row.childCount))
  const area = { left, top, right: Math.min(left + width, map.width), bottom: Math.min(top + rows.length, map.height) }
  return map.cellsInRect(area).every((place) => !table.nodeAt(place).textContent)
}

function rowsOf(content) {
  const rows = []
  content.descendants((node) => {
    if (node.type.spec.tableRole === "row") rows.push(node)
    return node.type.spec.tableRole === "table"
  })
  return rows
}

// The table with the caret, and which of its cells has it.
function around({ $from }) {
  const $cell = cellAround($from)
  const table = $cell.node(-1)
  const map = TableMap.get(table)
  return { map, table, ...map.findCell($cell.pos - $cell.start(-1)) }
}

// Whether a cell can hold this as it is.
const fits = (node, { tableCell }) => Boolean(tableCell.contentMatch.matchType(node.type))

// Where a slice is open, its outermost nodes may lack what they must hold.
function isWhole(node) {
  try {
    node.check()
    return true
  } catch {
    return false
  }
}

function everyPart(content, holds) {
  let all = true
  content.forEach((node) => (all = all && holds(node)))
  return all
}

// The words of a row, cell after cell.
function inOneLine(row) {
  let line = Fragment.empty
  row.descendants((node) => {
    if (!node.isTextblock || !node.content.size) return true
    line = line.size ? line.addToEnd(row.type.schema.text(" ")).append(node.content) : node.content
    return false
  })
  return line
}

function flattened(content, nodes) {
  const parts = []
  content.descendants((node) => {
    if (fits(node, nodes) && isWhole(node)) parts.push(node)
    else if (node.type === nodes.tableRow) parts.push(nodes.paragraph.create(null, inOneLine(node)))
    else if (node.isTextblock) parts.push(nodes.paragraph.create(null, node.content))
    else return true
    return false
  })
  return Fragment.from(parts)
}
