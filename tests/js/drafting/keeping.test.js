import assert from "node:assert/strict"
import { test } from "node:test"
import { isPast } from "drafting/keeping"

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2017, 6, 1)
const kept = (days, isSecret) => isPast({ at: NOW - days * DAY, isSecret }, NOW)

test("a copy on this device is past its time after a week", () => {
  assert.deepEqual([kept(6.9, false), kept(7.1, false)], [false, true])
})

test("a confidential one after a day", () => {
  assert.deepEqual([kept(0.9, true), kept(1.1, true)], [false, true])
})
