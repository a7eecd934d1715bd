// A link in a mail has answered already: the form goes off as if its button had been pressed, once.
const form = document.querySelector("[data-sends-itself]")
history.replaceState(null, "", location.pathname)
form?.requestSubmit()
