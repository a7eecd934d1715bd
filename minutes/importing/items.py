"""The items among the numbered lines: the sequence is chosen over the whole text, never line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from .layout import Layout
from .lexicon import MONTH, is_complete, is_sentence, may_be_heading, outcome_words_in, starts_lower
from .lines import SourceLine, piece
from .parsed import Piece, Unreadable
from .titles import title_length

_ITEM = re.compile(r"(?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3})(?:\s*[:.)–—-]+\s*|\s+|$)(?P<title>.*)", re.I)
_FORMS = (
    ("item", _ITEM),
    ("nought", re.compile(r"(?P<number>\d{1,2})\.0[.:)]?(?:\s+(?P<title>\S.*)|$)")),
    ("dot", re.compile(r"(?P<number>\d{1,2})\.(?:\s+(?P<title>\S.*)|(?P<close>[A-Z][a-z].*)|$)")),
    ("bracket", re.compile(r"(?P<number>\d{1,2})\s?[):](?:\s+(?P<title>\S.*)|$)")),
    ("dash", re.compile(r"(?P<number>\d{1,2})\s+[–—-]\s+(?P<title>\S.*)")),
    ("bare", re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[A-Z“‘\"'].*)")),
)
_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
_CALENDAR = re.compile(rf"(?:of )?{MONTH}\b", re.I)
_LONGEST_TITLE = 28
_FORM_SCORES = {"item": 3.0, "dot": 0.5, "nought": 0.5, "bare": -1.5, "dash": -0.5}
_GAP_COSTS = 2.0
_LISTED_COSTS = 2.0
# To enter a run of numbered lines anywhere but at its head is hardly ever right.
_INSIDE_A_LIST = 8.0
_ENOUGH_TITLES = 3
_HIGHEST = 99


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    form: str
    number: int
    title: Piece
    length: int
    score: float
    listed_after: int | None = None  # the candidate right before it, if it counts on from that with no text between

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class _Chain:
    score: float
    last: int
    before: "_Chain | None"


def find_items(lines: Sequence[SourceLine], layout: Layout) -> list[Candidate]:
    """The items in order. Raises Unreadable when no numbered line looks like the title of one."""
    layout = replace(layout, has_spaced_titles=_has_spaced_titles(lines), title_width=_title_width(lines))
    candidates = _candidates(lines, layout)
    best = _best_chain(candidates, lines)
    chosen: list[Candidate] = []
    while best is not None:
        chosen.append(candidates[best.last])
        best = best.before
    if not chosen:
        raise Unreadable("No numbered item was found in this text, so it cannot be read as minutes.")
    return chosen[::-1]


def _has_spaced_titles(lines: Sequence[SourceLine]) -> bool:
    """Tell whether numbered lines that follow a blank line are mostly followed by one too."""
    spaced = [
        after.after_gap
        for line, after in pairwise(lines)
        if (line.after_gap or line is lines[0]) and _read(line.text) is not None
    ]
    return len(spaced) >= _ENOUGH_TITLES and sum(spaced) > len(spaced) / 2


def _title_width(lines: Sequence[SourceLine]) -> int:
    """The end of the widest numbered line that is surely a title and does not run on."""
    return max((line.end for line, after in pairwise(lines) if _is_whole_title(line, after)), default=0)


def _is_whole_title(line: SourceLine, after: SourceLine) -> bool:
    numbered = _read(line.text)
    if numbered is None or not numbered.title or is_complete(numbered.title) or starts_lower(numbered.title):
        return False
    return may_be_heading(numbered.title) and (after.after_gap or is_complete(after.text))


def _candidates(lines: Sequence[SourceLine], layout: Layout) -> list[Candidate]:
    found: list[Candidate] = []
    for start, line in enumerate(lines):
        if line.text[0].isdigit() or line.text[0] in "IiAa":
            candidate = _candidate(lines, start, layout)
            if candidate is not None:
                found.append(_as_listed(candidate, found))
    return found


def _candidate(lines: Sequence[SourceLine], start: int, layout: Layout) -> Candidate | None:
    numbered = _read(lines[start].text)
    if numbered is None or numbered.number > _HIGHEST or (not numbered.title and start + 1 == len(lines)):
        return None
    length = title_length(lines, start, numbered.title, layout)
    title = _title(lines[start : start + length], numbered.title)
    score = _FORM_SCORES.get(numbered.form, 0.0) + _title_score(title.text, numbered.form)
    score += _score_before(lines, start, layout) + _score_after(lines[start + length : start + length + 1])
    return Candidate(start, numbered.form, numbered.number, title, length, score)


def _as_listed(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """The candidate, told that it counts on from the last one found if it does so right below it."""
    before = found[-1] if found else None
    if before is None or before.end != candidate.start or before.number + 1 != candidate.number:
        return candidate
    return replace(candidate, score=candidate.score - _LISTED_COSTS, listed_after=len(found) - 1)


def _title(lines: Sequence[SourceLine], first: str) -> Piece:
    """The title on these lines, with the wording of its first one; it keeps all their numbers."""
    parts = [(lines[0].number, first)] if first else []
    wording = piece([*parts, *((line.number, line.text) for line in lines[1:])])
    return Piece(wording.text, tuple(line.number for line in lines))


class _Numbered(NamedTuple):
    """A line that begins with a number: in which form, and what follows it."""

    form: str
    number: int
    title: str


def _read(text: str) -> _Numbered | None:
    for form, pattern in _FORMS:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            return _Numbered(form, int(found["number"]), groups.get("title") or groups.get("close") or "")
    return None


def _score_after(following: Sequence[SourceLine]) -> float:
    """The score for what stands below a title: nothing at the end of the text, or else one line."""
    if not following:
        return 2.0
    after = following[0]
    score = 2.0 if after.after_gap or after.opens_page else 0.0
    return score + (1.5 if _read(after.text) is None else 0.0)


def _title_score(title: str, form: str) -> float:
    score = -6.0 if starts_lower(title) else 1.0
    score -= _end_costs(title)
    if not may_be_heading(title) or len(title.split()) > _LONGEST_TITLE:
        score -= 4.0
    if outcome_words_in(title, ()) and not title.isupper():
        score -= 4.0
    if _LEADER.search(title) or (form == "bare" and _CALENDAR.match(title)):
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


def _score_before(lines: Sequence[SourceLine], start: int, layout: Layout) -> float:
    if start == 0:
        return 2.0
    line, before = lines[start], lines[start - 1]
    score = 2.0 if line.after_gap or line.opens_page else 0.0
    if before.text.endswith((":", ";")) or re.search(r"; (?:and|or)$", before.text):
        score -= 3.0
    elif not score and not is_complete(before.text) and _read(before.text) is None and _is_running_text(before):
        score -= 1.0 if layout.room is not None and layout.was_ended(before, line) else 4.0
    return score


def _is_running_text(line: SourceLine) -> bool:
    """Tell whether a line is long enough to be running text and not a heading or a cell."""
    return len(line.text.split()) > 6 or is_sentence(line.text)


def _best_chain(candidates: Sequence[Candidate], lines: Sequence[SourceLine]) -> _Chain | None:
    """The sequence of rising numbers with the highest score; gaps, changed styles and lists cost."""
    chains = _Chains(candidates, lines)
    for index in range(len(candidates)):
        chains.extend_to(index)
    return max((chain for chain in chains.all if chain.score > 0), key=attrgetter("score"), default=None)


class _Chains:
    """The best chain to each candidate, and the best of those that end in the same number and form."""

    def __init__(self, candidates: Sequence[Candidate], lines: Sequence[SourceLine]) -> None:
        self.all: list[_Chain] = []
        self._candidates = candidates
        self._lines = lines
        self._ending: dict[tuple[int, str], _Chain] = {}

    def extend_to(self, index: int) -> None:
        candidate = self._candidates[index]
        chain = self._best_to(index, candidate)
        self.all.append(chain)
        key = (candidate.number, candidate.form)
        if key not in self._ending or chain.score > self._ending[key].score:
            self._ending[key] = chain

    def _best_to(self, index: int, candidate: Candidate) -> _Chain:
        best = _Chain(_score_alone(candidate), index, None)
        for chain in self._chains_before(candidate):
            before = self._candidates[chain.last]
            if before.end > candidate.start:
                continue  # a line of the title before it
            score = chain.score + candidate.score + self._link_score(chain, candidate)
            if score > best.score:
                best = _Chain(score, index, chain)
        return best

    def _chains_before(self, candidate: Candidate) -> list[_Chain]:
        possible = [chain for (number, _), chain in self._ending.items() if number < candidate.number]
        if candidate.listed_after is not None:
            possible.append(self.all[candidate.listed_after])
        return possible

    def _link_score(self, chain: _Chain, candidate: Candidate) -> float:
        before = self._candidates[chain.last]
        missing = candidate.number - before.number - 1
        score = 2.0 if missing == 0 else -_GAP_COSTS * missing
        if before.form != candidate.form:
            score -= 2.5
        if abs(self._lines[before.start].indent - self._lines[candidate.start].indent) >= 3:
            score -= 2.0
        return score if candidate.listed_after in (None, chain.last) else score - _INSIDE_A_LIST


def _score_alone(candidate: Candidate) -> float:
    """The score of a candidate as the first item."""
    score = candidate.score + (1.0 if candidate.number == 1 else -min(3.0, candidate.number / 2))
    return score if candidate.listed_after is None else score - _INSIDE_A_LIST
