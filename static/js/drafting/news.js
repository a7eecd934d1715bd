// Asks now and then what others have saved, as long as somebody looks at the page, and brings it in as a save does.
const EVERY = 15000

export class News {
  #timer = null

  constructor(saver, address) {
    this.saver = saver
    this.address = address
    document.addEventListener("visibilitychange", () => this.#look())
    window.addEventListener("online", () => this.#look())
    this.#wait()
  }

  // At once when somebody comes back to the page, and not at all while nobody sees it.
  #look() {
    clearTimeout(this.#timer)
    if (document.visibilityState === "visible") this.#ask().finally(() => this.#wait())
  }

  #wait() {
    clearTimeout(this.#timer)
    if (document.visibilityState === "visible") this.#timer = setTimeout(() => this.#look(), EVERY)
  }

  // Words of one's own that are not saved go first: their save brings the others' changes anyway.
  async #ask() {
    if (!navigator.onLine || !this.saver.isAtRest) return
    const { revision } = this.saver.base
    const headers = { "If-None-Match": `"${revision}"` }
    const response = await fetch(this.address, { headers }).catch(() => null)
    if (response?.status !== 200) return
    const answer = await response.json().catch(() => ({}))
    if (answer.html !== undefined && this.saver.isAtRest && this.saver.base.revision === revision)
      this.saver.takeNews(answer)
  }
}
