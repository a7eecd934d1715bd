// What stands around the editor: how the saving stands, clashes, the ended session, the public's view, tabs, ways out.
import { showClashes } from "drafting/clashes"
import { connectLeaving } from "drafting/leaving"
import { openOnQuestionMark } from "drafting/shortcuts"

const WORDS = {
  saved: ({ time }) => `Saved ${time}`,
  saving: () => "Saving",
  offline: () => "Offline: kept on this device",
  "signed-out": () => "Signed out: kept on this device",
  refused: () => "Not saved: kept on this device",
}
const WORTH_SAYING = new Set(["offline", "signed-out", "refused"])

export function connectPage({ editor, saver, announcer }) {
  const sheet = /** @type {HTMLDialogElement} */ (document.getElementById("shortcuts"))
  openOnQuestionMark(sheet)
  document.getElementById("open-shortcuts").addEventListener("click", () => sheet.showModal())
  connectState(saver, announcer)
  connectClashes(saver, announcer)
  connectSignIn(saver)
  connectPublicView(editor, saver)
  connectTabs()
  showCurrent()
  connectLeaving(saver)
  return {
    signIn: askToSignIn,
    sheet() {
      sheet.showModal()
      return true
    },
    outcomes: () => openMenu("outcomes", editor),
    table: () => openMenu("table-menu", editor),
  }
}

// A menu that a key has opened leads back into the text, whatever closes it.
function openMenu(id, editor) {
  const menu = /** @type {HTMLDetailsElement} */ (document.getElementById(id))
  const first = /** @type {HTMLElement} */ (menu.querySelector("button:not([aria-disabled=true])"))
  menu.open = true
  first.focus()
  const back = () => {
    if (menu.open) return
    menu.removeEventListener("toggle", back)
    if (menu.contains(document.activeElement)) editor.view.focus()
  }
  menu.addEventListener("toggle", back)
  return true
}

function connectState(saver, announcer) {
  const shown = document.getElementById("save-state")
  let last = ""
  saver.addEventListener("state", ({ detail }) => {
    const left = detail.clashes ? ", but for what two have changed" : ""
    const words = WORDS[detail.name](detail) + (detail.name === "saved" ? left : "")
    shown.textContent = words
    shown.dataset.state = detail.name
    if (detail.name !== "saving") document.getElementById("yield-stale").hidden = !WORTH_SAYING.has(detail.name)
    if (WORTH_SAYING.has(detail.name) && last !== detail.name) announcer.say(words)
    if (detail.name === "saved" && WORTH_SAYING.has(last)) announcer.say("Saved again.")
    if (detail.name !== "saving") last = detail.name
  })
  saver.addEventListener("brought", () => {
    const said = document.getElementById("brought")
    said.hidden = false
    announcer.say(said.textContent)
  })
  saver.addEventListener("refused", ({ detail }) => {
    const said = document.getElementById("refused")
    said.hidden = false
    const kept = saver.hasUnsaved ? " Your words are kept on this device." : ""
    said.textContent = `${detail.message || "The server did not take the text."}${kept}`
    announcer.say(said.textContent)
  })
}

function connectClashes(saver, announcer) {
  const panel = document.getElementById("clashes")
  saver.addEventListener("clashes", ({ detail }) => {
    if (panel.hidden && detail.length)
      announcer.say("Somebody else has changed the same paragraph. Choose which wording stands.")
    showClashes(panel, detail, (block, wording) => saver.choose(block, wording))
  })
}

function connectSignIn(saver) {
  saver.addEventListener("signed-out", () => askToSignIn())
  const again = document.getElementById("sign-in-again")
  saver.addEventListener("state", ({ detail }) => (again.hidden = detail.name !== "signed-out"))
  again.addEventListener("click", () => askToSignIn())
  document.addEventListener("signed-in-again", (event) => {
    const { token } = /** @type {CustomEvent} */ (event).detail
    saver.goOn(token)
  })
}

// session_ended.js does, and on every page alike.
function askToSignIn(retry = null) {
  document.dispatchEvent(new CustomEvent("session-ended", { detail: { retry } }))
}

// The text as the public would read it, from the server: nothing is judged here.
function connectPublicView(editor, saver) {
  const button = document.getElementById("as-public")
  const [view, place] = [document.getElementById("public-view"), document.getElementById("editor")]
  button.addEventListener("click", async () => {
    const isShown = !view.hidden
    if (!isShown) {
      await saver.settle()
      const response = await fetch(button.dataset.address)
      if (!response.ok || response.redirected) return
      view.innerHTML = await response.text()
    }
    view.hidden = isShown
    place.hidden = !isShown
    button.setAttribute("aria-pressed", String(!isShown))
    if (isShown) editor.view.focus()
  })
}

// In a long agenda the item that is open is seen at once, wherever it stands in the column.
function showCurrent() {
  /** @type {HTMLElement | null} */
  const line = document.querySelector(".drafting-lines [aria-current]")
  /** @type {HTMLElement | null} */
  const column = line?.closest(".goes-on")
  if (column) column.scrollTop = line.offsetTop - column.offsetTop - column.clientHeight / 2
}

function connectTabs() {
  const page = /** @type {HTMLElement} */ (document.querySelector(".drafting"))
  /** @type {NodeListOf<HTMLElement>} */
  const tabs = document.querySelectorAll("[data-tab]")
  for (const tab of tabs) {
    tab.addEventListener("click", () => {
      page.dataset.shown = tab.dataset.tab
      for (const other of tabs) other.setAttribute("aria-pressed", String(other === tab))
    })
  }
}
