"""The items among the numbered lines: the sequence is chosen over the whole text, never line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
_GAP_COSTS = 2.0
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
    listed_after: int | None  # the candidate right before it, if it counts on from that with no text between


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
        if (line.after_gap or line is lines[0]) and _read(line.text)[0]
    ]
    return len(spaced) >= _ENOUGH_TITLES and sum(spaced) > len(spaced) / 2


def _title_width(lines: Sequence[SourceLine]) -> int:
    """The end of the widest numbered line that is surely a title and does not run on."""
    return max(
        (
            line.end
            for line, after in pairwise(lines)
            if (title := _read(line.text)[2])
            and not is_complete(title)
            and may_be_heading(title)
            and not starts_lower(title)
            and (after.after_gap or is_complete(after.text))
        ),
        default=0,
    )


def _candidates(lines: Sequence[SourceLine], layout: Layout) -> list[Candidate]:
    found: list[Candidate] = []
    for start, line in enumerate(lines):
        if line.text[0].isdigit() or line.text[0] in "IiAa":
            candidate = _candidate(lines, start, layout, found[-1] if found else None, len(found) - 1)
            if candidate is not None:
                found.append(candidate)
    return found


def _candidate(
    lines: Sequence[SourceLine], start: int, layout: Layout, before: Candidate | None, index: int
) -> Candidate | None:
    form, number, first = _read(lines[start].text)
    if not form or number > _HIGHEST or (not first and start + 1 == len(lines)):
        return None
    length = title_length(lines, start, first, layout)
    parts = [(lines[start].number, first)] if first else []
    title = piece([*parts, *((line.number, line.text) for line in lines[start + 1 : start + length])])
    title = Piece(title.text, tuple(line.number for line in lines[start : start + length]))
    listed = before is not None and before.start + before.length == start and before.number + 1 == number
    score = _score(lines, start, length, form, title.text, layout) - (2.0 if listed else 0.0)
    return Candidate(start, form, number, title, length, score, index if listed else None)


def _read(text: str) -> tuple[str, int, str]:
    for form, pattern in _FORMS:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            return form, int(found["number"]), groups.get("title") or groups.get("close") or ""
    return "", 0, ""


def _score(lines: Sequence[SourceLine], start: int, length: int, form: str, title: str, layout: Layout) -> float:
    after = lines[start + length] if start + length < len(lines) else None
    score = {"item": 3.0, "dot": 0.5, "nought": 0.5, "bare": -1.5, "dash": -0.5}.get(form, 0.0)
    score += _title_score(title, form) + _score_before(lines, start, layout)
    if after is None or after.after_gap or after.opens_page:
        score += 2.0
    if after is not None and not _read(after.text)[0]:
        score += 1.5
    return score


def _title_score(title: str, form: str) -> float:
    score = -6.0 if starts_lower(title) else 1.0
    if title.endswith((";", ",")) or (is_complete(title) and not title.endswith((".", ":", "?"))):
        score -= 5.0
    elif is_complete(title):
        score -= 1.0 if title.endswith("?") else 3.0
    if not may_be_heading(title) or len(title.split()) > _LONGEST_TITLE:
        score -= 4.0
    if outcome_words_in(title, ()) and not title.isupper():
        score -= 4.0
    if _LEADER.search(title) or (form == "bare" and _CALENDAR.match(title)):
        score -= 8.0
    return score


def _score_before(lines: Sequence[SourceLine], start: int, layout: Layout) -> float:
    if start == 0:
        return 2.0
    line, before = lines[start], lines[start - 1]
    score = 2.0 if line.after_gap or line.opens_page else 0.0
    if before.text.endswith((":", ";")) or re.search(r"; (?:and|or)$", before.text):
        score -= 3.0
    elif not score and not is_complete(before.text) and not _read(before.text)[0] and _is_running_text(before):
        score -= 1.0 if layout.room is not None and layout.was_ended(before, line) else 4.0
    return score


def _is_running_text(line: SourceLine) -> bool:
    """Tell whether a line is long enough to be running text and not a heading or a cell."""
    return len(line.text.split()) > 6 or is_sentence(line.text)


def _best_chain(candidates: Sequence[Candidate], lines: Sequence[SourceLine]) -> _Chain | None:
    """The sequence of rising numbers with the highest score; gaps, changed styles and lists cost."""
    best: _Chain | None = None
    chains: list[_Chain] = []
    ending: dict[tuple[int, str], _Chain] = {}
    for index, candidate in enumerate(candidates):
        chain = _chain_to(candidates, index, chains, ending, lines)
        chains.append(chain)
        key = (candidate.number, candidate.form)
        if key not in ending or chain.score > ending[key].score:
            ending[key] = chain
        if chain.score > 0 and (best is None or chain.score > best.score):
            best = chain
    return best


def _chain_to(
    candidates: Sequence[Candidate],
    index: int,
    chains: Sequence[_Chain],
    ending: dict[tuple[int, str], _Chain],
    lines: Sequence[SourceLine],
) -> _Chain:
    candidate = candidates[index]
    alone = candidate.score + (1.0 if candidate.number == 1 else -min(3.0, candidate.number / 2))
    best = _Chain(alone - (_INSIDE_A_LIST if candidate.listed_after is not None else 0.0), index, None)
    possible = [chain for (number, _), chain in ending.items() if number < candidate.number]
    if candidate.listed_after is not None:
        possible.append(chains[candidate.listed_after])
    for chain in possible:
        if not _stands_clear(candidates[chain.last], candidate):
            continue
        step = _step(candidates[chain.last], candidate, lines)
        if candidate.listed_after not in (None, chain.last):
            step -= _INSIDE_A_LIST
        if chain.score + candidate.score + step > best.score:
            best = _Chain(chain.score + candidate.score + step, index, chain)
    return best


def _stands_clear(before: Candidate, candidate: Candidate) -> bool:
    """Tell whether a candidate is no line of the title before it."""
    return before.start + before.length <= candidate.start


def _step(before: Candidate, candidate: Candidate, lines: Sequence[SourceLine]) -> float:
    missing = candidate.number - before.number - 1
    step = 2.0 if missing == 0 else -_GAP_COSTS * missing
    if before.form != candidate.form:
        step -= 2.5
    if abs(lines[before.start].indent - lines[candidate.start].indent) >= 3:
        step -= 2.0
    return step
