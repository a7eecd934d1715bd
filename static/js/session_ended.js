// A page that stays open while its session ends. What htmx was refused for that (401) waits, one signs in beside it, and
// it is sent again from the form as it stands, its files with it.
const SOMEBODY_ELSE =
  "Somebody else is signed in here now. Sign them out in another window, and sign in as yourself to send what you typed."
let isOpen = false

document.addEventListener("htmx:responseError", (event) => {
  const { xhr, elt, requestConfig } = /** @type {CustomEvent} */ (event).detail
  const form = elt.closest("form[method=post]")
  if (xhr.status !== 401 || isOpen) return
  if (!form) return location.reload() // nothing is typed there: the server asks to sign in, and leads back
  const again = () => form.requestSubmit(requestConfig?.triggeringEvent?.submitter)
  signInBeside(JSON.parse(xhr.responseText), markIn(form), again)
})

async function signInBeside({ message, sign_in: address }, mark, again) {
  isOpen = true
  // Somebody who has signed in elsewhere since need not do so here.
  if (await resume(mark, again)) {
    isOpen = false
    return
  }
  const form = (await pageAt(address)).querySelector("main form")
  const dialog = document.createElement("dialog")
  dialog.className = "sign-in-beside"
  dialog.setAttribute("aria-labelledby", "signed-out-heading")
  const heading = Object.assign(document.createElement("h2"), {
    id: "signed-out-heading",
    textContent: "Sign in again",
  })
  const words = Object.assign(document.createElement("p"), { textContent: message })
  const said = Object.assign(document.createElement("p"), { className: "invalid-feedback", role: "alert" })
  dialog.append(heading, words, said)
  if (form) dialog.append(form)
  else said.textContent = SOMEBODY_ELSE
  document.body.append(dialog)
  dialog.addEventListener("close", () => {
    dialog.remove()
    isOpen = false
  })
  form?.addEventListener("submit", async (event) => {
    event.preventDefault()
    said.textContent = await refusalOf(address, form)
    if (!said.textContent && (await resume(mark, again))) dialog.close()
    else said.textContent ||= SOMEBODY_ELSE
  })
  dialog.showModal()
}

// The sentence with which signing in is refused; empty where it is not.
async function refusalOf(address, form) {
  const token = markOf(await pageAt(address), "csrfmiddlewaretoken")
  const body = new FormData(form)
  if (token) body.set("csrfmiddlewaretoken", token)
  const response = await fetch(address, { method: "POST", body }).catch(() => null)
  if (!response) return "There is no connection. Try again."
  if (response.redirected) return ""
  const page = parse(await response.text())
  return page.querySelector(".alert, .invalid-feedback")?.textContent.trim() || "You are not signed in yet."
}

// Goes on if whoever is signed in now is who filled the page in; its forms get the token of the new session.
async function resume(mark, again) {
  const page = await pageAt(location.href)
  const token = markOf(page, "csrfmiddlewaretoken")
  if (!mark || markIn(page) !== mark) return false
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=csrfmiddlewaretoken]"))
  for (const field of fields) field.value = token
  document.dispatchEvent(new CustomEvent("signed-in-again", { detail: { token } }))
  again()
  return true
}

const markOf = (within, name) => within.querySelector(`[name=${name}]`)?.value || ""
const markIn = (within) => markOf(within, "form_of")
const parse = (html) => new window.DOMParser().parseFromString(html, "text/html")
const pageAt = async (address) => parse(await (await fetch(address)).text())
