// A form that a passkey fills in. Sent, it first has the browser ask its owner for the passkey; what comes of that is
// the value of its field "credential".
const FAULTS = {
  NotAllowedError: "No passkey was used. Try again, or go another way.",
  InvalidStateError: "This device has a passkey of yours already.",
}
const NOT_HERE = "This browser has no passkeys. Go another way, or use a newer browser."
const FAILED = "That did not work. Try again, or go another way."

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-passkey]"))) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const fault = form.querySelector("[data-passkey-fault]")
    fault.textContent = ""
    try {
      const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("credential"))
      field.value = JSON.stringify(await credentialFor(form))
      form.submit()
    } catch (reason) {
      fault.textContent =
        "PublicKeyCredential" in window ? (FAULTS[/** @type {Error} */ (reason).name] ?? FAILED) : NOT_HERE
    }
  })
}

async function credentialFor(form) {
  const { publicKey } = await optionsOf(form)
  if (form.dataset.passkey === "get") {
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) })
  }
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
  }
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
}

// They stand on the page, or are asked for when somebody wants to sign in without having said who they are.
async function optionsOf(form) {
  const beside = form.querySelector("script[type='application/json']")
  if (beside) return JSON.parse(beside.textContent)
  const response = await fetch(form.dataset.passkeyAt, { headers: { Accept: "application/json" } })
  return (await response.json()).request_options
}
