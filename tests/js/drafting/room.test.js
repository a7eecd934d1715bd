import assert from "node:assert/strict"
import { test } from "node:test"
import { Room } from "drafting/room"

// As much of a page as the room asks for: a form with a place for an error, and buttons known by their value.
function room(answer, formaction = "/left") {
  const sent = []
  globalThis.FormData = class {}
  globalThis.CSS = { escape: (words) => words }
  globalThis.fetch = async (address, { headers }) => {
    sent.push([address, headers["X-Requested-With"]])
    if (!answer) throw new TypeError("no connection")
    return { ok: true, redirected: false, status: 200, text: async () => "", ...answer }
  }
  const focused = []
  const buttons = { "seat-1": { closest: () => null, focus: () => focused.push("seat-1") } }
  const error = { textContent: "" }
  const form = { action: "/all", querySelector: () => error, requestSubmit: () => sent.push("again") }
  const element = {
    innerHTML: "as it was",
    children: [],
    contains: () => false,
    inputs: [],
    querySelectorAll: () => element.inputs,
    addEventListener: (kind, listener) => {
      if (kind !== "submit") return
      element.press = async () => listener({ preventDefault() {}, target: form, submitter })
    },
    querySelector: (asked) => {
      if (asked === "[data-said]") return { textContent: "Member left during item 2." }
      return buttons[asked.match(/value="(.*?)"/)?.[1]] || null
    },
  }
  const submitter = { getAttribute: () => formaction, dataset: { press: "left seat-1" } }
  const said = []
  const signIns = []
  globalThis.document = { activeElement: null }
  const beside = new Room(element, { say: (words) => said.push(words) }, (retry) => signIns.push(retry))
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { beside, element, error, sent, said, focused, signIns, settle }
}

test("what was pressed is sent once, and its answer stands where the room was", async () => {
  const { element, sent, said, focused, error, settle } = room({ text: async () => "<p>As it is</p>" })

  element.press()
  element.press()
  await settle()

  assert.deepEqual(sent, [["/left", "fetch"]])
  assert.equal(element.innerHTML, "<p>As it is</p>")
  assert.deepEqual([said, focused, error.textContent], [["Member left during item 2."], ["seat-1"], ""])
})

test("a press without an address of its own goes where its form does", async () => {
  const { element, sent, settle } = room({}, null)

  element.press()
  await settle()

  assert.deepEqual(sent, [["/all", "fetch"]])
})

test("what others pressed takes the place of what was there, unless something is being filled in", () => {
  const { beside, element } = room({})
  element.inputs = [{ type: "text", value: "lunch", defaultValue: "" }]
  beside.takeNews("<p>Theirs</p>")
  const whileTyped = element.innerHTML
  element.inputs = [{ type: "checkbox", checked: false, defaultChecked: false }]
  beside.takeNews("<p>Theirs</p>")

  assert.equal(whileTyped, "as it was")
  assert.equal(element.innerHTML, "<p>Theirs</p>")
})

test("without a connection nothing is changed, and it can be pressed again", async () => {
  const { element, sent, error, settle } = room(null)

  element.press()
  await settle()
  element.press()
  await settle()

  assert.equal(sent.length, 2)
  assert.match(error.textContent, /no connection/)
  assert.equal(element.innerHTML, "as it was")
})

test("whoever is signed out signs in, and then it is sent again", async () => {
  const { element, sent, signIns, error, settle } = room({ ok: false, status: 401 })

  element.press()
  await settle()
  signIns[0]()

  assert.match(error.textContent, /signed out/)
  assert.equal(sent.at(-1), "again")
})

test("a refusal is said where it was pressed", async () => {
  const { element, error, settle } = room({ ok: false, status: 400 })
  globalThis.window = {
    DOMParser: class {
      parseFromString = () => ({ querySelector: () => ({ textContent: "They are not in the room." }) })
    },
  }

  element.press()
  await settle()

  assert.equal(error.textContent, "They are not in the room.")
  assert.equal(element.innerHTML, "as it was")
})
