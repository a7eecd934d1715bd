// A file that is too large is said to be so where it is chosen, before anything of it is sent. The server says so too.
/** @type {NodeListOf<HTMLInputElement>} */
const fields = document.querySelectorAll("input[type=file][data-largest]")

for (const field of fields) {
  field.addEventListener("change", () => {
    const largest = Number(field.dataset.largest)
    const tooLarge = [...field.files].some((file) => file.size > largest)
    field.setCustomValidity(tooLarge ? `This file is too large. A file can have ${largest / 1e6} MB.` : "")
    field.reportValidity()
  })
  field.form.addEventListener("submit", (event) => {
    if (!field.reportValidity()) event.preventDefault()
  })
}
