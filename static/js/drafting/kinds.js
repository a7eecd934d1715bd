// Makes sub-headings or actions of the chosen paragraphs, or paragraphs of them again. Lists and tables stay what they
// are: the library's own command would take them apart.
import { Extension } from "django-prose-editor/editor"
import { chosenBlocks } from "drafting/secrecy"
import { uuid } from "drafting/uuid"

export const Kinds = Extension.create({
  name: "kinds",
  addCommands: () => ({
    toggleKind:
      (name) =>
      ({ state, tr, dispatch }) => {
        const blocks = chosenBlocks(state).filter(({ node }) => node.isTextblock)
        if (!blocks.length) return false
        const target = blocks.every(({ node }) => node.type.name === name) ? "paragraph" : name
        if (dispatch) for (const { node, position } of blocks) makeKind(tr, node, position, target)
        return true
      },
  }),
})

function makeKind(transaction, { type, attrs }, position, target) {
  const { block, sensitivity } = attrs
  const own = target === "action" ? { action: uuid() } : {}
  if (type.name !== target) {
    transaction.setBlockType(position + 1, position + 1, type.schema.nodes[target], { block, sensitivity, ...own })
  }
}
