"""Lists as they are read: entries still open to further lines, nested by their indentation or their marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .headings import numbers_heading
from .layout import Layout
from .lexicon import introduces, is_complete, is_dangling, is_sentence, outcome_words_in, starts_lower
from .lines import SourceLine, piece
from .marks import Mark, follows, opens_sequence, read_mark
from .parsed import BulletList, ListEntry

_DEEPER = 2
_DEEPEST = 6
_DASHES = "–—-"
_NEAR = 8
_FAR = 60
_LABEL_WORDS = 6


@dataclass(slots=True)
class OpenEntry:
    mark: Mark
    indent: int
    parts: list[tuple[int, str]]
    entries: list["OpenEntry"] = field(default_factory=list)

    @property
    def introduces(self) -> bool:
        return self.parts[-1][1].endswith(":")

    def closed(self) -> ListEntry:
        glyph = "" if self.mark.kind in ("enumerator", "letter") else self.mark.sign
        return ListEntry(piece(self.parts), tuple(entry.closed() for entry in self.entries), glyph)


@dataclass(slots=True)
class OpenList:
    entries: list[OpenEntry] = field(default_factory=list)
    last: OpenEntry | None = None

    def add(self, line: SourceLine, mark: Mark, *, counts_on: str = "") -> None:
        """Put an entry beside the last one, or within one that is open: within it if it is truly indented deeper,
        or if it has a mark of its own under an entry that ends with ":". ``counts_on`` is the next enumerator."""
        self.last = OpenEntry(mark, line.indent, [(line.number, mark.rest)])
        level = self.entries
        for _ in range(_DEEPEST):
            if not level or not (_is_deeper(self.last, level[-1]) or _is_under(self.last, level, counts_on)):
                break
            level = level[-1].entries
        level.append(self.last)

    def go_on(self, line: SourceLine) -> None:
        if self.last is not None:
            self.last.parts.append((line.number, line.text))

    def closed(self) -> BulletList:
        return BulletList(tuple(entry.closed() for entry in self.entries))

    def signs(self) -> list[str]:
        """The enumerators of the entries that are still open, the innermost last."""
        signs, level = [], self.entries
        while level:
            signs.append(level[-1].mark.sign)
            level = level[-1].entries
        return signs


def _is_deeper(entry: OpenEntry, outer: OpenEntry) -> bool:
    return entry.indent >= outer.indent + _DEEPER


def _is_under(entry: OpenEntry, level: Sequence[OpenEntry], counts_on: str) -> bool:
    """Tell whether an entry belongs under a level's last one, which introduces a list: its mark is of another make."""
    outer = level[-1]
    if not outer.introduces or entry.indent + _DEEPER <= outer.indent:
        return False
    if outer.entries and _is_deeper(outer.entries[0], outer):
        return False
    if entry.mark.kind != "enumerator":
        return all(entry.mark.sign != before.mark.sign for before in level)
    return _enumerates_under(entry.mark.sign, outer, counts_on)


def _enumerates_under(sign: str, outer: OpenEntry, counts_on: str) -> bool:
    follows_inner = bool(outer.entries) and follows(sign, outer.entries[-1].mark.sign)
    if not follows(sign, outer.mark.sign):
        return outer.mark.kind != "enumerator" or opens_sequence(sign) or follows_inner
    # After (h) an (i) is the ninth letter, or the first of a roman list, which (ii) tells.
    return follows_inner or (opens_sequence(sign) and counts_on[1:-1] == "ii")


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a line: the open list, the open text (None after a heading), the enumerators so far."""

    open_list: OpenList | None
    text: str | None
    signs: Sequence[str]


def accepted_mark(lines: Sequence[SourceLine], index: int, before: Context, layout: Layout) -> Mark | None:
    """The mark of the line if a list entry starts here, judged by what stands before and after."""
    mark = read_mark(lines[index].text)
    if mark is None or mark.kind == "sure":
        return mark
    if mark.kind == "enumerator":
        return mark if _enumerates(lines, index, mark, before) else None
    if before.open_list is not None:
        return None if _is_broken_at_dash(lines, index, mark, before.open_list, layout) else mark
    return mark if _opens_list(lines, index, mark, before) else None


def _opens_list(lines: Sequence[SourceLine], index: int, mark: Mark, before: Context) -> bool:
    """Tell whether a glyph that may be part of the text is the mark of a list's first entry."""
    is_introduced, is_lower = _is_introduced(before), starts_lower(mark.rest)
    if mark.kind == "letter" and is_lower and not (is_introduced or _has_sibling(lines, index)):
        return False
    runs_on = before.text is not None and (is_dangling(before.text) or is_lower)
    starts = _is_fresh(lines[index], before) or _is_headed(lines, index, mark, before)
    return starts and (is_introduced or not runs_on)


def _is_introduced(before: Context) -> bool:
    return before.text is not None and introduces(before.text)


def _is_fresh(line: SourceLine, before: Context) -> bool:
    return before.text is None or is_complete(before.text) or _is_introduced(before) or line.after_gap


def _is_headed(lines: Sequence[SourceLine], index: int, mark: Mark, before: Context) -> bool:
    """Tell whether a short label stands right above the first of several entries with the same glyph."""
    label, following = before.text or "", lines[index + 1 : index + 2]
    return (
        label == lines[index - 1].text
        and len(label.split()) <= _LABEL_WORDS
        and not is_sentence(label)
        and any(line.text.startswith(f"{mark.sign} ") for line in following)
    )


def _has_sibling(lines: Sequence[SourceLine], index: int) -> bool:
    marks = (read_mark(line.text) for line in lines[index + 1 : index + _NEAR])
    return any(mark is not None and mark.kind != "enumerator" for mark in marks)


def _is_broken_at_dash(
    lines: Sequence[SourceLine], index: int, mark: Mark, open_list: OpenList, layout: Layout
) -> bool:
    """Tell whether a dash at the start of a full list's line is a dash of the sentence that goes on there."""
    line, before = lines[index], lines[index - 1]
    last = open_list.last
    return (
        mark.sign in _DASHES
        and last is not None
        and last.mark.sign not in _DASHES
        and not line.after_gap
        and not is_complete(before.text)
        and layout.room is not None
        and not layout.was_ended(before, line)
    )


def _enumerates(lines: Sequence[SourceLine], index: int, mark: Mark, before: Context) -> bool:
    line = lines[index]
    if before.open_list is None and not _is_introduced(before) and numbers_heading(lines, index, mark.rest):
        return False
    goes_on = any(follows(mark.sign, sign) for sign in before.signs)
    if goes_on and (before.open_list is not None or _is_fresh(line, before)):
        return True
    last = before.open_list.last if before.open_list is not None else None
    is_within = last is not None and line.indent >= last.indent + _DEEPER
    decides = outcome_words_in(mark.rest.removeprefix(mark.sign).split()[0], ())
    if not opens_sequence(mark.sign) or not (_is_fresh(line, before) or is_within or decides):
        return False
    return _is_introduced(before) or _is_continued(lines, index, mark)


def next_enumerator(lines: Sequence[SourceLine], index: int) -> str:
    """The enumerator of the next entry that has one, or ""."""
    marks = (read_mark(line.text) for line in lines[index + 1 : index + _NEAR])
    return next((mark.sign for mark in marks if mark is not None and mark.kind == "enumerator"), "")


def _is_continued(lines: Sequence[SourceLine], index: int, mark: Mark) -> bool:
    following = (read_mark(line.text) for line in lines[index + 1 : index + _FAR])
    return any(
        other is not None and other.kind == "enumerator" and follows(other.sign, mark.sign) for other in following
    )
