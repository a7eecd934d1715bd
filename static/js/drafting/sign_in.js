// A session that has ended: sign in beside the text and go on. The text stays open, and on this device.
export class SignIn {
  constructor(dialog, { account, signInAddress, pageAddress }, goOn) {
    this.retry = null
    this.dialog = dialog
    this.account = account
    this.signInAddress = signInAddress
    this.pageAddress = pageAddress
    this.goOn = goOn
    this.form = dialog.querySelector("form")
    this.error = dialog.querySelector("[data-error]")
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.submit()
    })
    dialog.querySelector("[data-retry]").addEventListener("click", () => this.resume())
  }

  // What was refused for want of a session is done once somebody has signed in.
  open(retry = null) {
    this.retry = retry ?? this.retry
    if (!this.dialog.open) this.dialog.showModal()
  }

  async submit() {
    const page = await pageAt(this.signInAddress)
    const body = new URLSearchParams({
      csrfmiddlewaretoken: tokenIn(page),
      login: this.form.elements.login.value,
      password: this.form.elements.password.value,
    })
    const answer = await fetch(this.signInAddress, { method: "POST", body })
    const said = answer.redirected ? null : parse(await answer.text()).querySelector(".alert, .invalid-feedback")
    if (said) this.error.textContent = said.textContent.trim()
    else await this.resume()
  }

  // Reads the page again: who is signed in now, and the token under which one goes on.
  async resume() {
    const page = await pageAt(this.pageAddress)
    const editor = /** @type {HTMLElement} */ (page.querySelector("[data-account]"))
    if (!editor) this.error.textContent = "You are not signed in yet."
    else if (editor.dataset.account !== this.account) {
      this.error.textContent = "Somebody else is signed in here now. Your words are kept for you; sign in as yourself."
    } else {
      this.error.textContent = ""
      this.form.reset()
      this.dialog.close()
      const [token, retry] = [tokenIn(page), this.retry]
      this.retry = null
      renewTokens(token)
      this.goOn(token)
      retry?.()
    }
  }
}

// What a form proves with that it is ours; empty where there is none.
/** @param {ParentNode} within */
export function tokenIn(within) {
  /** @type {HTMLInputElement} */
  const field = within.querySelector("[name=csrfmiddlewaretoken]")
  return field?.value || ""
}

// The forms of the page were made for the session that has ended.
function renewTokens(token) {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=csrfmiddlewaretoken]"))
  for (const field of fields) field.value = token
}

const parse = (html) => new window.DOMParser().parseFromString(html, "text/html")
const pageAt = async (address) => parse(await (await fetch(address)).text())
