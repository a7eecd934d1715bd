// Makes the chosen blocks confidential, or lifts that again: the one way in which secrecy falls.
import { Extension } from "django-prose-editor/editor"
import { from } from "drafting/origins"
import { CONFIDENTIAL } from "drafting/schema"

export const Secrecy = Extension.create({
  name: "secrecy",
  addCommands: () => ({
    toggleSecrecy:
      () =>
      ({ state, dispatch }) => {
        const blocks = chosenBlocks(state)
        const isLift = blocks.every(({ node }) => node.attrs.sensitivity)
        if (dispatch) {
          const transaction = from(state.tr, "secrecy").setMeta("smartgov-made-secret", !isLift)
          for (const { position } of blocks) {
            transaction.setNodeAttribute(position, "sensitivity", isLift ? null : CONFIDENTIAL)
          }
          dispatch(transaction)
        }
        return true
      },
  }),
})

export function chosenBlocks({ doc, selection }) {
  const blocks = []
  doc.forEach((node, position) => {
    if (position < selection.to && position + node.nodeSize > selection.from) blocks.push({ node, position })
  })
  return blocks
}
