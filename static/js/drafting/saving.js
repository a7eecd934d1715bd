// Sends the text to the server a moment after typing, and says truly where it stands. What is not acknowledged is on
// this device. One save is under way at a time, or two where a page goes: its last words wait for no answer. What fails
// for want of a network is tried again.
import { adopt, insertCopyAfter, replaceBlock, showAsKept } from "drafting/adopting"
import { bringIn } from "drafting/copies"
import { OpenClashes } from "drafting/open_clashes"
import { hasNoSession, isAnswered, mayHaveArrived, outlivesThePage, patience, post, requestOf } from "drafting/sending"
import { serialise } from "drafting/serialise"

/** @import { Answer, Copy, Markup, SavedCopy, SaveRequest, Wording } from "./types" */

const AFTER_TYPING = 1500
const AT_LATEST = 10000
const WAITS = { first: 2000, longest: 30000 }

// Tells "state" ({detail: {name, time}}), "saved" (the answer), "brought" (words of a tab that is gone), "clashes" (the
// open ones), "signed-out", "refused".
export class Saver extends EventTarget {
  constructor(editor, keeper, { address, token, text, isSecret }) {
    super()
    this.editor = editor
    this.keeper = keeper
    this.address = address
    this.token = token
    this.isSecretItem = isSecret
    this.base = text // {html, revision, time, tag}: the last that was taken over from the server
    this.clashes = new OpenClashes()
    this.left = /** @type {SavedCopy[]} */ ([]) // copies of tabs that are gone
    // What was sent on this base without an answer, the oldest first: it may have arrived.
    this.unanswered = /** @type {Markup[]} */ ([])
    this.isAnnounced = false // whether the server may have been told that words of this device are not saved
    this.isDirty = false
    this.sending = null // the save that is under way
    this.attempts = 0
    this.lastWords = null // what was sent as the page went
    this.waits = 0
    this.timer = null
    this.firstChange = null
    this.stopped = null // why nothing is sent: "signed-out" or "refused"
    window.addEventListener("online", () => this.save())
  }

  // The text as it is to be saved: where it clashes, with the wording that stands.
  get text() {
    return serialise(this.editor.state.doc, this.clashes.theirs)
  }

  /** @returns {Copy} */
  get copy() {
    const html = serialise(this.editor.state.doc)
    const isSecret = this.isSecretItem || html.includes('data-sensitivity="confidential"')
    const clashes = [...this.clashes.values()]
    return { html, revision: this.base.revision, before: this.unanswered, isSecret, clashes }
  }

  // Whether there are words of this page that no answer has said are saved.
  get isUnsent() {
    return this.isDirty || this.unanswered.length > 0
  }

