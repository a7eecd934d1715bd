// The copy on this device: of every key in IndexedDB, and of the last words in localStorage when the page goes, for an
// IndexedDB write that has not ended dies with its page. Kept by account and item; gone once the server has the text.
const DATABASE = "smartgov-drafting"
const STORE = "copies"
const PREFIX = `${DATABASE}/`
const DAY = 24 * 60 * 60 * 1000
const KEPT_FOR = { open: 7 * DAY, secret: DAY }

export class Keeper {
  #key
  #account
  #counter = 0
  #isWriting = false
  #waiting = null
  #database = null

  constructor(account, item) {
    this.#account = account
    this.#key = `${account}/${item}`
    this.#database = openDatabase()
  }

  // Keeps a copy {html, revision, isSecret, clashes}; of those that come while one is being written, the newest.
  keep(copy) {
    this.#counter += 1
    this.#waiting = { ...copy, key: this.#key, account: this.#account, counter: this.#counter, at: Date.now() }
    this.#writeNext()
  }

  // The same at once, for a page that is about to go.
  keepAtOnce(copy) {
    this.#counter += 1
    const kept = { ...copy, key: this.#key, account: this.#account, counter: this.#counter, at: Date.now() }
    try {
      localStorage.setItem(PREFIX + this.#key, JSON.stringify(kept))
    } catch {
      // Full, or not allowed: then IndexedDB alone has it.
    }
  }

  // The newer of the two copies, or null. Copies past their time are deleted, whosever they are.
  async restore() {
    await sweep(this.#database)
    const copies = [await this.#read(), readLocal(this.#key)].filter(Boolean)
    const newest = copies.sort((one, other) => other.counter - one.counter || other.at - one.at)[0] || null
    this.#counter = newest?.counter || 0
    return newest
  }

  // The server has the text: nothing of it stays here.
  async forget() {
    this.#waiting = null
    localStorage.removeItem(PREFIX + this.#key)
    await request(this.#database, "readwrite", (store) => store.delete(this.#key))
  }

  async #writeNext() {
    if (this.#isWriting || !this.#waiting) return
    this.#isWriting = true
    const copy = this.#waiting
    this.#waiting = null
    await request(this.#database, "readwrite", (store) => store.put(copy))
    this.#isWriting = false
    this.#writeNext()
  }

  #read() {
    return request(this.#database, "readonly", (store) => store.get(this.#key))
  }
}

function openDatabase() {
  return new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(null) // not allowed here; localStorage still has what the page leaves
  })
}

async function request(database, mode, ask) {
  const opened = await database
  if (!opened) return undefined
  return new Promise((resolve) => {
    const asked = ask(opened.transaction(STORE, mode).objectStore(STORE))
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(undefined)
  })
}

function readLocal(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key))
  } catch {
    return null
  }
}

export const isPast = ({ at, isSecret }, now = Date.now()) => now - at > (isSecret ? KEPT_FOR.secret : KEPT_FOR.open)

async function sweep(database) {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    const copy = readLocal(name.slice(PREFIX.length))
    if (!copy || isPast(copy)) localStorage.removeItem(name)
  }
  const copies = (await request(database, "readonly", (store) => store.getAll())) || []
  for (const copy of copies.filter((each) => isPast(each))) {
    await request(database, "readwrite", (store) => store.delete(copy.key))
  }
}
