"""A column at the right margin, headed "Action by", that names the owner of what the sentence beside it promises."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from actions.references import TEXT_OF_ACTION
from minutes.text.sentences import sentence_spans

from .lexicon import is_sentence
from .lines import SourceLine
from .outcomes import limbs_of
from .parsed import ActionBlock, Block, BulletList, Doubt, Item, ListEntry, MarginNote, Paragraph, Piece
from .pieces import LineFinder

JOINT = " / "  # between several owners of one action

_HEADER = re.compile(r"(?:actions?|owners?|lead)(?: by| owner| on| for| with)?|by whom|responsible", re.I)
_LAST_CELL = re.compile(r"(?:^|\s{3,}|\t)(?P<cell>\S+(?: \S+)*)$")
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+")  # of a paragraph
_OWNER = re.compile(r"[A-Z][\w.’'&-]*(?:(?: ?[/,&] ?| and | )[A-Z][\w.’'&-]*){0,3} ?[/,&]?")
_INITIALS = re.compile(r"[A-Z]{2,4}(?: ?[/&,] ?[A-Z]{2,4}){0,3}")
_LEEWAY = 1  # columns
_FEWEST_WITHOUT_HEAD = 2
_FEWEST_WORDS = 5
_FAR_RIGHT = 40  # columns, the least that leaves room for text
_BEFORE_HEADER = 10
_BEHIND_HEADER = 14
_LONGEST = 30
_LONGEST_NOTE = 60  # of several owners beside one line; what names more is text

Notes = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Margin:
    """The lines without the column, what it says beside each of them, by the number of the line, and each cell of it.

    ``alone`` are the indexes of lines that held nothing else; such a note stands beside the line before. ``kept`` are
    the numbers of lines that keep theirs, as what they say can be no action.
    """

    lines: list[SourceLine]
    notes: Notes
    cells: tuple[MarginNote, ...]
    alone: frozenset[int]
    kept: frozenset[int]


def read_margin(lines: Sequence[SourceLine], kept: Collection[int]) -> Margin:
    """Take the column out of the lines, those ``kept`` apart. A column without a head is known by initials beside text
    that stand below one another."""
    text: list[SourceLine] = []
    notes: dict[int, str] = {}
    cells: list[MarginNote] = []
    alone: set[int] = set()
    column = None if _has_head(lines) else _column_without_head(lines)
    beside: int | None = None  # the number of the line that a note stands beside
    for line in lines:
        cell, start = _last_cell(line)
        if cell and start >= _FAR_RIGHT and _HEADER.fullmatch(cell):
            column, beside = start, None
            if cell != line.text:
                cells.append(MarginNote(line.number, cell, is_head=True))
                text.append(replace(line, raw=" " * start + cell, text=cell, indent=start))
                text.append(replace(line, raw="", text="", indent=0, opens_page=False))
                line = replace(_without(line, cell), opens_page=False)
        elif column is not None and _is_note(cell, start, column) and line.number not in kept:
            without = _without(line, cell)
            beside = line.number if without.text else beside
            owner = JOINT.join(owners_in(cell))
            if _has_room(beside, notes, kept):
                cells.append(MarginNote(line.number, cell))
                notes[beside] = f"{notes[beside]}{JOINT}{owner}" if beside in notes else owner
                alone |= set() if without.text else {len(text)}
                line = without
        elif line.text:
            beside = line.number
        text.append(line)
    return Margin(text, notes, tuple(cells), frozenset(alone), frozenset(kept))


def _has_head(lines: Sequence[SourceLine]) -> bool:
    cells = map(_last_cell, lines)
    return any(cell and start >= _FAR_RIGHT and _HEADER.fullmatch(cell) for cell, start in cells)


def _column_without_head(lines: Sequence[SourceLine]) -> int | None:
    """Where initials stand at the end of two lines of running text at least, in one column."""
    counts: Counter[int] = Counter()
    for line in lines:
        cell, start = _last_cell(line)
        if start >= _FAR_RIGHT and _INITIALS.fullmatch(cell) and _is_running_text(line.text.removesuffix(cell)):
            counts.update(range(start - _LEEWAY, start + _LEEWAY + 1))
    best = max(counts, key=counts.__getitem__, default=None)
    if best is None or counts[best] < _FEWEST_WITHOUT_HEAD:
        return None
    in_column = (cell for cell, start in map(_last_cell, lines) if cell and _is_near(start, best))
    return best if _INITIALS.fullmatch(next(in_column, "")) else None  # a head of its own says what else it is


def _is_running_text(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and (is_sentence(text) or text.rstrip().endswith((".", ";")))


def _has_room(beside: int | None, notes: Notes, kept: Collection[int]) -> TypeGuard[int]:
    return beside is not None and beside not in kept and len(notes.get(beside, "")) <= _LONGEST_NOTE


def is_column_head(text: str) -> bool:
    """Tell whether a text is the head of such a column and nothing else; it needs no word after it."""
    return _HEADER.fullmatch(text) is not None


def _last_cell(line: SourceLine) -> tuple[str, int]:
    """What stands at the end of the line, three blanks at least from the rest, and the column it starts in."""
    expanded = line.raw.rstrip().expandtabs()
    _, gap, cell = expanded.rpartition("   ")
    if not gap and line.indent < _FAR_RIGHT:
        return "", 0
    return cell.strip(), len(expanded) - len(cell.lstrip())


def owners_in(cell: str) -> list[str]:
    """Those whom a cell of the column names; it may end as one that goes on in the line below."""
    return [part.rstrip(" ,/&") for part in cell.split(JOINT)]


def _is_near(start: int, column: int) -> bool:
    return column - _BEFORE_HEADER <= start <= column + _BEHIND_HEADER


def _is_note(cell: str, start: int, column: int) -> bool:
    return _is_near(start, column) and len(cell) <= _LONGEST and _OWNER.fullmatch(cell) is not None


def _without(line: SourceLine, cell: str) -> SourceLine:
    raw = line.raw.rstrip().removesuffix(cell).rstrip()
    return replace(line, raw=raw, text=" ".join(raw.split()))


def doubt_of_margin(line: SourceLine) -> Doubt:
    cell, _ = _last_cell(line)
    message = f"“{cell}” stands in the margin, beside what was not read as an action; it was kept in the text."
    return Doubt(line.number, "owner in the margin", line.text, message)


class MarginActions:
    """The actions that a margin's notes make of the sentences beside them."""

    def __init__(self, notes: Notes, line_at: LineFinder) -> None:
        self._notes = notes
        self._line_at = line_at
        self.taken: set[int] = set()

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items with these actions; ``taken`` are then the lines whose notes have found their place."""
        if not self._notes:
            return tuple(items)
        return tuple(replace(item, blocks=tuple(self._blocks(item.blocks))) for item in items)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        for before, block in pairwise([None, *blocks]):
            if isinstance(block, Paragraph) and self._beside(block.text):
                limbs = limbs_of(block.text.text)
                yield from self._limbs(block.text, limbs) if limbs else self._sentences(block.text)
            elif isinstance(block, BulletList):
                yield from self._entries(block, is_led_to=isinstance(before, Paragraph) and _leads_on(before.text))
            elif isinstance(block, ActionBlock) and block.reference is None and TEXT_OF_ACTION not in block.label:
                yield self._with_owner(block)
            elif block is not None:
                yield block

    def _with_owner(self, action: ActionBlock) -> ActionBlock:
        """An action under a label, with the owner that is noted beside it."""
        notes = self._take(action.text).values()
        if not notes:
            return action
        return replace(
            action, label=f"{action.label} {TEXT_OF_ACTION}  {JOINT.join(notes)}", owner=_joined(notes), is_noted=True
        )

    def _limbs(self, text: Piece, starts: Sequence[int]) -> Iterator[Block]:
        """A resolution whose limbs run on in one paragraph: what leads to them, and each limb by itself."""
        yield Paragraph(self._part(text, 0, starts[0]))
        ends = [*starts[1:], len(text.text)]
        notes = self._take(text)
        for start, end in zip(starts, ends, strict=True):
            limb = self._part(text, start, end)
            beside = [notes[line] for line in limb.lines if line in notes and self._begins_on(text, line, start, end)]
            yield self._limb(limb, beside) if beside else BulletList((ListEntry(limb),))

    def _begins_on(self, text: Piece, line: int, start: int, end: int) -> bool:
        """Tell whether a line's last limb is this one: a note stands beside the one that goes on there last."""
        return self._line_at(text, start) <= line <= self._line_at(text, end - 1) and (
            end >= len(text.text) or self._line_at(text, end) > line
        )

    def _limb(self, text: Piece, notes: Iterable[str]) -> ActionBlock:
        notes = list(notes)
        return ActionBlock(
            None, f"{TEXT_OF_ACTION}  {JOINT.join(notes)}", text, _joined(notes), states=True, is_noted=True
        )

    def _beside(self, text: Piece) -> dict[int, str]:
        return {line: self._notes[line] for line in text.lines if line in self._notes}

    def _sentences(self, text: Piece) -> Iterator[Block]:
        """The paragraph, cut so that each sentence with a note is an action, and what is between them a paragraph."""
        spans = sentence_spans(text.text)
        owners: dict[int, list[str]] = {}
        for line, note in self._take(text).items():
            owners.setdefault(self._sentence_beside(text, spans, line), []).append(note)
        start = 0
        for index in sorted(owners):
            first, end = spans[index]
            if text.text[start:first].strip():
                yield Paragraph(self._part(text, start, first))
            note, said = _joined(owners[index]), JOINT.join(owners[index])
            task = self._part(text, first, end)
            number = _NUMBER.match(task.text) if first == 0 else None
            label = f"{number[0] if number else ''}{TEXT_OF_ACTION}  {said}"
            task = replace(task, text=task.text[number.end() if number else 0 :])
            yield ActionBlock(None, label, task, note, states=True, is_noted=True)
            start = end
        if text.text[start:].strip():
            yield Paragraph(self._part(text, start, len(text.text)))

    def _sentence_beside(self, text: Piece, spans: Sequence[tuple[int, int]], line: int) -> int:
        """The last of the sentences that begin on this line or before, and end on it or behind."""
        begun = [index for index, (start, _) in enumerate(spans) if self._line_at(text, start) <= line]
        return begun[-1] if begun else 0

    def _part(self, text: Piece, start: int, end: int) -> Piece:
        first, last = self._line_at(text, start), self._line_at(text, max(start, end - 1))
        lines = tuple(line for line in text.lines if first <= line <= last)
        return Piece(text.text[start:end].strip(), lines or text.lines)

    def _entries(self, block: BulletList, *, is_led_to: bool) -> Iterator[Block]:
        """The list, cut at the entries that have a note; as limbs of what leads to them they keep their marks."""
        left: list[ListEntry] = []
        for entry in block.entries:
            if entry.entries or not self._beside(entry.text):
                left.append(entry)
                continue
            if left:
                yield BulletList(tuple(left))
                left = []
            glyph = f"{entry.glyph} " if is_led_to and entry.glyph else ""
            text = replace(entry.text, text=f"{glyph}{entry.text.text}")
            yield self._limb(text, self._take(entry.text).values())
        if left:
            yield BulletList(tuple(left))

    def _take(self, text: Piece) -> dict[int, str]:
        notes = self._beside(text)
        self.taken.update(notes)
        return notes


def _leads_on(text: Piece) -> bool:
    return text.text.endswith((":", " that"))


def _joined(notes: Iterable[str]) -> str:
    return JOINT.join(dict.fromkeys(notes))
