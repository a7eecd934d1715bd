import assert from "node:assert/strict"
import { test } from "node:test"
import { hasNoSession, isAnswered, mayHaveArrived, outlivesThePage, requestOf } from "drafting/sending"

const answered = (status) => new Response("{}", { status })

test("a text names what was sent before it without an answer, and not itself", () => {
  assert.deepEqual(requestOf("c", { revision: 3, before: ["a", "b"] }), { html: "c", revision: 3, before: ["a", "b"] })
  assert.deepEqual(requestOf("b", { revision: 3, before: ["a", "b"] }), { html: "b", revision: 3, before: ["a"] })
  assert.deepEqual(requestOf("a", { revision: 0 }), { html: "a", revision: 0, before: [] })
})

test("what outlives its page is counted as it is sent: in bytes, and with what was sent before", () => {
  const request = (html, before = []) => requestOf(html, { revision: 1, before })

  assert.equal(outlivesThePage(request("x".repeat(65_000))), true)
  assert.equal(outlivesThePage(request("x".repeat(65_536))), false)
  assert.equal(outlivesThePage(request("’".repeat(22_000))), false)
  assert.equal(outlivesThePage(request("x", ["y".repeat(65_536)])), false)
})

test("an answer is one that holds a text", () => {
  assert.equal(isAnswered(answered(200), { html: "" }), true)
  assert.equal(isAnswered(answered(200), {}), false)
  assert.equal(isAnswered(answered(409), { html: "" }), false)
  assert.equal(isAnswered(undefined, {}), false)
})

test("where nothing was heard, or the server stumbled, the text may be saved", () => {
  assert.deepEqual([undefined, answered(500), answered(502), answered(400), answered(409)].map(mayHaveArrived), [
    true,
    true,
    true,
    false,
    false,
  ])
})

test("a session has ended by 401, or by 403 without a sentence of ours", () => {
  assert.equal(hasNoSession(answered(401), {}), true)
  assert.equal(hasNoSession(answered(403), {}), true)
  assert.equal(hasNoSession(answered(403), { message: "You do not keep these minutes." }), false)
  assert.equal(hasNoSession(undefined, {}), false)
})
