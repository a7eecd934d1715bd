// Sends the text to the server a moment after typing, and says truly where it stands. What is not acknowledged is on
// this device. One save is under way at a time; what fails for want of a network is tried again.
import { adopt, blocksOf, insertAfter, replaceBlock } from "drafting/adopting"
import { serialise } from "drafting/serialise"

const AFTER_TYPING = 1500
const AT_LATEST = 10000
const FIRST_WAIT = 2000
const LONGEST_WAIT = 30000

// Tells "state" ({detail: {name, time}}), "saved" (the answer), "brought" (words of a tab that is gone), "clashes" (the
// open ones), "signed-out", "refused".
export class Saver extends EventTarget {
  constructor(editor, keeper, { address, token, text, isSecret }) {
    super()
    Object.assign(this, { editor, keeper, address, token, isSecretItem: isSecret })
    this.base = text // {html, revision, time}: the last that was taken over from the server
    this.clashes = new Map()
    this.left = [] // copies of tabs that are gone
    this.isDirty = false
    this.isSending = false
    this.waits = 0
    this.timer = null
    this.firstChange = null
    this.stopped = null // why nothing is sent: "signed-out" or "refused"
    window.addEventListener("online", () => this.save())
  }

  get html() {
    return serialise(this.editor.state.doc)
  }

  get copy() {
    const { html } = this
    const isSecret = this.isSecretItem || html.includes('data-sensitivity="confidential"')
    return { html, revision: this.base.revision, isSecret, clashes: [...this.clashes.values()] }
  }

