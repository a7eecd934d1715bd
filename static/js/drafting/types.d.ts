// What the modules hand to one another, and what the server answers. Read by editors and by the type checker alone.

// The markup of a block or of a whole text, in normal form (minutes/text/normal.py).
export type Markup = string

// The uuid of a block.
export type BlockId = string

// A block in which somebody else and this page have both changed something; a wording is empty where it was deleted.
export type Clash = { block: BlockId; base: Markup; mine: Markup; theirs: Markup }

export type Wording = "mine" | "theirs" | "both"

// The text as this page has it: on which revision, and what was sent on that before it without an answer.
export type Copy = {
  html: Markup
  revision: number
  before: Markup[]
  isSecret: boolean
  clashes: Clash[]
}

// A copy as it is kept on this device: whose it is, of which item and tab, and which of several is the newest.
export type SavedCopy = Copy & {
  key: string
  account: string
  counter: number
  at: number
  reference?: string
  number?: string
}

// A save on its way, and whether the server may have been told that its words are not saved.
export type SaveRequest = { html: Markup; revision: number; before: Markup[]; is_announced?: boolean }

// The server's answer to a save, or what others have saved. A refusal has a message alone, clashes come without a time.
export type Answer = {
  html?: Markup
  revision?: number
  saved_at?: string
  is_new?: boolean
  yielded?: string
  reasons?: Record<BlockId, string>
  item?: ItemShown
  unsaved?: string[]
  tag?: string
  clashes?: Clash[]
  message?: string
}

// An item as the room shows it beside the text.
export type ItemShown = {
  number: string
  heading: string
  title: string
  is_secret: boolean
  reason: string
  public_title: string
  purpose: string
}

// Without a response nothing was heard.
export type Heard = { response?: Response; answer: Answer }

// Where pasted blocks come from: an editor of ours, another program, or text that was read as house style.
export type Origin = "ours" | "other" | "typed"

// How much of a paste was left out; pictures of which a description stands in the text, and signs that only their font
// can show and that are in the text.
export type LeftOut = {
  deletions?: number
  hidden?: number
  comments?: number
  pictures?: number
  described?: number
  signs?: string[]
}

// A block of typed text. A list has items in the place of a text, an action the label that stood before it.
export type TypedBlock = {
  kind: "paragraph" | "subheading" | "action" | "list"
  label?: string
  text?: string
  items?: TypedItem[]
}

export type TypedItem = { indent: number; text: string; items: TypedItem[] }

// An outcome word at `word` whose statement, with its lead, stands between `start` and `end`.
export type Statement = { outcome: string; start: number; word: number; end: number }
