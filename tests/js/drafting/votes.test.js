import assert from "node:assert/strict"
import { test } from "node:test"
import { Votes } from "drafting/votes"

// As much of a page as a vote asks for: a form with fields by name, and the place where what comes of it is said.
function vote(answers) {
  const sent = []
  globalThis.CSS = { escape: (words) => words }
  globalThis.FormData = class {
    constructor(form) {
      this.entries = new Map(form.elements.map((field) => [field.name, field.value]))
    }
    set(name, value) {
      this.entries.set(name, value)
    }
    get(name) {
      return this.entries.get(name)
    }
    has(name) {
      return this.entries.has(name)
    }
  }
  const parts = { says: { innerHTML: "" } }
  globalThis.document = {
    activeElement: { id: "for" },
    createElement: () => ({
      set innerHTML(html) {
        this.content = {
          querySelector: (asked) => (asked === "form" ? { childNodes: [html] } : { innerHTML: html }),
        }
      },
    }),
  }
  globalThis.fetch = async (_address, { body }) => {
    sent.push(body.get("do"))
    const answer = await answers.shift()
    if (answer === undefined) throw new TypeError("no connection")
    return { ok: true, redirected: false, text: async () => answer }
  }
  const focused = []
  const form = {
    action: "/vote",
    isConnected: true,
    elements: [{ name: "in_favour", value: "4" }],
    querySelector: (asked) => (asked === "[data-vote-says]" ? parts.says : { focus: () => focused.push(asked) }),
    replaceChildren: (...nodes) => {
      parts.renewed = nodes
      form.elements = [
        { name: "in_favour", value: "" },
        { name: "option-0", value: "" },
      ]
    },
  }
  const listeners = {}
  new Votes({ addEventListener: (kind, listener) => Object.assign(listeners, { [kind]: listener }) })
  const field = (name) => ({ target: { name, closest: () => form } })
  const settle = (pause = 0) => new Promise((resolve) => setTimeout(resolve, pause))
  return { listeners, field, form, parts, sent, focused, settle }
}

test("what comes of a vote is asked for once after a pause, and shown", async () => {
  const { listeners, field, parts, sent, settle } = vote(["<p>Carried</p>"])

  listeners.input(field("in_favour"))
  listeners.input(field("against"))
  await settle(350)

  assert.deepEqual([sent, parts.says.innerHTML], [["look"], "<p>Carried</p>"])
})

test("an answer that was overtaken is not shown", async () => {
  let late
  const first = new Promise((resolve) => {
    late = resolve
  })
  const { listeners, field, parts, settle } = vote([first, "<p>Second</p>"])

  listeners.input(field("in_favour"))
  await settle(350)
  listeners.input(field("in_favour"))
  await settle(350)
  late("<p>First</p>")
  await settle()

  assert.equal(parts.says.innerHTML, "<p>Second</p>")
})

test("other fields come in the place of those that were there, and what was entered stays", async () => {
  const { listeners, field, form, parts, focused, settle } = vote(["<p>fields</p>"])

  listeners.change(field("on"))
  await settle(10)

  assert.deepEqual(parts.renewed, ["<p>fields</p>"])
  assert.deepEqual(
    form.elements.map(({ value }) => value),
    ["4", ""],
  )
  assert.deepEqual(focused, ["#for"])
})

test("other fields that are asked for while an answer is on its way come with the next", async () => {
  let first
  const held = new Promise((resolve) => {
    first = resolve
  })
  const { listeners, field, parts, settle } = vote([held, "<p>other fields</p>"])

  listeners.input(field("votes-option-0"))
  await settle(350)
  listeners.change(field("option-2"))
  first("<p>before</p>")
  await settle(10)

  assert.deepEqual(parts.renewed, ["<p>other fields</p>"])
})

test("without a connection nothing changes, and nothing is lost", async () => {
  const { listeners, field, parts, settle } = vote([])

  listeners.input(field("in_favour"))
  await settle(350)

  assert.equal(parts.says.innerHTML, "")
})

test("a field of another form is nothing to a vote", async () => {
  const { listeners, sent, settle } = vote([])

  listeners.input({ target: { name: "condition", closest: () => null } })
  await settle(350)

  assert.deepEqual(sent, [])
})
