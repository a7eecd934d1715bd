// What stands beside the text and others have changed: the item's number and title, who may read it, who else has words
// that are not saved.
const NOW_PUBLIC = "This item is public now: everybody will be able to read what is written here."
const nowSecret = (reason) => `This item is confidential now${reason ? `: ${reason}` : ""}.`

export class Beside {
  constructor(saver, announcer) {
    this.saver = saver
    this.announcer = announcer
    this.shown = JSON.stringify(JSON.parse(document.getElementById("editor").dataset.itemShown))
    saver.addEventListener("saved", ({ detail }) => {
      if (detail.item) this.showItem(detail.item)
      if (detail.unsaved) this.showUnsaved(detail.unsaved)
    })
  }

  // What is the same is left alone: somebody may be filling in the form that shows it too.
  showItem(item) {
    const shown = JSON.stringify(item)
    if (shown === this.shown) return
    this.shown = shown
    if (this.saver.isSecretItem !== item.is_secret) this.tellSecrecy(item)
    this.saver.isSecretItem = item.is_secret
    document.getElementById("editor").dataset.isSecret = String(item.is_secret)
    showHeading(item)
    showClassification(item)
    showLine(item)
  }

  // Whoever types on must see at once for whom.
  tellSecrecy({ is_secret: isSecret, reason }) {
    const said = document.getElementById("secrecy-changed")
    said.textContent = isSecret ? nowSecret(reason) : NOW_PUBLIC
    said.hidden = false
    this.announcer.say(said.textContent)
  }

  showUnsaved(sentences) {
    const list = document.getElementById("others-unsaved")
    const shown = [...list.children].map((line) => line.textContent)
    if (shown.join("\n") === sentences.join("\n")) return
    list.replaceChildren(...sentences.map((sentence) => element("li", sentence)))
    list.hidden = sentences.length === 0
    for (const sentence of sentences) if (!shown.includes(sentence)) this.announcer.say(`${sentence}.`)
  }
}

function showHeading({ number, heading, title }) {
  document.getElementById("item-heading").replaceChildren(element("span", `${heading} `, "item-number"), title)
  document.getElementById("tab-number").textContent = number
}

// The form is left alone while somebody has it open.
function showClassification({ is_secret: isSecret, reason, public_title: publicTitle, purpose }) {
  const summary = document.getElementById("classification")
  const word = isSecret ? element("span", `Confidential item: ${reason}`, "confidential-word") : "Public item"
  summary.replaceChildren(word, purpose ? ` · ${purpose}` : "")
  const details = /** @type {HTMLDetailsElement} */ (summary.parentElement)
  if (details.open) return
  const shown = { sensitivity: isSecret ? "confidential" : "public", reason, public_title: publicTitle }
  for (const [name, value] of Object.entries(shown)) {
    const field = /** @type {HTMLInputElement} */ (details.querySelector(`[name=${name}]`))
    field.value = value
  }
}

function showLine({ number, title, is_secret: isSecret }) {
  const line = document.querySelector(".drafting-lines [aria-current]")
  if (!line) return
  line.querySelector(".drafting-number").textContent = number
  const mark = isSecret ? [" ", element("span", "Confidential", "confidential-word")] : []
  line.querySelector(".drafting-number + span").replaceChildren(title, ...mark)
}

const element = (tag, text, className = "") =>
  Object.assign(document.createElement(tag), { textContent: text, className })
