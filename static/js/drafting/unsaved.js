// Tells the server, and through it everybody else, that this device has words which could not be saved yet; and once they
// are, that it has none. Not of every key: of words that have waited for a while, and now and then as long as they do.
const EVERY = 2000
const AGAIN = 60000
const AFTER_FAILURE = 10000

export class Unsaved {
  #hadSome = false
  #toldAt = -Infinity

  constructor(saver, address) {
    this.saver = saver
    this.address = address
    setInterval(() => this.#look(), EVERY)
  }

  #look() {
    const { hasUnsaved, isAnnounced, stopped } = this.saver
    const pause = isAnnounced || stopped ? AGAIN : AFTER_FAILURE
    const isDue = Date.now() - this.#toldAt > pause
    if (hasUnsaved && this.#hadSome && isDue && stopped !== "signed-out") this.#tell(false)
    if (!hasUnsaved && isAnnounced) this.#tell(true)
    if (!hasUnsaved) this.#toldAt = -Infinity
    this.#hadSome = hasUnsaved
  }

  // A save that leaves from now on takes the announcement back, so it is counted as made before it is answered.
  async #tell(isSaved) {
    const { saver } = this
    this.#toldAt = Date.now()
    saver.isAnnounced = !isSaved
    const response = await fetch(this.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": saver.token },
      body: JSON.stringify({ is_saved: isSaved }),
    }).catch(() => null)
    if (!response?.ok && !isSaved) saver.isAnnounced = false
  }
}
