// The copy on this device: of every key in IndexedDB, and of the last words in localStorage when the page goes, for what
// has not ended in IndexedDB may die with its page. Kept by account, item and tab, so that two tabs on one item do not
// write over each other; gone once the server has the text.
import { claim } from "drafting/claiming"
import { uuid } from "drafting/uuid"

/** @import { Copy, SavedCopy } from "./types" */

const DATABASE = "smartgov-drafting"
const STORE = "copies"
const PREFIX = `${DATABASE}/`
const TAB = `${DATABASE}-tab`
const DAY = 24 * 60 * 60 * 1000
const KEPT_FOR = { open: 7 * DAY, secret: DAY }

export class Keeper {
  // While a copy is on its way out. A page that goes earlier may leave it lying here.
  removal = /** @type {Promise<unknown> | null} */ (null)

  #key = null
  #account
  #item
  #where
  #counter = 0
  #isWriting = false
  #waiting = null
  #database = null

  // `where` is what a copy says of its item beside its uuid: the meeting, and the number by which people know it.
  constructor(account, item, where = {}) {
    this.#account = account
    this.#item = `${account}/${item}/`
    this.#where = where
    this.#database = openDatabase()
  }

  // Keeps a copy; of those that come while one is being written, the newest. Asked
  // for after `restore` alone, which finds out under which name this tab writes.
  /** @param {Copy} copy */
  keep(copy) {
    this.#waiting = this.#named(copy)
    this.#writeNext()
  }

  // The same at once, for a page that is about to go.
  /** @param {Copy} copy */
  keepAtOnce(copy) {
    writeLocal(this.#named(copy))
  }

  // This tab's copy, and after it those of tabs that are gone, the newest first, each of them this page's to deal with
  // now. What a living tab has kept is its own. Copies past their time are deleted, whosever they are.
  /** @returns {Promise<SavedCopy[]>} */
  async restore() {
    await sweep(this.#database)
    this.#key = this.#item + (await tabOf(this.#item))
    const found = newestOfEach([...(await this.#all()), ...localCopies()])
    const ofItem = [...found.values()].filter(({ key }) => key.startsWith(this.#item))
    const own = ofItem.filter(({ key }) => key === this.#key)
    const others = ofItem.filter(({ key }) => key !== this.#key).sort((one, other) => other.at - one.at)
    const claims = await Promise.all(others.map(({ key }) => claim(key)))
    const left = others.filter((_, place) => claims[place])
    if (!own.length && left.length) own.push(await this.#move(left.shift()))
    this.#counter = own[0]?.counter || 0
    return [...own, ...left]
  }

  // What lies here of other items of this account, and of this one in other tabs, each with its item's id. What this
  // page deals with itself is not among it.
  async elsewhere(own = []) {
    const found = newestOfEach([...(await this.#all()), ...localCopies()]).values()
    const known = new Set([this.#key, ...own.map(({ key }) => key)])
    return [...found]
      .filter(({ key }) => key.startsWith(`${this.#account}/`) && !known.has(key))
      .map((copy) => ({ ...copy, item: copy.key.split("/")[1] }))
  }

  // The server has the text: nothing of it stays here; or nothing of a copy that another tab had left.
  async forget(key = this.#key) {
    if (key === this.#key) this.#waiting = null
    localStorage.removeItem(PREFIX + key)
    const removal = request(this.#database, "readwrite", (store) => store.delete(key))
    this.removal = removal
    await removal // and so all that were asked for before it: the database does one after another
    if (this.removal === removal) this.removal = null
  }

  /** @type {(copy: Copy) => SavedCopy} */
  #named(copy) {
    this.#counter += 1
    return { ...copy, ...this.#where, key: this.#key, account: this.#account, counter: this.#counter, at: Date.now() }
  }

  // A copy of a tab that is gone becomes this tab's own, on the device too before it is gone from its place.
  async #move(copy) {
    const own = { ...copy, key: this.#key }
    if (!(await request(this.#database, "readwrite", (store) => store.put(own)))) writeLocal(own)
    await this.forget(copy.key)
    return own
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

  async #all() {
    return (await request(this.#database, "readonly", (store) => store.getAll())) || []
  }
}

// The name of this tab on this item. One that was duplicated has its twin's name, and takes another.
async function tabOf(item) {
  const known = sessionStorage.getItem(TAB)
  if (known && (await claim(item + known))) return known
  const fresh = uuid()
  sessionStorage.setItem(TAB, fresh)
  await claim(item + fresh)
  return fresh
}

function newestOfEach(copies) {
  const newest = new Map()
  for (const copy of copies) {
    const other = newest.get(copy.key)
    if (!other || copy.counter - other.counter > 0 || (copy.counter === other.counter && copy.at > other.at))
      newest.set(copy.key, copy)
  }
  return newest
}

function openDatabase() {
  return new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(null) // not allowed here; localStorage still has what the page leaves
  })
}

// Answers once it is done, and for good. It is told to end at once, and not when its page has heard that it went well:
// by then the page may be gone.
async function request(database, mode, ask) {
  const opened = await database
  if (!opened) return undefined
  return new Promise((resolve) => {
    const transaction = opened.transaction(STORE, mode)
    const asked = ask(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(asked.result)
    transaction.onabort = () => resolve(undefined)
    transaction.commit()
  }).catch(() => undefined) // where somebody has had the browser clear what it keeps meanwhile
}

function writeLocal(copy) {
  try {
    localStorage.setItem(PREFIX + copy.key, JSON.stringify(copy))
  } catch {
    // Full, or not allowed: then IndexedDB alone has it.
  }
}

function readLocal(name) {
  try {
    return JSON.parse(localStorage.getItem(name))
  } catch {
    return null
  }
}

const localNames = () => Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))
const localCopies = () => localNames().map(readLocal).filter(Boolean)

export const isPast = ({ at, isSecret }, now = Date.now()) => now - at > (isSecret ? KEPT_FOR.secret : KEPT_FOR.open)

async function sweep(database) {
  for (const name of localNames()) {
    const copy = readLocal(name)
    if (!copy || isPast(copy)) localStorage.removeItem(name)
  }
  const copies = (await request(database, "readonly", (store) => store.getAll())) || []
  for (const copy of copies.filter((each) => isPast(each))) {
    await request(database, "readwrite", (store) => store.delete(copy.key))
  }
}
