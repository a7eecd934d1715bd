// Whose a copy on this device is. A page holds a lock of its copy's name as long as it lives, and the browser gives it
// back when the page goes, however it goes.
const PREFIX = "smartgov-drafting/"
// A page that is loaded anew may ask before the browser has noticed that the one before it is gone.
const PATIENCE = [0, 50, 200]

// Whether the copy is this page's from now on. Without locks (plain http by number) no page is known to live, and a copy
// may be taken up twice: then both bring the same words, and the server merges them.
export async function claim(name) {
  if (!navigator.locks) return true
  for (const wait of PATIENCE) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
    if (await hold(PREFIX + name)) return true
  }
  return false
}

// Does something with a copy as long as no page has it, and only then; answers what came of it, null where one has it.
/** @type {<T>(name: string, work: () => Promise<T>) => Promise<T | null>} */
export async function whileUnclaimed(name, work) {
  if (!navigator.locks) return work()
  return navigator.locks.request(PREFIX + name, { ifAvailable: true }, (lock) => (lock === null ? null : work()))
}

function hold(name) {
  return new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock === null ? undefined : new Promise(() => {}) // held until the page goes
    })
  })
}
