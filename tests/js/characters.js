// What the editor makes of each text that comes in as JSON: as it reads it, and as it writes a paragraph that holds it.
import { text as readAll } from "node:stream/consumers"
import { readable } from "drafting/characters"
import { serialiseBlock } from "drafting/serialise"

const { texts, blocks } = JSON.parse(await readAll(process.stdin))
const paragraph = (text, block) => ({
  type: { name: "paragraph" },
  attrs: { block },
  isTextblock: true,
  forEach: (show) => show({ isText: true, text, marks: [] }),
})

process.stdout.write(
  JSON.stringify({
    read: texts.map(readable),
    written: texts.map((text, place) => serialiseBlock(paragraph(text, blocks[place]))),
  }),
)
