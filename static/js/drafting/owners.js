// Owners are offered as one types at the start of an action: people, seats and organisations of the panel. Arrows choose,
// Enter takes, Escape puts the list away; whoever goes on typing need not look at it.
import { Extension, pm } from "django-prose-editor/editor"
import { nameBeing, offered } from "drafting/offering"
import { isFrom } from "drafting/origins"

const { Plugin, PluginKey } = pm.state
const KEY = new PluginKey("owners")
const NOTHING = { names: [], from: 0, to: 0, chosen: -1, dismissed: "" }

export const Owners = Extension.create({
  name: "owners",
  // Before the keys that leave an action or the text.
  priority: 2100,
  addOptions: () => ({ names: [], list: null, announcer: null }),
  addProseMirrorPlugins() {
    const { names, list, announcer } = this.options
    return [
      new Plugin({
        key: KEY,
        state: {
          init: () => NOTHING,
          apply(transaction, was, _before, state) {
            const asked = transaction.getMeta(KEY)
            if (asked) return { ...was, ...asked }
            if (isFrom(transaction, "remote")) return NOTHING
            if (transaction.docChanged) return offers(state, names, was)
            // Only what is typed is offered for: a caret that comes by finds the text as it is.
            return transaction.selectionSet && state.selection.head !== was.to ? NOTHING : was
          },
        },
        props: {
          attributes: (state) => attributesFor(KEY.getState(state), list),
          handleKeyDown: (view, event) => handleKey(view, event),
          handleDOMEvents: {
            blur(view) {
              if (KEY.getState(view.state).names.length) view.dispatch(view.state.tr.setMeta(KEY, NOTHING))
              return false
            },
          },
        },
        view: (view) => new OwnerList(view, list, announcer),
      }),
    ]
  },
})

function offers(state, names, was) {
  const { empty, $from } = state.selection
  if (!empty || $from.parent.type.name !== "action") return NOTHING
  const typed = $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc")
  const being = nameBeing(typed)
  if (!being || being.words === was.dismissed) return { ...NOTHING, dismissed: was.dismissed }
  const found = offered(being.words, names)
  const from = $from.start() + being.start
  return found.length ? { names: found, from, to: $from.pos, chosen: -1, dismissed: "" } : NOTHING
}

function attributesFor({ names, chosen }, list) {
  const shown = names.length > 0
  return {
    "aria-autocomplete": "list",
    ...(shown ? { "aria-controls": list.id } : {}),
    ...(chosen >= 0 ? { "aria-activedescendant": `${list.id}-${chosen}` } : {}),
  }
}

function handleKey(view, event) {
  const { names, chosen } = KEY.getState(view.state)
  if (!names.length || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false
  const set = (change) => view.dispatch(view.state.tr.setMeta(KEY, change))
  if (event.key === "ArrowDown") set({ chosen: (chosen + 1) % names.length })
  else if (event.key === "ArrowUp") set({ chosen: chosen <= 0 ? names.length - 1 : chosen - 1 })
  else if (event.key === "Escape") dismiss(view)
  else if (["Enter", "Tab"].includes(event.key) && chosen >= 0) take(view, chosen)
  else return false
  return true
}

function dismiss(view) {
  const { from, to } = KEY.getState(view.state)
  view.dispatch(view.state.tr.setMeta(KEY, { ...NOTHING, dismissed: view.state.doc.textBetween(from, to) }))
}

function take(view, index) {
  const { names, from, to } = KEY.getState(view.state)
  view.dispatch(view.state.tr.insertText(names[index].name, from, to).scrollIntoView())
  view.focus()
}

// The list under the name that is being typed.
class OwnerList {
  constructor(view, list, announcer) {
    this.view = view
    this.list = list
    this.announcer = announcer
    this.shown = NOTHING
    list.addEventListener("mousedown", (event) => {
      event.preventDefault() // the caret stays in the text
      const option = event.target.closest("[role=option]")
      if (option) take(view, [...list.children].indexOf(option))
    })
  }

  update({ state }) {
    const now = KEY.getState(state)
    if (now === this.shown) return
    if (now.names !== this.shown.names) this.list.replaceChildren(...now.names.map(optionOf(this.list.id)))
    const count = now.names.length
    if (count && !this.shown.names.length)
      this.announcer.say(count === 1 ? "1 owner offered." : `${count} owners offered.`)
    this.shown = now
    this.list.hidden = !count
    for (const [index, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(index === now.chosen))
      if (index === now.chosen) option.scrollIntoView({ block: "nearest" })
    }
    if (count) this.place(now.from)
  }

  place(from) {
    const caret = this.view.coordsAtPos(from)
    const around = this.list.offsetParent.getBoundingClientRect()
    this.list.style.setProperty("--left", `${Math.max(0, caret.left - around.left)}px`)
    this.list.style.setProperty("--top", `${caret.bottom - around.top}px`)
  }
}

const optionOf =
  (id) =>
  ({ name, kind }, index) => {
    const option = document.createElement("li")
    option.id = `${id}-${index}`
    option.setAttribute("role", "option")
    const what = Object.assign(document.createElement("span"), { className: "quiet", textContent: kind })
    option.append(`${name} `, what)
    return option
  }
