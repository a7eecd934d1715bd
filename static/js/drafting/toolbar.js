// The buttons above the text. Each does what its key does; those that say how the text stands show it.
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
  table: (chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
  subheading: (chain) => chain.toggleKind("subheading"),
  action: (chain) => chain.toggleKind("action"),
  secrecy: (chain) => chain.toggleSecrecy(),
  panel: (chain) => chain.addPanelList(),
  off: (chain) => chain.removeOutcome(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
}

export function connectToolbar(toolbar, editor) {
  toolbar.addEventListener("click", ({ target }) => {
    const { tool, outcome, lead } = target.closest("button")?.dataset || {}
    if (!outcome && !tool) return
    editor.view.focus() // at once: the editor's own command waits for a frame, and keys typed before it go nowhere
    if (tool in DO) DO[tool](editor.chain()).run()
    if (outcome) editor.chain().addOutcome(outcome, lead).run()
    target.closest("details")?.removeAttribute("open")
  })
  const paint = () => {
    for (const button of toolbar.querySelectorAll("[data-tool][aria-pressed]")) {
      const isOn = String(IS_ON[button.dataset.tool](editor))
      if (button.getAttribute("aria-pressed") !== isOn) button.setAttribute("aria-pressed", isOn)
    }
  }
  editor.on("transaction", paint)
  paint()
}
