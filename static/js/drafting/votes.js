// What comes of a vote, said while it is being entered: the server reckons it, here is only asked and shown.
const PAUSE = 300 // ms without a key
const ASKS_OTHER_FIELDS = /^(on|taken|option-\d+)$/

export class Votes {
  constructor(element) {
    this.element = element
    this.asked = 0
    element.addEventListener("input", (event) => this.changed(event.target, PAUSE))
    element.addEventListener("change", (event) => {
      if (ASKS_OTHER_FIELDS.test(event.target.name)) this.changed(event.target, 0, true)
    })
  }

  changed(field, pause, asksOtherFields = false) {
    const form = field.closest("form[data-vote]")
    if (!form) return
    this.isForOtherFields ||= asksOtherFields
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(form), pause)
  }

  // An answer that was overtaken, or that never came, changes nothing: saving says what is wrong.
  async look(form) {
    const asked = ++this.asked
    const body = new FormData(form)
    body.set("do", "look")
    const headers = { "X-Requested-With": "fetch" }
    const response = await fetch(form.action, { method: "POST", headers, body }).catch(() => null)
    const html = response?.ok && !response.redirected ? await response.text().catch(() => "") : ""
    if (!html || asked !== this.asked || !form.isConnected) return
    const fresh = document.createElement("template")
    fresh.innerHTML = html
    const isForOtherFields = this.isForOtherFields
    this.isForOtherFields = false
    if (isForOtherFields) this.renew(form, fresh.content.querySelector("form"))
    else this.part(form).innerHTML = this.part(fresh.content).innerHTML
  }

  part(of) {
    return of.querySelector("[data-vote-says]")
  }

  // Whoever was in a field stays in it.
  renew(form, fresh) {
    const { id } = document.activeElement
    form.replaceChildren(...fresh.childNodes)
    if (id) form.querySelector(`#${CSS.escape(id)}`)?.focus()
  }
}
