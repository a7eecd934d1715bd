"""The values that a reading of published minutes yields: frozen, with the source lines each of them came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from actions.references import Reference


class Unreadable(ValueError):
    """The text cannot be read as minutes; the message is one sentence for the secretary."""


class WordsLost(Unreadable):
    """The reading does not print what the source prints: a fault of ours, that stops the import."""


class WrongMeeting(Unreadable):
    """The text raises actions, and all of them are numbered for another panel or meeting."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of wording as printed, its lines joined, and the source lines (from 1) it was read from."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of a list; ``glyph`` is the mark before it that is no part of its text, such as a bullet."""

    text: Piece
    entries: tuple["ListEntry", ...] = ()
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Piece


@dataclass(frozen=True, slots=True)
class Subheading:
    text: Piece


@dataclass(frozen=True, slots=True)
class BulletList:
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class ActionBlock:
    """An action under its label as printed, in which ``TEXT_OF_ACTION`` stands for its text if something is printed
    behind that too. Without a number it has no ``reference``, and its ``owner`` where the text
    does not begin with it, or begins with what is none: None says that it does; likewise ``due``, until when.
    ``states``: the text is a sentence or a limb of the minutes themselves, and may state an outcome; ``is_noted``:
    what is printed behind it stands in a margin, beside its lines."""

    reference: Reference | None
    label: str
    text: Piece
    owner: str | None = None
    due: str | None = None
    states: bool = False
    is_noted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``lines`` has the one on which the header begins, if there is one, and then that of each row."""

    header: tuple[str, ...] | None
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RowOverLines:
    """A row of a table whose cells run over several lines: these lines, and its words cell by cell."""

    lines: tuple[int, ...]
    wording: str


Block = Paragraph | Subheading | BulletList | ActionBlock | Table


@dataclass(frozen=True, slots=True)
class Item:
    """``number`` ranks the item; ``printed_number`` is how it is printed, with its punctuation: "41/26", "1.", "".

    ``secret_blocks`` are the indexes of blocks that are confidential in an item that is not.
    """

    number: int
    title: Piece
    blocks: tuple[Block, ...]
    printed_number: str = ""
    is_confidential: bool = False
    secret_blocks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Apology:
    category: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Doubt:
    line: int
    kind: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Furniture:
    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MarginNote:
    """An owner printed at the end of a source line, in a column of its own beside the text; or the head of the column,
    which is read as a line of its own."""

    line: int
    text: str
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A likely fault of the source, offered and never made unasked.

    ``where`` is (item number or None for the front matter, index of the block or -1 for the title, indexes of
    the list entries down to the one meant); ``start`` and ``end`` are offsets into the text of that piece.
    """

    line: int
    printed: str
    suggested: str
    reason: str
    where: tuple[int | None, int, tuple[int, ...]]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PossibleStatement:
    """What may be the statement of an outcome, and is none until somebody says so.

    ``wording`` is what tells of the outcome, ``statement`` all of it; ``where`` is as in a correction, and ``ordinal``
    counts those of its outcome in one piece.
    """

    line: int
    wording: str
    outcome: str
    statement: str
    where: tuple[int | None, int, tuple[int, ...]]
    ordinal: int


@dataclass(frozen=True, slots=True)
class ParsedMinutes:
    front: tuple[Block, ...]
    items: tuple[Item, ...]
    apologies: tuple[Apology, ...]
    apologies_recorded: bool
    held_on: date | None
    furniture: tuple[Furniture, ...]
    doubts: tuple[Doubt, ...]
    corrections: tuple[Correction, ...]
    placed: Mapping[int, str]
    margin: tuple[MarginNote, ...] = ()
    rows_over_lines: tuple[RowOverLines, ...] = ()
    possible: tuple[PossibleStatement, ...] = ()
    are_headings: bool = False  # what was taken for items has no numbers
    initials: Mapping[str, str] = field(default_factory=dict)
