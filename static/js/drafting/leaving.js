// Every way out of the page. A link or a form waits until what is unsaved is saved, a few seconds at most; a page that
// just goes sends its last words as it goes.
import { sendOthers } from "drafting/left_behind"
import { inItems } from "drafting/left_words"

const WHY = {
  "signed-out": "You have been signed out. Sign in again, and go on once it says “Saved” below.",
  refused: "The server did not take them, as it says above.",
  clash: "Two people have changed the same paragraph. Choose which wording stands, then go on.",
  offline: "There is no connection. Go on once it says “Saved” below.",
  unanswered: "The server has not answered yet. Go on once it says “Saved” below.",
}

export function connectLeaving(saver) {
  const door = new Door(saver, document.getElementById("unsaved"))
  document.addEventListener("click", (event) => {
    const link = linkOf(event)
    if (link) door.hold(event, link, () => link.click())
  })
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target)
    const submitter = /** @type {HTMLButtonElement} */ (event.submitter)
    const goOn = () => form.requestSubmit(submitter?.form === form ? submitter : null)
    if (leavesByForm(event)) door.hold(event, submitter, goOn)
  })
  window.addEventListener("pagehide", () => saver.leaving())
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && saver.leaving())
}

class Door {
  #isOpen = false
  #held = null // of what was pressed while one waits, the last

  constructor(saver, said) {
    this.saver = saver
    this.said = said
    saver.addEventListener("state", ({ detail }) => (said.hidden ||= detail.name === "saved" && !detail.clashes))
  }

  // What was pressed waits, and is gone on with as it was. Words that cannot be saved are on this device, and hold up
  // only what would take the text away from them: that bears data-needs-saved, and waits for those of other items too.
  async hold(event, pressed, goOn) {
    if (this.#isOpen || !(this.isBusy || needsSaved(pressed))) return
    event.preventDefault()
    const isWaiting = this.#held !== null
    this.#held = { pressed, goOn }
    if (isWaiting) return
    const isSaved = await this.saver.settle()
    const others = isSaved && needsSaved(this.#held.pressed) ? await sendOthers(this.saver) : []
    const held = this.#held
    this.#held = null
    if (!needsSaved(held.pressed) || (isSaved && !others.length)) this.pass(held.goOn)
    else if (isSaved) this.stay(held.pressed, inItems(others), openFirst(others))
    else this.stay(held.pressed, "this item", WHY[obstacleOf(this.saver)])
  }

  // Words are not saved yet, or are saved and not yet gone from this device.
  get isBusy() {
    return this.saver.hasUnsaved || this.saver.keeper.removal !== null
  }

  pass(goOn) {
    this.#isOpen = true
    goOn()
    this.#isOpen = false
  }

  stay(pressed, item, why) {
    const label = pressed.textContent.trim()
    this.said.textContent = `“${label}” has to wait: some words of ${item} are on this device only. ${why}`
    this.said.hidden = false
    const tab = /** @type {HTMLElement} */ (document.querySelector("[data-tab=item]"))
    tab.click() // on a phone it stands behind another tab
    this.said.focus()
  }
}

const openFirst = ({ length }) => `Open ${length > 1 ? "each" : "it"}, and go on once it says “Saved” below.`
const needsSaved = (pressed) => Boolean(pressed?.hasAttribute("data-needs-saved"))

// What keeps words from being saved.
function obstacleOf({ stopped, clashes, waits }) {
  if (stopped) return stopped
  if (clashes.size) return "clash"
  return waits ? "offline" : "unanswered"
}

const staysHere = (target) => !target || target === "_self"

// The link by which this click leaves the page, if it does: not for another tab, a file, a place on the page, or one in
// the text that is being edited.
function linkOf(event) {
  const { defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey } = event
  const link = event.target.closest("a[href]")
  if (!link || link.isContentEditable || defaultPrevented) return null
  if (button || ctrlKey || metaKey || shiftKey || altKey) return null
  const [there, here] = [link.href, location.href].map((address) => address.split("#")[0])
  const isPlace = link.href.includes("#") && there === here
  const leaves = staysHere(link.target) && !link.hasAttribute("download") && link.protocol.startsWith("http")
  return leaves && !isPlace ? link : null
}

function leavesByForm({ defaultPrevented, target: form, submitter }) {
  const asked = (name) => submitter?.getAttribute(`form${name}`) || form.getAttribute(name)
  return !defaultPrevented && asked("method") !== "dialog" && staysHere(asked("target"))
}
