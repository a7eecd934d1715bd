// The drafting page comes alive: the editor in the place of the plain text, and everything that keeps its words.
import { Dropcursor, Editor, Gapcursor, UndoRedo } from "django-prose-editor/editor"
import { Action, ActionIds, Standing } from "drafting/actions"
import { parse } from "drafting/adopting"
import { markCurrent } from "drafting/agenda_mark"
import { Announcer, Announcing } from "drafting/announce"
import { Beside } from "drafting/beside"
import { Blocks } from "drafting/blocks"
import { Column } from "drafting/cards"
import { CaretComesBack } from "drafting/caret"
import { offer } from "drafting/copies"
import { Keeper } from "drafting/keeping"
import { Kinds } from "drafting/kinds"
import { Labels } from "drafting/labels"
import { connectLeftOut } from "drafting/left_out_bar"
import { LinkDialog } from "drafting/links"
import { News } from "drafting/news"
import { isFrom } from "drafting/origins"
import { connectOutstanding } from "drafting/outstanding"
import { Owners } from "drafting/owners"
import { connectPage } from "drafting/page"
import { Paste } from "drafting/paste"
import { Quotes } from "drafting/quotes"
import { ReasonDialog, Reasons } from "drafting/reasons"
import { Room } from "drafting/room"
import { connectRoving } from "drafting/roving"
import { Saver } from "drafting/saving"
import { schemaExtensions } from "drafting/schema"
import { Secrecy } from "drafting/secrecy"
import { Shortcuts } from "drafting/shortcuts"
import { marksOf, Statements } from "drafting/statements"
import { Tabbing, TabStays } from "drafting/tabbing"
import { Tables } from "drafting/tables"
import { standAboveKeyboard } from "drafting/thumb"
import { Tidying } from "drafting/tidying"
import { connectToolbar } from "drafting/toolbar"
import { Unsaved } from "drafting/unsaved"
import { uuid } from "drafting/uuid"
import { Votes } from "drafting/votes"

/** @import { Answer } from "./types" */

const place = document.getElementById("editor")
const { account, item, reference, number, revision, tag, words, savedAt, isSecret, listOpening } = place.dataset
const { saveAddress, newsAddress, unsavedAddress } = place.dataset
const outcomes = words.split(" ")
const html = document.getElementById("text-as-kept").innerHTML

const CLEAR = { top: 90, bottom: 120, left: 0, right: 0 }

const standing = new Standing()
const announcer = new Announcer(document.getElementById("log"))
const doors = {} // what keys open; filled in when there is something to open
const column = new Column(document.getElementById("yield"), standing, announcer, (retry) => doors.signIn(retry))

const editor = new Editor({
  element: place,
  editable: false, // until it is known what lies on this device
  content: html || `<p data-block="${uuid()}"></p>`,
  parseOptions: { preserveWhitespace: "full" },
  extensions: [
    ...schemaExtensions,
    Action.configure({ standing }),
    ActionIds,
    Tidying,
    Paste.configure({ words: outcomes, tell: (leftOut, isChanged) => tell(leftOut, isChanged) }),
    Blocks,
    Statements.configure({ words: outcomes }),
    Labels,
    Secrecy,
    Reasons.configure({ reasons: JSON.parse(place.dataset.reasons) }),
    Kinds,
    Tables.configure({ announcer, open: (name) => doors[name]() }),
    Tabbing.configure({ announcer, row: document.getElementById("keys") }),
    TabStays.configure({ announcer }),
    Quotes.configure({ style: place.dataset.quotes }),
    Owners.configure({
      names: JSON.parse(document.getElementById("owner-names").textContent),
      list: document.getElementById("owners"),
      announcer,
    }),
    Shortcuts.configure({ open: (name) => doors[name](), listOpening }),
    Announcing.configure({ announcer }),
    CaretComesBack,
    UndoRedo,
    Dropcursor,
    Gapcursor,
  ],
  enableInputRules: ["action", "bulletList", "orderedList", "quotes"],
  enablePasteRules: false,
  injectCSS: false,
  editorProps: {
    // The caret's line stays clear of what stands above and below the text.
    scrollThreshold: CLEAR,
    scrollMargin: CLEAR,
    attributes: {
      id: "text",
      class: "minutes",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": "item-title",
      "aria-describedby": "hint",
      spellcheck: "true",
    },
  },
})

const tell = connectLeftOut(document.getElementById("left-out"), editor, announcer)

const keeper = new Keeper(account, item, { reference, number })
const saver = new Saver(editor, keeper, {
  address: saveAddress,
  token: new FormData(document.querySelector("#plain-form")).get("csrfmiddlewaretoken"),
  text: { html, revision: Number(revision), time: savedAt, tag },
  isSecret: isSecret === "true",
})

editor.on("update", ({ transaction }) => isFrom(transaction, "remote") || saver.changed())
saver.addEventListener("saved", (event) => {
  const { detail } = /** @type {CustomEvent<Answer>} */ (event)
  column.renew(detail.yielded)
  markCurrent(detail.html)
})

new Beside(saver, announcer)
new Votes(document.getElementById("yield"))
const room = new Room(document.getElementById("room-now"), announcer, (retry) => doors.signIn(retry))

const why = new ReasonDialog(document.getElementById("reason"), {
  editor,
  saver,
  announcer,
  button: document.getElementById("open-reason"),
})

const links = new LinkDialog(document.getElementById("link"), { editor, announcer })

Object.assign(doors, connectPage({ editor, saver, announcer }), {
  link: () => links.open(),
  card() {
    const { parent, parentOffset } = editor.state.selection.$from
    const mark = marksOf(parent).find(({ start, end }) => start <= parentOffset && parentOffset <= end)
    return column.openCard(mark?.id || parent.attrs.action || "")
  },
  reason: () => why.open(),
  save() {
    saver.save()
    return true
  },
})
standAboveKeyboard()
connectToolbar(document.getElementById("tools"), editor, doors)
connectRoving(document.getElementById("tools"))

const [copy, ...others] = await keeper.restore()
if (copy?.html === html) keeper.forget()
else if (copy) await restore(copy)
editor.setEditable(true, false)
connectOutstanding(document.getElementById("taken-up"), editor, announcer)
connectOutstanding(document.getElementById("heard-of"), editor, announcer)
connectOutstanding(document.getElementById("late"), editor, announcer)
connectOutstanding(document.getElementById("to-report"), editor, announcer)
connectOutstanding(document.getElementById("came-of-it"), editor, announcer)
saver.bring(others)
new News(saver, room, newsAddress)
new Unsaved(saver, unsavedAddress)

place.dataset.ready = "true"
// What tests and the bench look at.
Object.assign(place, { editor })

function show(text, isUndone) {
  const { tr, doc } = editor.state
  tr.replaceWith(0, doc.content.size, parse(text, editor.schema).content)
  editor.view.dispatch(tr.setMeta("smartgov-origin", "remote").setMeta("addToHistory", isUndone))
}

// Words that were kept here. What the server has already is shown as what it has, and nothing is said of it.
async function restore(kept) {
  const answer = await offer(saver, kept)
  const isNew = !answer || answer.is_new
  show((answer || kept).html, isNew)
  if (answer) saver.takeSaved(answer, answer.html)
  else saver.takeUp(kept)
  if (!isNew) return
  announcer.say("Words that were kept on this device have been restored.")
  document.getElementById("restored").hidden = false
}
