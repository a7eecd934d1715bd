// Where two have changed one paragraph: what it was, what each made of it, and which is to stand.
/** @import { Clash, Wording } from "./types" */

const WORDINGS = [
  ["mine", "Your wording", "Keep yours"],
  ["theirs", "Theirs", "Take theirs"],
  ["base", "Before both", null],
]

/** @type {(panel: HTMLElement, clashes: Clash[], choose: (block: string, wording: Wording) => void) => void} */
export function showClashes(panel, clashes, choose) {
  panel.hidden = clashes.length === 0
  panel.querySelector("[data-list]").replaceChildren(...clashes.map((clash) => clashSection(clash, choose)))
}

function clashSection(clash, choose) {
  const section = document.createElement("section")
  section.className = "clash"
  for (const [name, title, button] of WORDINGS) {
    if (!clash[name]) continue
    section.append(element("h4", title), wording(clash[name]))
    if (button) section.append(choice(button, () => choose(clash.block, name)))
  }
  section.append(choice("Keep both, one after the other", () => choose(clash.block, "both")))
  return section
}

// The markup is the server's own normal form; it is shown as words, so nothing in it can act.
function wording(html) {
  const holder = document.createElement("template")
  holder.innerHTML = html.replace(/<\/(p|li|td|th)>/g, "\n</$1>")
  return element("blockquote", holder.content.textContent.trim())
}

function choice(label, act) {
  const button = element("button", label)
  button.type = "button"
  button.className = "btn"
  button.addEventListener("click", act)
  return button
}

const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text })
