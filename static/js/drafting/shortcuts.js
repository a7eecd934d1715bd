// The keys of the editor: what they do, and the sheet that lists them.
import { Extension } from "django-prose-editor/editor"

export const Shortcuts = Extension.create({
  name: "shortcuts",
  addOptions: () => ({ open: () => false, listOpening: "" }),
  addCommands() {
    const { listOpening } = this.options
    return {
      // "The Panel:" and a list under it, at the caret's empty paragraph or after its block.
      addPanelList:
        () =>
        ({ state, chain }) =>
          addList(state, chain, listOpening),
    }
  },
  addKeyboardShortcuts() {
    const { open } = this.options
    return {
      "Alt-Shift-h": () => this.editor.commands.toggleKind("subheading"),
      "Alt-Shift-p": () => this.editor.commands.addPanelList(),
      "Alt-Shift-a": () => this.editor.commands.toggleKind("action"),
      "Alt-Shift-c": () => this.editor.commands.toggleSecrecy(),
      "Alt-Shift-w": () => open("reason"),
      "Alt-Shift-x": () => this.editor.commands.removeOutcome(),
      "Alt-Shift-o": () => open("outcomes"),
      "Alt-Shift-r": () => open("card"),
      "Mod-k": () => open("link"),
      "Mod-/": () => open("sheet"),
      "Mod-s": () => open("save"),
    }
  },
})

function addList(state, chain, opening) {
  const { $from } = state.selection
  const isEmpty = $from.depth === 1 && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0
  const list = { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] }
  const introduction = { type: "paragraph", content: [{ type: "text", text: opening }] }
  if (isEmpty) {
    const after = $from.after() + opening.length
    return chain()
      .insertContent(opening)
      .insertContentAt(after, list)
      .setTextSelection(after + 3)
      .run()
  }
  const after = $from.after(1)
  return chain()
    .insertContentAt(after, [introduction, list])
    .setTextSelection(after + opening.length + 5)
    .run()
}

// "?" opens the sheet wherever it would not be typed.
export function openOnQuestionMark(dialog) {
  document.addEventListener("keydown", (event) => {
    const isTyped = /** @type {HTMLElement} */ (event.target).closest("input, textarea, select, [contenteditable=true]")
    if (event.key !== "?" || isTyped || dialog.open) return
    event.preventDefault()
    dialog.showModal()
  })
}