  // Whether this device has words of the item that the server may not have.
  get hasUnsaved() {
    return this.isUnsent || this.sending !== null || this.left.length > 0 || this.clashes.size > 0
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

  // To be called when the page goes, or is hidden and may never be seen again. A save that is under way then may arrive
  // or not, and nobody hears of it: the last words do not wait for it, and name what it has sent.
  leaving() {
    const { text } = this
    if (this.isUnsent || this.clashes.size) this.keeper.keepAtOnce(this.copy)
    if (!this.isUnsent || this.stopped || text === this.lastWords) return
    if (!outlivesThePage(requestOf(text, this.copy))) return
    this.lastWords = text
    this.start(this.send(text, { keepalive: true }))
  }

  // Saves what can be saved now, and answers whether the server has everything, of which no copy is here then.
  async settle() {
    let isOver = false
    const over = patience().then(() => (isOver = true))
    while (!isOver && (this.isUnsent || this.sending || this.hasLeft)) {
      await Promise.race([this.save(), over])
      if (this.waits || this.stopped) break
    }
    await Promise.race([this.keeper.removal, over])
    return !this.hasUnsaved
  }

  /** Takes up a copy that was kept here: its words, on what they were written on. @param {SavedCopy} copy */
  takeUp(copy) {
    this.isAnnounced = true
    this.base = { ...this.base, revision: copy.revision }
    this.unanswered = copy.before || []
    this.open(copy.clashes || [])
    this.changed()
  }

  // Sends the copies of tabs that are gone, one after another, once everything else is saved and chosen.
  bring(copies) {
    this.left = copies
    this.isAnnounced ||= copies.length > 0
    this.save()
  }

  get hasLeft() {
    return this.left.length > 0 && this.clashes.size === 0
  }

  async save() {
    clearTimeout(this.timer)
    if (this.sending) return this.sending
    if (this.stopped || !(this.isUnsent || this.hasLeft)) return undefined
    // What may have arrived is sent again as it was, and what was typed since after it.
    if (this.isUnsent) return this.start(this.send(this.unanswered.at(-1) ?? this.text))
    return this.start(bringIn(this, this.left[0]))
  }

  async start(sending) {
    this.sending = sending
    await sending.finally(() => (this.sending = this.sending === sending ? null : this.sending))
    if (this.sending || this.waits || this.stopped) return
    if (this.isDirty) this.changed()
    else if (this.hasLeft) this.save()
  }

  async send(text, options) {
    const request = requestOf(text, this.copy)
    this.unanswered = [...request.before, text]
    this.isDirty = text !== this.text
    if (!this.isDirty) this.firstChange = null
    const { response, answer, isLate } = await this.post(request, options)
    if (isLate) return undefined
    this.lastWords = null
    if (isAnswered(response, answer)) return this.takeSaved(answer, text)
    this.isDirty = true
    if (answer.clashes) return this.takeClashes(answer, text)
    if (!mayHaveArrived(response)) this.unanswered = request.before
    return this.wait(response, answer)
  }

  // The answer, and whether it is late: something that names this was sent since, and says what becomes of it.
  /** @param {SaveRequest} request */
  async post(request, { keepalive = false } = {}) {
    this.attempts += 1
    const attempt = this.attempts
    this.tell("saving")
    const told = this.isAnnounced ? { ...request, is_announced: true } : request
    const heard = await post(this.address, this.token, told, keepalive)
    if (told.is_announced && isAnswered(heard.response, heard.answer)) this.isAnnounced = false
    return { ...heard, isLate: attempt !== this.attempts }
  }

  wait(response, answer) {
    if (hasNoSession(response, answer)) return this.stop("signed-out", answer.message)
    if (response && response.status < 500) return this.stop("refused", answer.message)
    return this.tryAgain()
  }

  // Whether the server has everything, and the text is the one it has.
  get isAtRest() {
    const { isUnsent, sending, stopped, waits, left, editor } = this
    return !(isUnsent || sending || stopped || waits || left.length || editor.view.composing)
  }

  // What others have saved, brought in as after a save of one's own.
  takeNews(answer) {
    this.takeSaved(answer, this.base.html)
  }

  /** @type {(answer: Answer, sent: Markup) => void} */
  takeSaved(answer, sent) {
    this.waits = 0
    this.unanswered = []
    const refused = adopt(this.editor, sent, answer.html, new Set(this.clashes.keys()))
    showAsKept(this.editor)
    this.clashes.renew(answer.html)
    this.base = { html: answer.html, revision: answer.revision, time: answer.saved_at, tag: answer.tag }
    this.open(refused)
    this.dispatchEvent(new CustomEvent("saved", { detail: answer }))
    if (this.isDirty || this.clashes.size) this.keeper.keep(this.copy)
    else this.keeper.forget()
    this.tell(this.isDirty ? "saving" : "saved")
  }

  // Nothing was saved. The others' changes are taken over, and only the clashes are left to be chosen; the rest goes on.
  /** @type {(answer: Answer, sent: Markup) => void} */
  takeClashes(answer, sent) {
    this.unanswered = []
    this.open(answer.clashes)
    const refused = adopt(this.editor, sent, answer.html, new Set(this.clashes.keys()))
    this.base = { ...this.base, html: answer.html, revision: answer.revision, tag: undefined }
    this.open(refused)
    this.keeper.keep(this.copy)
  }

  open(clashes) {
    this.clashes.add(clashes)
    if (clashes.length) this.tellClashes()
  }

  /** Settles which wording of a block stands. @type {(block: string, wording: Wording) => void} */
  choose(block, wording) {
    const clash = this.clashes.get(block)
    this.clashes.delete(block)
    if (wording === "theirs") replaceBlock(this.editor, block, clash.theirs)
    if (wording === "both") insertCopyAfter(this.editor, block, clash.theirs)
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
    this.timer = setTimeout(() => this.save(), Math.min(WAITS.longest, WAITS.first * 2 ** (this.waits - 1)))
  }

  tell(name) {
    this.dispatchEvent(new CustomEvent("state", { detail: { name, time: this.base.time, clashes: this.clashes.size } }))
  }

  tellClashes() {
    this.dispatchEvent(new CustomEvent("clashes", { detail: [...this.clashes.values()] }))
  }
}
