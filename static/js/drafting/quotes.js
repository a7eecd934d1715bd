// Straight quotes become the panel's as they are typed, where the panel wants that. Backspace gives the straight one back.
import { Extension, InputRule } from "django-prose-editor/editor"
import { APOSTROPHE, apostropheIn, quoteFor } from "drafting/quoting"

export const Quotes = Extension.create({
  name: "quotes",
  addOptions: () => ({ style: "" }),
  addInputRules() {
    const { style } = this.options
    return [
      new InputRule({
        find: /["']$/,
        handler({ state: { tr, doc }, range: { from, to }, match }) {
          const before = doc.textBetween(doc.resolve(from).start(), from, null, "\ufffc")
          const quote = quoteFor(match[0], before, style)
          if (!quote) return null
          tr.insertText(quote, from, to)
          return undefined
        },
      }),
      new InputRule({
        find: (text) => {
          const place = apostropheIn(text, style)
          return place < 0 ? null : { index: place, text: text.slice(place) }
        },
        handler({ state: { tr }, range: { from, to }, match }) {
          tr.insertText(match[0].slice(to - from), to)
          tr.insertText(APOSTROPHE, from, from + 1)
        },
      }),
    ]
  },
})
