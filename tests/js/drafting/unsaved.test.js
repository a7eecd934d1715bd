import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { Unsaved } from "drafting/unsaved"

const ROUND = 2000

function room() {
  const told = []
  globalThis.fetch = async (_, { body }) => {
    told.push(JSON.parse(body).is_saved)
    return { ok: true }
  }
  const saver = { hasUnsaved: false, isAnnounced: false, stopped: null, token: "" }
  new Unsaved(saver, "/unsaved")
  const after = async (rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      mock.timers.tick(ROUND)
      await Promise.resolve()
    }
  }
  return { saver, told, after }
}

test("words that wait are told once, now and then again, and taken back when they are saved", async () => {
  mock.timers.enable({ apis: ["setInterval", "Date"] })
  const { saver, told, after } = room()

  await after(3)
  assert.deepEqual(told, [])
  saver.hasUnsaved = true
  await after(1)
  assert.deepEqual(told, [], "a save may be on its way")
  await after(10)
  assert.deepEqual(told, [false])
  await after(30)
  assert.deepEqual(told, [false, false])
  saver.hasUnsaved = false
  await after(3)
  assert.deepEqual(told, [false, false, true])
  mock.timers.reset()
})

test("what a save has taken back is not taken back again, and a page that may not send says nothing", async () => {
  mock.timers.enable({ apis: ["setInterval", "Date"] })
  const { saver, told, after } = room()

  Object.assign(saver, { hasUnsaved: true })
  await after(3)
  Object.assign(saver, { hasUnsaved: false, isAnnounced: false })
  await after(3)
  assert.deepEqual(told, [false])
  Object.assign(saver, { hasUnsaved: true, stopped: "refused" })
  await after(3)
  assert.deepEqual(told, [false, false], "what is refused is on this device alone")
  Object.assign(saver, { isAnnounced: false, stopped: "signed-out" })
  await after(40)
  assert.deepEqual(told, [false, false])
  mock.timers.reset()
})