  // To be called on every change that was not taken over from the server.
  changed() {
    this.isDirty = true
    this.keeper.keep(this.copy)
    this.firstChange = this.firstChange ?? Date.now()
    if (this.stopped || this.waits) return
    this.tell("saving")
    clearTimeout(this.timer)
    const left = AT_LATEST - (Date.now() - this.firstChange)
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(AFTER_TYPING, left)))
  }

  leaving() {
    if (this.isDirty || this.clashes.size) this.keeper.keepAtOnce(this.copy)
  }

  // Takes up a copy that was kept here: its words, on the revision they were written on.
  takeUp(copy) {
    this.base = { ...this.base, revision: copy.revision }
    for (const clash of copy.clashes || []) this.clashes.set(clash.block, clash)
    if (this.clashes.size) this.tellClashes()
    this.changed()
  }

  // Sends the copies of tabs that are gone, one after another, once everything else is saved and chosen.
  bring(copies) {
    this.left = copies
    this.save()
  }

  get hasLeft() {
    return this.left.length > 0 && this.clashes.size === 0
  }

  async save() {
    clearTimeout(this.timer)
    if (this.isSending) return this.sending
    if (this.stopped || !(this.isDirty || this.hasLeft)) return undefined
    this.isSending = true
    this.sending = (this.isDirty ? this.send() : this.sendLeft(this.left[0])).finally(() => (this.isSending = false))
    await this.sending
    if (this.waits || this.stopped) return undefined
    if (this.isDirty) this.changed()
    else if (this.hasLeft) this.save()
    return undefined
  }

  async send() {
    const sent = serialise(this.editor.state.doc, this.theirs)
    this.isDirty = false
    this.firstChange = null
    const { response, answer } = await this.post(sent, this.base.revision)
    const isSaved = this.isAnswered(response, answer)
    if (isSaved) return this.takeSaved(answer, sent)
    this.isDirty = true
    if (answer.clashes) return this.takeClashes(answer, sent)
    return this.wait(response, answer)
  }

  // A copy on the revision its words were written on. Where its words and the text clash, they are this page's to choose.
  async sendLeft(copy) {
    const { response, answer } = await this.post(copy.html, copy.revision)
    const isSaved = this.isAnswered(response, answer)
    if (!isSaved && !answer.clashes) return this.wait(response, answer)
    this.left.shift()
    if (isSaved) this.takeSaved(answer, this.base.html)
    else {
      this.isDirty = true
      this.takeClashes(answer, this.base.html)
      for (const { block, mine } of answer.clashes) if (mine) replaceBlock(this.editor, block, mine)
      this.keeper.keep(this.copy)
    }
    this.dispatchEvent(new CustomEvent("brought"))
    return this.keeper.forget(copy.key)
  }

  async post(html, revision) {
    this.tell("saving")
    try {
      const response = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ html, revision }),
      })
      return { response, answer: await response.json() }
    } catch {
      return { answer: {} }
    }
  }

  isAnswered(response, answer) {
    return Boolean(response?.ok && answer.html !== undefined)
  }

  wait(response, answer) {
    // 403 without a sentence of ours: the token is of a session that has ended.
    const hasNoSession = response?.status === 401 || (response?.status === 403 && !answer.message)
    if (hasNoSession) return this.stop("signed-out", answer.message)
    if (response && response.status < 500) return this.stop("refused", answer.message)
    return this.tryAgain()
  }

  // Whether the server has everything, and the text is the one it has.
  get isAtRest() {
    return !(this.isDirty || this.isSending || this.stopped || this.waits || this.left.length || this.editor.view.composing)
  }

  // What others have saved, brought in as after a save of one's own.
  takeNews(answer) {
    this.takeSaved(answer, this.base.html)
  }

  takeSaved(answer, sent) {
    this.waits = 0
    const refused = adopt(this.editor, sent, answer.html, new Set(this.clashes.keys()))
    this.renewTheirs(answer.html)
    this.base = { html: answer.html, revision: answer.revision, time: answer.saved_at }
    this.open(refused)
    this.dispatchEvent(new CustomEvent("saved", { detail: answer }))
    if (this.isDirty || this.clashes.size) this.keeper.keep(this.copy)
    else this.keeper.forget()
    this.tell(this.isDirty ? "saving" : "saved")
  }

  // Nothing was saved. The others' changes are taken over, and only the clashes are left to be chosen; the rest goes on.
  takeClashes(answer, sent) {
    this.open(answer.clashes)
    const refused = adopt(this.editor, sent, answer.html, new Set(this.clashes.keys()))
    this.base = { ...this.base, html: answer.html, revision: answer.revision }
    this.open(refused)
    this.keeper.keep(this.copy)
  }

  get theirs() {
    return new Map([...this.clashes].map(([block, { theirs }]) => [block, theirs]))
  }

  renewTheirs(html) {
    if (!this.clashes.size) return
    const now = blocksOf(html)
    for (const [block, clash] of this.clashes) {
      if (now.has(block)) clash.theirs = now.get(block)
    }
  }

  open(clashes) {
    for (const clash of clashes) this.clashes.set(clash.block, clash)
    if (clashes.length) this.tellClashes()
  }

  // Which wording of a block stands: "mine", "theirs" or "both".
  choose(block, wording) {
    const clash = this.clashes.get(block)
    this.clashes.delete(block)
    if (wording === "theirs") replaceBlock(this.editor, block, clash.theirs)
    if (wording === "both") insertAfter(this.editor, block, withoutIds(clash.theirs))
    this.tellClashes()
    this.changed()
    this.save()
  }

  stop(why, message) {
    this.stopped = why
    this.tell(why)
    this.dispatchEvent(new CustomEvent(why, { detail: { message } }))
  }

  // Goes on after somebody has signed in again.
  goOn(token) {
    this.token = token || this.token
    this.stopped = null
    return this.save()
  }

  tryAgain() {
    this.waits += 1
    this.tell("offline")
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.waits - 1))
    this.timer = setTimeout(() => this.save(), wait)
  }

  tell(name) {
    this.dispatchEvent(new CustomEvent("state", { detail: { name, time: this.base.time, clashes: this.clashes.size } }))
  }

  tellClashes() {
    this.dispatchEvent(new CustomEvent("clashes", { detail: [...this.clashes.values()] }))
  }
}

const withoutIds = (html) => html.replace(/ data-(block|decision|action)="[^"]*"/g, "").replace(/ data-outcome="[^"]*"/g, "")
