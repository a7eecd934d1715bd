// Tab goes deeper in a list and on in a table, and never out of the text unseen: Escape comes first. A row beside the
// tools says which keys do something where the caret stands.
import { Extension, pm } from "django-prose-editor/editor"

const { Plugin, PluginKey } = pm.state
const { isInTable } = pm.tables

const LEAVE = [["Escape, then Tab", "leaves the text"]]
const ALL = [["Ctrl /", "all keys"]]
const KEYS = {
  leaving: [["Tab", "now leaves the text"]],
  table: [["Tab", "next cell"], ["Alt Shift arrow", "row or column"], ["Alt Shift T", "table menu"], ...LEAVE],
  list: [["Tab", "deeper"], ["Shift Tab", "back"], ["Enter twice", "ends the list"], ...LEAVE],
  action: [["↓", "chooses an owner"], ["Alt Shift R", "owner and due"], ...LEAVE, ...ALL],
  text: [...LEAVE, ["Ctrl K", "link"], ["Alt Shift T", "table"], ...ALL],
}

export const Tabbing = Extension.create({
  name: "tabbing",
  priority: 2000,
  addOptions: () => ({ announcer: null, row: null }),
  addStorage: () => ({ isLeaving: false }),
  addKeyboardShortcuts() {
    const { announcer } = this.options
    return {
      Escape: () => {
        this.storage.isLeaving = true
        announcer.say("Tab now leaves the text.")
        show(this.options.row, "leaving")
        return true
      },
    }
  },
  addProseMirrorPlugins() {
    const { storage, options } = this
    const stay = (view) => {
      storage.isLeaving = false
      show(options.row, placeOf(view.state))
    }
    return [
      new Plugin({
        key: new PluginKey("tabbing"),
        props: {
          handleDOMEvents: {
            // Handled, but not kept from doing what it does elsewhere.
            keydown: (view, event) => {
              if (event.key === "Tab" && storage.isLeaving) return true
              if (storage.isLeaving && !["Shift", "Escape"].includes(event.key)) stay(view)
              return false
            },
            blur: (view) => stay(view),
            mousedown: (view) => stay(view),
          },
        },
        view: (view) => {
          show(options.row, placeOf(view.state))
          return { update: ({ state }) => storage.isLeaving || show(options.row, placeOf(state)) }
        },
      }),
    ]
  },
})

// Comes last: whatever Tab does in a list or a table has been tried.
export const TabStays = Extension.create({
  name: "tabStays",
  priority: 1,
  addOptions: () => ({ announcer: null }),
  addKeyboardShortcuts() {
    const say = () => {
      this.options.announcer.say("Escape, then Tab, leaves the text.")
      return true
    }
    return { Tab: say, "Shift-Tab": say }
  },
})

function placeOf(state) {
  const { $from } = state.selection
  if (isInTable(state)) return "table"
  const outer = $from.depth ? $from.node(1).type.name : ""
  if (outer.endsWith("List")) return "list"
  return outer === "action" ? "action" : "text"
}

function show(row, place) {
  if (!row || row.dataset.place === place) return
  row.dataset.place = place
  row.replaceChildren(...KEYS[place].map(([key, words]) => entry(key, words)))
}

function entry(key, words) {
  const [part, name] = [document.createElement("span"), document.createElement("kbd")]
  name.textContent = key
  part.append(name, ` ${words}`)
  return part
}
