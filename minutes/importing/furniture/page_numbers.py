"""Lines that number the pages: "Page 3 of 11", "3 of 11", "- 3 -", "3 | Page", a bare 3."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from statistics import median

from minutes.importing.lexicon import is_sentence, starts_lower
from minutes.importing.lines import SourceLine

_SURE = re.compile(
    r"[\[(]?(?:page|pg\.?)\s*[|:]?\s*\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[\])]?|\d{1,4}\s*\|\s*p\s?a\s?g\s?e(?:\s*\|)?",
    re.I,
)
_IN_SERIES = (
    re.compile(r"(\d{1,4})\s*(?:of|/)\s*(?P<last>\d{1,4})", re.I),
    re.compile(r"[-–—~\[(|]\s*(\d{1,4})\s*[-–—~\])|]"),
    re.compile(r"(\d{1,3})"),
)
_BARE = _IN_SERIES[-1]
_RUNNING = re.compile(
    r"(?:^|\s)page\s+\d{1,4}\s+(?:of|/)\s*\d{1,4}$|^page\s+\d{1,4}\s+(?:of|/)\s*\d{1,4}\s|\|\s*page\s+\d{1,4}$",
    re.I,
)
_POINTING = re.compile(r"\b(?:on|see|at|to|from|and|the|of|in|until)\s+page\s+\d", re.I)
# Bare numbers closer than this are a column of figures.
_LEAST_PAGE = 5
_LONGEST_RUNNING_LINE = 16


@dataclass(frozen=True, slots=True)
class _Number:
    index: int
    value: int


def page_numbers(lines: Sequence[SourceLine]) -> list[int]:
    """The indexes of the lines that hold a page number and nothing else."""
    found = [index for index, line in enumerate(lines) if line.text and _SURE.fullmatch(line.text)]
    is_numbered = bool(running_page_lines(lines))
    for form in _IN_SERIES:
        # A document that prints "Page 3" has no pages numbered by a bare 3.
        if form is not _BARE or not (found or is_numbered):
            found += [number.index for number in _series(lines, _numbers(lines, form), spaced=form is _BARE)]
    return found


def _numbers(lines: Sequence[SourceLine], form: re.Pattern[str]) -> list[_Number]:
    """The lines that are a number in this form; 2016/17 is a year, and no page of seventeen."""
    matches = [(index, form.fullmatch(line.text)) for index, line in enumerate(lines) if line.text]
    return [
        _Number(index, int(match[1]))
        for index, match in matches
        if match and int(match[1]) <= int(match.groupdict().get("last") or match[1])
    ]


def running_page_lines(lines: Sequence[SourceLine]) -> list[int]:
    """The indexes of running headers or footers with a page number at their end or start."""
    return [index for index, line in enumerate(lines) if line.text and _is_running(line.text)]


def _is_running(text: str) -> bool:
    return (
        bool(_RUNNING.search(text))
        and len(text.split()) <= _LONGEST_RUNNING_LINE
        and not _POINTING.search(text)
        and not starts_lower(text)
        and not is_sentence(text)
    )


def _series(lines: Sequence[SourceLine], numbers: Sequence[_Number], *, spaced: bool) -> list[_Number]:
    """The longest run of numbers that count on by one; lone ones only at the edges of most pages."""
    longest = _longest_run(numbers, _LEAST_PAGE if spaced else 0)
    if len(longest) > 1:
        return _evenly_spaced(longest, numbers)
    at_edges = [number for number in numbers if _at_edge(lines, number.index)]
    joins = sum(line.opens_page for line in lines)
    return at_edges if len(at_edges) > joins / 2 else []


def _longest_run(numbers: Sequence[_Number], least_page: int) -> list[_Number]:
    """The longest run of numbers that count on by one, each at least so many lines after the last."""
    runs: dict[int, list[_Number]] = defaultdict(list)
    for number in numbers:
        before = runs[number.value - 1]
        if before and number.index - before[-1].index < least_page:
            before = []
        if len(before) >= len(runs[number.value]):
            runs[number.value] = [*before, number]
    return max(runs.values(), key=len, default=[])


def _evenly_spaced(run: Sequence[_Number], numbers: Sequence[_Number]) -> list[_Number]:
    """The run, each of its numbers being the one of those alike that leaves pages of the likeliest length."""
    page = median(after.index - before.index for before, after in pairwise(run))
    alike: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        alike[number.value].append(number.index)
    expected, chosen = run[1].index - page, list[_Number]()
    for number in run:
        index = min(alike[number.value], key=partial(_distance, expected))
        expected = index + page
        chosen.append(_Number(index, number.value))
    return chosen


def _distance(expected: float, index: int) -> float:
    return abs(index - expected)


def _at_edge(lines: Sequence[SourceLine], index: int) -> bool:
    after = next((lines[below] for below in range(index + 1, len(lines)) if lines[below].text), None)
    return lines[index].opens_page or after is None or after.opens_page
