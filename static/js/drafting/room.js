// Who is in the room: each press is sent from beside the text, and its answer put in the place of what was there.
import { sentenceOf } from "drafting/cards"

const NO_CONNECTION = "There is no connection. What you pressed was not recorded; press again."
const NEWS = "Who is in the room has changed."
const SIGNED_OUT = "You have been signed out. Sign in again; what you pressed is then recorded."

export class Room {
  constructor(element, announcer, signIn) {
    this.element = element
    this.announcer = announcer
    this.signIn = signIn // asks to sign in, and then does what it is given
    element.addEventListener("submit", (event) => {
      event.preventDefault()
      this.send(event.target, event.submitter)
    })
    element.addEventListener("click", (event) => {
      const link = event.target.closest("[data-declare]")
      if (link && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        this.openDeclaring(link)
      } else if (event.target.closest("[data-close-declaring]")) this.closeDeclaring()
    })
  }

  // The form in which somebody's interest is declared, beside the text; where it cannot come, its page opens.
  async openDeclaring(link) {
    const response = await fetch(link.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null)
    if (!response?.ok || response.redirected) {
      window.location.assign(link.href)
      return
    }
    this.openedBy = link.dataset.declare
    const slot = this.element.querySelector("[data-declaring]")
    slot.innerHTML = await response.text()
    const fields = [...slot.querySelectorAll("select, input:not([type=hidden])")]
    const isKnown = this.openedBy !== "any"
    ;(isKnown ? fields.find((field) => field.name !== "person") : fields[0]).focus()
  }

  closeDeclaring() {
    this.element.querySelector("[data-declaring]").replaceChildren()
    this.element.querySelector(`[data-declare="${CSS.escape(this.openedBy)}"]`)?.focus()
  }

  // Which of all that was done to the meeting the room shows.
  get news() {
    return this.element.querySelector("[data-news]").dataset.news
  }

  // Others have pressed. Whoever is filling something in here is left alone until they are done.
  takeNews(html) {
    if (this.isSending || this.isFilledIn) return
    const before = this.shown
    const activeElement = /** @type {HTMLElement} */ (document.activeElement)
    const press = this.element.contains(activeElement) ? activeElement.dataset.press || "" : null
    const said = this.replace(html)
    if (press !== null) this.focus(press)
    if (before !== this.shown) this.announcer.say(said || NEWS)
  }

  get shown() {
    const parts = [...this.element.children].filter((part) => !part.matches("[data-said]"))
    return parts.map((part) => part.textContent.replace(/\s+/g, " ").trim()).join(" ")
  }

  get isFilledIn() {
    const isTouched = ({ type, checked, value, defaultValue, defaultChecked }) =>
      type === "checkbox" ? checked !== defaultChecked : value !== defaultValue
    return [...this.element.querySelectorAll("input:not([type=hidden])")].some(isTouched)
  }

  async send(form, submitter) {
    if (this.isSending) return
    this.isSending = true
    const response = await fetch(submitter.getAttribute("formaction") || form.action, {
      method: "POST",
      headers: { "X-Requested-With": "fetch" },
      body: new FormData(form, submitter),
    }).catch(() => null)
    const html = response ? await response.text().catch(() => "") : ""
    this.isSending = false
    if (!response) this.refuse(form, NO_CONNECTION)
    else if (response.status === 401) {
      this.refuse(form, SIGNED_OUT)
      this.signIn(() => form.requestSubmit(submitter))
    } else if (response.ok && !response.redirected) this.renew(html, pressOf(form, submitter))
    else this.refuse(form, sentenceOf(html))
  }

  refuse(form, sentence) {
    form.querySelector("[data-error]").textContent = sentence
  }

  // Whoever pressed stays where they were: at the button that has taken the place of theirs, or else at the room itself,
  // never at another button: Enter pressed twice would adjourn the meeting.
  renew(html, press) {
    const said = this.replace(html)
    this.focus(press)
    this.announcer.say(said)
  }

  // What was unfolded stays so. Returns what is said of the press.
  replace(html) {
    const isOpen = this.element.querySelector(".room-others")?.open
    this.element.innerHTML = html
    const others = this.element.querySelector(".room-others")
    if (others && isOpen) others.open = true
    return this.element.querySelector("[data-said]").textContent
  }

  focus(press) {
    const [, key] = press.split(" ")
    const named = key && CSS.escape(key)
    const same = key && this.element.querySelector(`button[value="${named}"], [data-declare="${named}"]`)
    const next = same || this.element.querySelector(`[data-press="${press}"]`) || this.element
    if (next.closest("details:not([open])")) next.closest("details").open = true
    next.focus()
  }
}

// What was pressed; of a declaration, about whom.
const pressOf = (form, submitter) =>
  submitter.dataset.press === "declare" ? `declare ${form.elements.person.value}` : submitter.dataset.press
