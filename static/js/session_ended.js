// A page that stays open while its session ends: one signs in beside what was typed, with a code where the account asks
// for a second step, and goes on. What htmx was refused for that (401) is sent again from the form as it stands, its
// files with it. Other scripts ask for it by "session-ended", with what to do once it is over; "signed-in-again" bears
// the token of the new session.
const NOT_YET = "You are not signed in yet."
const TOO_LATE = "That took too long. Enter your password again."
const NO_CONNECTION = "There is no connection. Try again."
const SOMEBODY_ELSE =
  "Somebody else is signed in here now. Sign them out in another window, and sign in as yourself to send what you typed."

let retry = null // what was refused last, as a function that does it again
let isAsking = false // while its dialogue is open

document.addEventListener("htmx:responseError", (event) => {
  const { xhr, elt, requestConfig } = /** @type {CustomEvent} */ (event).detail
  const form = elt.closest("form[method=post]")
  if (xhr.status !== 401 || isAsking) return
  if (!form) return location.reload() // nothing is typed there: the server asks to sign in, and leads back
  askToSignIn(() => form.requestSubmit(requestConfig?.triggeringEvent?.submitter))
})
document.addEventListener("session-ended", (event) => askToSignIn(/** @type {CustomEvent} */ (event).detail.retry))

function askToSignIn(again) {
  retry = again ?? retry
  if (!isAsking) openDialog()
}

async function openDialog() {
  isAsking = true
  const dialog = /** @type {HTMLDialogElement} */ (template().content.firstElementChild.cloneNode(true))
  const [form, error] = [dialog.querySelector("form"), dialog.querySelector("[data-error]")]
  document.body.append(dialog)
  dialog.addEventListener("close", () => {
    dialog.remove()
    isAsking = false
  })
  const say = (fault) => {
    error.textContent = fault
    if (!fault) dialog.close()
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const { isIn, fault } = await tryToSignIn(form)
    if (isIn) say(await goOn())
    else error.textContent = fault
    cursorIn(form)
  })
  dialog.querySelector("[data-retry]").addEventListener("click", async () => say(await goOn()))
  dialog.showModal()
  const fault = await goOn() // somebody who has signed in elsewhere since need not do so here
  if (fault !== NOT_YET) say(fault)
}

// Whether somebody is signed in by what the form holds; else the sentence with which it is refused, if it is. Where a
// second step is asked for, the form asks for it next.
async function tryToSignIn(form) {
  const page = await pageAt(form.action)
  if (!page) return { fault: NO_CONNECTION }
  if (isAtCode(form) && !asksForCode(page)) {
    ask(form, "password", template().content.querySelector("form").getAttribute("action"))
    return { fault: TOO_LATE }
  }
  const body = new FormData(form)
  body.set("csrfmiddlewaretoken", tokenIn(page))
  const response = await fetch(form.action, { method: "POST", body }).catch(() => null)
  if (!response) return { fault: NO_CONNECTION }
  const answer = parse(await response.text())
  const said = answer.querySelector(".alert, .invalid-feedback")
  if (!response.redirected) return { fault: said?.textContent.trim() || NOT_YET }
  if (!asksForCode(answer)) return { isIn: true }
  ask(form, "code", response.url)
  return { fault: "" }
}

// Shows what is to be filled in for this step, and nothing else; another window opens at the same.
function ask(form, step, address) {
  form.action = form.querySelector("a").href = address
  for (const part of form.querySelectorAll("[data-step]")) part.hidden = part.disabled = part.dataset.step !== step
}

const template = () => /** @type {HTMLTemplateElement} */ (document.getElementById("sign-in-again-dialog"))
const isAtCode = (form) => !form.querySelector("[data-step=code]").hidden
const asksForCode = (page) => page.querySelector("[data-second-step]") !== null

function cursorIn(form) {
  const field = form.querySelector("[data-step]:not([hidden]) [autofocus]")
  field.focus()
  field.select()
}

// Goes on if whoever is signed in now is who filled the page in, and returns nothing; else the reason why it cannot.
async function goOn() {
  const page = await pageAt(location.href)
  if (!page) return NO_CONNECTION
  const mark = markIn(page)
  if (mark !== markIn(document)) return mark ? SOMEBODY_ELSE : NOT_YET
  const token = tokenIn(page)
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=csrfmiddlewaretoken]"))
  for (const field of fields) field.value = token
  document.dispatchEvent(new CustomEvent("signed-in-again", { detail: { token } }))
  const again = retry
  retry = null
  again?.()
  return ""
}

const valueIn = (within, name) => within.querySelector(`[name=${name}]`)?.value || ""
const tokenIn = (within) => valueIn(within, "csrfmiddlewaretoken")
const markIn = (within) => valueIn(within, "form_of") // which says whose the forms of a page are
const parse = (html) => new window.DOMParser().parseFromString(html, "text/html")
const pageAt = async (address) => {
  const response = await fetch(address).catch(() => null)
  return response && parse(await response.text())
}
