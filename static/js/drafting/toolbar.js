// The buttons above the text. Each does what its key does; those that say how the text stands show it.
import { pm } from "django-prose-editor/editor"

const { isInTable } = pm.tables

const IS_ON = {
  bold: (editor) => editor.isActive("bold"),
  italic: (editor) => editor.isActive("italic"),
  list: (editor) => editor.isActive("bulletList"),
  numbered: (editor) => editor.isActive("orderedList"),
  subheading: (editor) => editor.isActive("subheading"),
  action: (editor) => editor.isActive("action"),
  secrecy: (editor) => Boolean(editor.state.selection.$from.node(1)?.attrs.sensitivity),
}

const DO = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  list: (chain) => chain.toggleBulletList(),
  numbered: (chain) => chain.toggleOrderedList(),
  table: (chain) => chain.addTable(),
  "row-above": (chain) => chain.addRowBefore(),
  "row-below": (chain) => chain.addRowAfter(),
  "column-before": (chain) => chain.addColumnBefore(),
  "column-after": (chain) => chain.addColumnAfter(),
  "header-row": (chain) => chain.toggleHeaderRow(),
  "remove-row": (chain) => chain.removeRow(),
  "remove-column": (chain) => chain.removeColumn(),
  "remove-table": (chain) => chain.deleteTable(),
  subheading: (chain) => chain.toggleKind("subheading"),
  action: (chain) => chain.toggleKind("action"),
  secrecy: (chain) => chain.toggleSecrecy(),
  panel: (chain) => chain.addPanelList(),
  off: (chain) => chain.removeOutcome(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
}

// `open` has what is opened rather than done.
export function connectToolbar(toolbar, editor, open) {
  toolbar.addEventListener("click", ({ target }) => {
    const { tool, outcome, lead } = target.closest("button")?.dataset || {}
    if (!outcome && !tool) return
    editor.view.focus() // at once: the editor's own command waits for a frame, and keys typed before it go nowhere
    if (tool in DO) DO[tool](editor.chain()).run()
    if (tool === "link") open.link()
    if (outcome) editor.chain().addOutcome(outcome, lead).run()
    target.closest("details")?.removeAttribute("open")
  })
  const paint = () => {
    const place = String(isInTable(editor.state))
    for (const button of toolbar.querySelectorAll("[data-in-table]")) {
      const isOff = String(button.dataset.inTable !== place)
      if (button.getAttribute("aria-disabled") !== isOff) button.setAttribute("aria-disabled", isOff)
    }
    for (const button of toolbar.querySelectorAll("[data-tool][aria-pressed]")) {
      const isOn = String(IS_ON[button.dataset.tool](editor))
      if (button.getAttribute("aria-pressed") !== isOn) button.setAttribute("aria-pressed", isOn)
    }
  }
  editor.on("transaction", paint)
  paint()
}
