// What a minute is made of, to the editor. The same language as minutes/text: what is not here, a minute cannot hold.
import {
  Bold,
  BulletList,
  Document,
  HardBreak,
  Italic,
  ListItem,
  Mark,
  Node,
  Paragraph,
  Subscript,
  Superscript,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Text,
  Underline,
} from "django-prose-editor/editor"
import { NumberedList } from "drafting/numbered"
import { UUID } from "drafting/uuid"

export const CONFIDENTIAL = "confidential"
export const TOP_LEVEL = ["paragraph", "subheading", "bulletList", "orderedList", "table", "action"]

const Subheading = Node.create({
  name: "subheading",
  group: "block",
  content: "inline*",
  marks: "link bold italic underline subscript superscript",
  defining: true,
  parseHTML: () => ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
  renderHTML: ({ HTMLAttributes }) => ["h3", HTMLAttributes, 0],
})

// A statement: outermost of the marks, so that emphasis never cuts it in two.
const Decision = Mark.create({
  name: "decision",
  priority: 1100,
  inclusive: true,
  keepOnSplit: false,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element) => element.dataset.decision,
      renderHTML: ({ id }) => ({ "data-decision": id }),
    },
    outcome: {
      default: null,
      parseHTML: (element) => element.dataset.outcome,
      renderHTML: ({ outcome }) => ({ "data-outcome": outcome }),
    },
  }),
  parseHTML: () => [
    { tag: "span[data-decision][data-outcome]", getAttrs: (element) => UUID.test(element.dataset.decision) && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
})

const OTHER_SCHEME = /^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i
const ENCODED = /[^A-Za-z0-9_.\-~%/:=&?#+!$,;'@()*[\]]/gu

// An address as the server writes it down.
export const encoded = (address) => address.replace(ENCODED, encodeURIComponent)

const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, parseHTML: (element) => encoded(element.getAttribute("href")) },
  }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (element) => (OTHER_SCHEME.test(element.getAttribute("href").trim()) ? false : null) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
})

// An item holds text and lists: no sub-heading, table or action of its own.
const Item = ListItem.extend({ content: "paragraph (bulletList|orderedList|paragraph)*" })
const SPAN = /^[1-9]\d?$/ // the same as the server's
const span = (name) => ({
  default: 1,
  parseHTML: (element) => (SPAN.test(element.getAttribute(name)) ? Number(element.getAttribute(name)) : 1),
})
const ofCell = {
  content: "(paragraph|bulletList|orderedList)+",
  addAttributes() {
    return { ...this.parent?.(), colspan: span("colspan"), rowspan: span("rowspan") }
  },
}
const Cell = TableCell.extend(ofCell)
const HeaderCell = TableHeader.extend(ofCell)

export const schemaExtensions = [
  Document.extend({ content: "block+" }),
  Paragraph,
  Text,
  Subheading,
  HardBreak,
  BulletList,
  NumberedList,
  Item,
  Table.configure({ resizable: false, renderWrapper: false }),
  TableRow,
  HeaderCell,
  Cell,
  Decision,
  Link,
  Bold,
  Italic,
  Underline,
  Subscript,
  Superscript,
]
