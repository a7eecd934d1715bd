// Where the text gets the focus again, from a dialogue that closes, say, the browser puts the caret at its start. The
// editor puts that right 20 ms later by itself; what is typed before then would stand at the start.
import { Extension, pm } from "django-prose-editor/editor"

const { Plugin, PluginKey } = pm.state

export const CaretComesBack = Extension.create({
  name: "caretComesBack",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("caretComesBack"),
      props: {
        handleDOMEvents: {
          focus(view) {
            view.focus() // writes the selection into the page, for the focus is here already
            return false
          },
        },
      },
    }),
  ],
})
