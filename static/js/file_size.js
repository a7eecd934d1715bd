// A file that is too large is said to be so where it is chosen, before anything of it is sent. The server says so too.
/** @type {NodeListOf<HTMLInputElement>} */
const fields = document.querySelectorAll("input[type=file][data-largest]")

for (const field of fields) {
  const refusal = document.createElement("p")
  refusal.className = "invalid-feedback"
  refusal.setAttribute("role", "alert") // it is read out as soon as it has words
  field.after(refusal)

  field.addEventListener("change", () => {
    const largest = Number(field.dataset.largest)
    const isTooLarge = [...field.files].some((file) => file.size > largest)
    refusal.textContent = isTooLarge ? `This file is too large. A file can have ${largest / 1e6} MB.` : ""
    field.setCustomValidity(refusal.textContent)
    field.classList.toggle("is-invalid", isTooLarge)
    field.setAttribute("aria-invalid", String(isTooLarge))
    if (isTooLarge) field.focus()
  })
  field.form.addEventListener("submit", (event) => {
    if (!field.validity.customError) return
    event.preventDefault()
    field.focus()
  })
}
