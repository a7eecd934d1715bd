"""Lines that may be the title of an item: with their number, and a score for how much they look like one."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .layout import Layout
from .lexicon import MONTH, is_complete, is_sentence, may_be_heading, outcome_words_in, starts_lower
from .lines import SourceLine, piece
from .numbering import Numbered
from .parsed import Piece
from .titles import inline_title, title_length

Readings = Callable[[str], Sequence[Numbered]]

_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
_CALENDAR = re.compile(rf"(?:of )?{MONTH}\b", re.I)
_LONGEST_TITLE = 28
_FORM_SCORES = {"item": 3.0, "dot": 0.5, "nought": 0.5, "bare": -1.5, "dash": -0.5, "long": -1.5, "roman": -1.5}
_LISTED_COSTS = 2.0
_ENOUGH_TITLES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    form: str
    number: int
    printed: str
    title: Piece
    length: int
    score: float
    listed_after: int | None = None  # the candidate right before it, if it counts on from that with no text between
    rest: str = ""  # what stands behind the title on its line: text of the item
    counted: int | None = None  # the number that is printed, where numbers begin again and ``number`` goes on

    @property
    def end(self) -> int:
        return self.start + self.length


def candidates_of(
    lines: Sequence[SourceLine],
    layout: Layout,
    read: Readings,
    *,
    by_form: bool = False,
    rows: Collection[int] = (),
) -> list[Candidate]:
    """The candidates in the order of the text, for one way to read the numbers of lines; a line may have several.

    ``by_form``: numbers of one form alone count on from one another. ``rows`` are lines whose numbers are of no items.
    """
    scale = _Scale(lines, _with_titles(layout, lines, read), read)
    found: list[Candidate] = []
    latest: dict[str, int] = {}
    for start, line in enumerate(lines):
        for numbered in () if start in rows else read(line.text):
            if numbered.title or start + 1 < len(lines):
                candidate = scale.candidate(start, numbered)
                family = candidate.form if by_form else ""
                found.append(_as_listed(candidate, latest.get(family), found, lines))
                latest[family] = len(found) - 1
    return found


def _as_listed(
    candidate: Candidate, latest: int | None, found: Sequence[Candidate], lines: Sequence[SourceLine]
) -> Candidate:
    """The candidate, told that it counts on from the latest one of its make if it does so right below it.

    What a blank line parts from an entry that has none before it stands in no list with it.
    """
    if latest is None:
        return candidate
    before = found[latest]
    if before.end != candidate.start or before.number + 1 != candidate.number:
        return candidate
    if lines[candidate.start].after_gap and before.start > 0 and not lines[before.start].after_gap:
        return candidate
    return replace(candidate, score=candidate.score - _LISTED_COSTS, listed_after=latest)


def _with_titles(layout: Layout, lines: Sequence[SourceLine], read: Readings) -> Layout:
    return replace(layout, has_spaced_titles=_has_spaced_titles(lines, read), title_width=_title_width(lines, read))


def _has_spaced_titles(lines: Sequence[SourceLine], read: Readings) -> bool:
    """Tell whether numbered lines that follow a blank line are mostly followed by one too."""
    spaced = [
        after.after_gap for line, after in pairwise(lines) if (line.after_gap or line is lines[0]) and read(line.text)
    ]
    return len(spaced) >= _ENOUGH_TITLES and sum(spaced) > len(spaced) / 2


def _title_width(lines: Sequence[SourceLine], read: Readings) -> int:
    """The end of the widest numbered line that is surely a title and does not run on."""
    return max((line.end for line, after in pairwise(lines) if _is_whole_title(line, after, read)), default=0)


def _is_whole_title(line: SourceLine, after: SourceLine, read: Readings) -> bool:
    numbered = next(iter(read(line.text)), None)
    if numbered is None or not numbered.title or is_complete(numbered.title) or starts_lower(numbered.title):
        return False
    return may_be_heading(numbered.title) and (after.after_gap or is_complete(after.text))


@dataclass(frozen=True, slots=True)
class _Scale:
    """The lines of a text and their layout, by which a numbered line is weighed."""

    lines: Sequence[SourceLine]
    layout: Layout
    read: Readings

    def candidate(self, start: int, numbered: Numbered) -> Candidate:
        first, rest = inline_title(numbered.title)
        length = 1 if rest else title_length(self.lines, start, numbered.title, self.layout)
        title = _title(self.lines[start : start + length], first)
        score = _FORM_SCORES.get(numbered.form, 0.0) + _title_score(title.text, numbered.form)
        score += self._before(start) + self._after(self.lines[start + length : start + length + 1])
        return Candidate(start, numbered.form, numbered.number, numbered.printed, title, length, score, rest=rest)

    def _after(self, following: Sequence[SourceLine]) -> float:
        """The score for what stands below a title: nothing at the end of the text, or else one line."""
        if not following:
            return 2.0
        after = following[0]
        score = 2.0 if after.after_gap or after.opens_page else 0.0
        return score if self.read(after.text) else score + 1.5

    def _before(self, start: int) -> float:
        if start == 0:
            return 2.0
        line, before = self.lines[start], self.lines[start - 1]
        score = 2.0 if line.after_gap or line.opens_page else 0.0
        if before.text.endswith((":", ";")) or re.search(r"; (?:and|or)$", before.text):
            score -= 3.0
        elif not score and not is_complete(before.text) and not self.read(before.text) and _is_running_text(before):
            is_ended = self.layout.room is not None and self.layout.was_ended(before, line)
            score -= 1.0 if is_ended else 4.0
        return score


def _title(lines: Sequence[SourceLine], first: str) -> Piece:
    """The title on these lines, with the wording of its first one; it keeps all their numbers."""
    parts = [(lines[0].number, first)] if first else []
    wording = piece([*parts, *((line.number, line.text) for line in lines[1:])])
    return Piece(wording.text, tuple(line.number for line in lines))


def _title_score(title: str, form: str) -> float:
    score = -6.0 if starts_lower(title) else 1.0
    score -= _end_costs(title)
    if not may_be_heading(title) or len(title.split()) > _LONGEST_TITLE:
        score -= 4.0
    if outcome_words_in(title, ()) and not title.isupper():
        score -= 4.0
    if _LEADER.search(title) or (form in ("bare", "long", "roman") and _CALENDAR.match(title)):
        score -= 8.0
    return score


def _end_costs(title: str) -> float:
    """The cost of a title that ends as a sentence or a list entry does."""
    if title.endswith((";", ",")):
        return 5.0
    if not is_complete(title):
        return 0.0
    if title.endswith("?"):
        return 1.0
    return 3.0 if title.endswith((".", ":")) else 5.0


def _is_running_text(line: SourceLine) -> bool:
    """Tell whether a line is long enough to be running text and not a heading or a cell."""
    return len(line.text.split()) > 6 or is_sentence(line.text)
