// Says to a screen reader what others see at a glance: a log, to which a line is added when something becomes so.
import { Extension, pm } from "django-prose-editor/editor"
import { marksOf } from "drafting/statements"

const KEPT_LINES = 20

export class Announcer {
  constructor(log) {
    this.log = log
  }

  say(text) {
    const line = document.createElement("p")
    line.textContent = text
    this.log.append(line)
    while (this.log.childElementCount > KEPT_LINES) this.log.firstElementChild.remove()
  }
}

// Announces a statement when it is born or changes its outcome, and when one goes; not when its extent is trimmed.
export const Announcing = Extension.create({
  name: "announcing",
  addOptions: () => ({ announcer: null }),
  addProseMirrorPlugins() {
    const { announcer } = this.options
    return [
      new pm.state.Plugin({
        key: new pm.state.PluginKey("announcing"),
        view: () => ({
          update(view, before) {
            const { $from } = view.state.selection
            const was = before.doc.eq(view.state.doc) ? null : outcomesNear(before)
            if (was !== null && $from.parent.isTextblock) tell(announcer, was, outcomesNear(view.state))
          },
        }),
      }),
    ]
  },
})

const outcomesNear = ({ selection }) => new Map(marksOf(selection.$from.parent).map(({ id, outcome }) => [id, outcome]))

function tell(announcer, was, now) {
  for (const [id, outcome] of now) {
    if (was.get(id) !== outcome) announcer.say(`Decision: ${outcome}`)
  }
}
