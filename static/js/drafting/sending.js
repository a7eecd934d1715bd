// One save on its way: what is sent, and what the answer says of it.
/** @import { Answer, Heard, Markup, SaveRequest } from "./types" */

// How long somebody who wants to go on waits for an answer.
const PATIENCE = 3000
export const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE))

// A request outlives its page (`keepalive`) if it has 64 KiB at most, all others of its kind that are under way counted
// in. What is longer stays on this device, and is sent when the item is opened next.
const OUTLIVES_THE_PAGE = 64 * 1024 - 64 // less what is said beside the text

// A text stands on a revision, and on what was sent on that before it without an answer, itself left out.
/** @type {(html: Markup, base: { revision: number, before?: Markup[] }) => SaveRequest} */
export const requestOf = (html, { revision, before = [] }) => ({
  html,
  revision,
  before: before.at(-1) === html ? before.slice(0, -1) : before,
})

const sizeOf = (request) => new TextEncoder().encode(JSON.stringify(request)).length
export const outlivesThePage = (request) => sizeOf(request) <= OUTLIVES_THE_PAGE

/** @type {(address: string, token: string, request: SaveRequest, keepalive?: boolean) => Promise<Heard>} */
export async function post(address, token, request, keepalive = false) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(request),
      keepalive,
    })
    return { response, answer: await response.json() }
  } catch {
    return { answer: {} }
  }
}

/** @type {(response: Response | undefined, answer: Answer) => boolean} */
export const isAnswered = (response, answer) => Boolean(response?.ok && answer.html !== undefined)

// Where nothing was heard, or the server stumbled, the text may be saved all the same.
export const mayHaveArrived = (response) => !response || response.status >= 500

// 403 without a sentence of ours: the token is of a session that has ended.
/** @type {(response: Response | undefined, answer: Answer) => boolean} */
export const hasNoSession = (response, { message }) =>
  response?.status === 401 || (response?.status === 403 && !message)
