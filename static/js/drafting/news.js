// Asks now and then what others have saved, as long as somebody looks at the page, and brings it in as a save does.
const EVERY = 15000
const GONE = new Set([403, 409])

export class News {
  #timer = null

  constructor(saver, room, address) {
    this.saver = saver
    this.room = room
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
    const { tag } = this.saver.base
    const headers = tag ? { "If-None-Match": `"${tag}"` } : {}
    const room = `room=${encodeURIComponent(this.room.news)}`
    const address = `${this.address}${this.address.includes("?") ? "&" : "?"}${room}`
    const response = await fetch(address, { headers }).catch(() => null)
    const answer = (await response?.json().catch(() => null)) || {}
    if (response?.status === 200 && answer.room) this.room.takeNews(answer.room)
    if (!this.saver.isAtRest || this.saver.base.tag !== tag) return
    // Somebody has sent the minutes on, or made the item confidential: whoever types on must know.
    if (GONE.has(response?.status) && answer.message) this.saver.stop("refused", answer.message)
    if (response?.status === 200 && answer.html !== undefined) this.saver.takeNews(answer)
  }
}
