// The column of what the item has yielded: renewed with each save, and its cards sent without leaving the page.
export class Column {
  constructor(element, standing, announcer, signIn) {
    this.signIn = signIn // asks to sign in, and then does what it is given
    this.element = element
    this.standing = standing
    this.announcer = announcer
    standing.readFrom(element)
    element.addEventListener("submit", (event) => {
      event.preventDefault()
      this.send(event.target, event.submitter)
    })
    element.addEventListener("click", (event) => {
      const link = event.target.closest("[data-card]")
      if (!link || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      this.openCard(link.dataset.card)
    })
  }

  // Only what differs is written anew: a save in the midst of typing costs next to nothing, and a card that somebody is
  // filling in stays under their hands.
  renew(html) {
    if (html === this.html) return
    this.html = html
    const fresh = document.createElement("template")
    fresh.innerHTML = html
    const known = new Map([...this.element.children].map((entry) => [sourceOf(entry), entry]))
    const cards = [...this.element.querySelectorAll("[data-open-card]")]
    const entries = [...fresh.content.children].map((entry) => known.get(sourceOf(entry)) || entry)
    const focused = /** @type {HTMLElement} */ (document.activeElement)
    entries.forEach((entry, place) => {
      if (this.element.children[place] !== entry) this.element.insertBefore(entry, this.element.children[place] || null)
    })
    while (this.element.children.length > entries.length) this.element.lastElementChild.remove()
    for (const card of cards) if (!card.isConnected) this.put(card)
    if (cards.some((card) => card.contains(focused)) && focused.isConnected) focused.focus()
    this.standing.readFrom(this.element)
  }

  put(card) {
    this.linkOf(card.dataset.openCard)?.closest("article").append(card)
  }

  linkOf(piece) {
    return this.element.querySelector(`[data-card="${CSS.escape(piece)}"]`)
  }

  // Opens the card of a decision or an action, or closes it again.
  async openCard(piece) {
    const link = this.linkOf(piece)
    if (!link) return false
    const isOpen = this.element.querySelector(`[data-open-card="${CSS.escape(piece)}"]`)
    if (isOpen) return this.close(isOpen)
    const response = await fetch(link.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null)
    if (!response?.ok || response.redirected) return false
    const card = document.createElement("div")
    card.dataset.openCard = piece
    card.innerHTML = await response.text()
    this.put(card)
    const first = card.querySelector("[data-first]") || card.querySelector("select, input:not([type=hidden])")
    const field = /** @type {HTMLElement} */ (first)
    field.focus()
    return true
  }

  close(card) {
    card.remove()
    this.linkOf(card.dataset.openCard)?.focus()
    return true
  }

  async send(form, submitter) {
    const said = form.querySelector("[data-error]")
    let response
    try {
      response = await fetch(form.action, {
        method: "POST",
        headers: { "X-Requested-With": "fetch" },
        body: new FormData(form, submitter),
      })
    } catch {
      said.textContent = "There is no connection. What you set here was not saved; try again."
      return
    }
    const html = await response.text()
    if (response.status === 401) {
      said.textContent = "You have been signed out. Sign in again; what you set here is then saved."
      this.signIn(() => form.requestSubmit(submitter))
    } else if (response.ok && !response.redirected) {
      const card = form.closest("[data-open-card]")
      card.remove()
      this.renew(html)
      this.linkOf(card.dataset.openCard)?.focus()
      this.announcer.say("Saved as you set it.")
    } else said.textContent = sentenceOf(html)
  }
}

// What the server wrote of an entry, remembered since an open card is put into it later.
const sources = new WeakMap()

function sourceOf(entry) {
  if (!sources.has(entry)) {
    const plain = entry.cloneNode(true)
    for (const card of plain.querySelectorAll("[data-open-card]")) card.remove()
    sources.set(entry, plain.outerHTML)
  }
  return sources.get(entry)
}

// The sentence of a page that refuses what was sent.
export const sentenceOf = (html) =>
  new window.DOMParser().parseFromString(html, "text/html").querySelector("main h1 + p")?.textContent ||
  "This was not saved. Sign in again, then repeat it."
