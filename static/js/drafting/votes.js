// What comes of a vote, said while it is being entered: the server reckons it, here is only asked and shown.
const PAUSE = 300 // ms without a key
const ASKS_OTHER_FIELDS = /^(on|taken|option-\d+)$/

export class Votes {
  constructor(element) {
    this.element = element
    this.asked = 0
    this.otherFields = 0 // how often what was entered has asked for other fields,
    this.renewed = 0 // and up to which of these times they have come
    element.addEventListener("input", (event) => this.changed(event.target, PAUSE))
    element.addEventListener("change", (event) => {
      if (ASKS_OTHER_FIELDS.test(event.target.name)) this.changed(event.target, 0, true)
    })
  }

  changed(field, pause, asksOtherFields = false) {
    const form = field.closest("form[data-vote]")
    if (!form) return
    if (asksOtherFields) this.otherFields++
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(form), pause)
  }

  // An answer that was overtaken, or that never came, changes nothing: saving says what is wrong.
  async look(form) {
    const asked = ++this.asked
    const { otherFields } = this
    const body = new FormData(form)
    body.set("do", "look")
    const headers = { "X-Requested-With": "fetch" }
    const response = await fetch(form.action, { method: "POST", headers, body }).catch(() => null)
    const html = response?.ok && !response.redirected ? await response.text().catch(() => "") : ""
    if (!html || asked !== this.asked || !form.isConnected) return
    const fresh = document.createElement("template")
    fresh.innerHTML = html
    if (this.renewed < otherFields) this.renew(form, fresh.content.querySelector("form"))
    else this.part(form).innerHTML = this.part(fresh.content).innerHTML
    this.renewed = otherFields
  }

  part(of) {
    return of.querySelector("[data-vote-says]")
  }

  // Whoever was in a field stays in it, and what was entered while the answer was on its way stays entered.
  renew(form, fresh) {
    const { id } = /** @type {HTMLElement} */ (document.activeElement)
    const entered = new FormData(form)
    form.replaceChildren(...fresh.childNodes)
    for (const field of form.elements) {
      if (!entered.has(field.name)) continue
      if (field.type === "radio") field.checked = entered.get(field.name) === field.value
      else field.value = entered.get(field.name)
    }
    if (id) form.querySelector(`#${CSS.escape(id)}`)?.focus()
  }
}
