"""Page furniture: running headers and footers, page numbers, ruled lines. Body lines that recur are none."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from minutes.importing.labels import begins_with_label
from minutes.importing.lexicon import BODIES, MONTH, is_complete, is_dangling, outcome_words_in, starts_lower
from minutes.importing.lines import SourceLine
from minutes.importing.marks import read_mark

from .page_numbers import page_numbers, running_page_lines
from .running_groups import running_groups

_RULE = re.compile(r"[-_=*~–—|+\s]{3,}")
_ENUMERATED = re.compile(rf"(?:(?:agenda )?item )?\d{{1,3}}(?:\.0)?[.):]?\s+(?!{MONTH}\b)\D", re.I)
_FIGURES = re.compile(r"[£$€(]*\d[\d,.]*(?:/\d{2,4})?[%)]*[,.;:)]*")
_ADDRESS = re.compile(r"(?:www\.|https?:)\S+$|\S+@\S+$", re.I)
_SUBJECT = re.compile(rf"\b{BODIES}\b.*\w")
_NAMES_MEETING = re.compile(r"^(?=.*\d).*\b(?:minutes|meeting)\b", re.I)
_RUNNING = ("running header", "running line in")
_FRONT = 8
_PAGES_WITH_IT = 1 / 3
_LONGEST = 30
_RUNNING_TEXT = 8  # words: a line as long that needs another word is no header
_RUN = 4
_NONE = -1
_DEEPEST = 12  # lines of furniture at one edge of a page

Reasons = dict[int, str]


def find_furniture(lines: Sequence[SourceLine]) -> Reasons:
    """The indexes of the lines that belong to the pages and not to the minutes, with the reason for each."""
    found: Reasons = {index: "ruled line" for index, line in enumerate(lines) if _is_rule(line.text)}
    found |= dict.fromkeys(page_numbers(lines), "page number")
    found |= {index: "running line with a page number" for index in running_page_lines(lines) if index not in found}
    found |= {index: "running header or footer" for index in running_groups(lines) if index not in found}
    marks = {index for index, reason in found.items() if "page number" in reason}
    recurring = _recurring(lines, found)
    _grow(lines, found, marks, recurring)
    if _add_interrupting(lines, found, recurring):
        _grow(lines, found, set(found), recurring)
    title = _title(lines, found)
    return {index: reason for index, reason in found.items() if index != title}


def _title(lines: Sequence[SourceLine], found: Reasons) -> int | None:
    """The first line, if it runs along the pages but is also the only one that names the meeting it opens."""
    first = next(index for index, line in enumerate(lines) if line.text)
    is_running = found.get(first, "").startswith(_RUNNING)
    if not is_running or not _NAMES_MEETING.search(lines[first].text):
        return None
    words, words_below = _words(lines[first].text), set(_words(_front(lines, found)))
    repeated = sum(word in words_below for word in words)
    return None if repeated * 2 >= len(words) else first


def _front(lines: Sequence[SourceLine], found: Reasons) -> str:
    """The first lines of the body, up to the first item."""
    texts = (line.text for index, line in enumerate(lines) if line.text and index not in found)
    return " ".join(islice(takewhile(_is_before_items, texts), _FRONT))


def _is_before_items(text: str) -> bool:
    return not _ENUMERATED.match(text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text)) and len(text.replace(" ", "")) >= 3


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _recurring(lines: Sequence[SourceLine], found: Collection[int]) -> dict[int, str]:
    """Index and key of each line that recurs (but for its digits) and could stand at the edge of a page."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text and index not in found and len(line.text.split()) <= _LONGEST:
            groups[_key(line.text)].append(index)
    return {
        index: key
        for key, indexes in groups.items()
        if len(indexes) > 1 and not _is_body(lines[indexes[0]].text)
        for index in indexes
    }


def _is_body(text: str) -> bool:
    if _FIGURES.fullmatch(text) or text.endswith((":", ";", ",")) or begins_with_label(text) or _ENUMERATED.match(text):
        return True
    if outcome_words_in(text, ()) and not text.isupper():
        return True
    if len(text.split()) >= _RUNNING_TEXT and is_dangling(text):
        return True
    if read_mark(text) or (starts_lower(text) and not _ADDRESS.match(text)):
        return True
    # "This document is classified as White." may run along; "The Panel thanked the team." does not.
    return is_complete(text) and bool(_SUBJECT.search(text))


def _grow(lines: Sequence[SourceLine], found: Reasons, marks: Collection[int], recurring: dict[int, str]) -> None:
    """Add the recurring lines next to page edges, then those next to these, until there are no more."""
    opened = [index for index, line in enumerate(lines) if line.opens_page]
    # Where form feeds tell the pages, a leading blank is a matter of the line.
    by_form_feed = [index for index in opened if not lines[index].raw.startswith(" ")]
    pages = max(len(by_form_feed or opened), len({index // 8 for index in marks})) + 1
    for _ in range(_DEEPEST):
        added = _at_edges(lines, found, opened, marks, recurring, pages)
        if not added:
            break
        found.update(dict.fromkeys(added, "running header or footer"))


def _at_edges(
    lines: Sequence[SourceLine],
    found: Reasons,
    opened: Sequence[int],
    marks: Collection[int],
    recurring: dict[int, str],
    pages: int,
) -> list[int]:
    if not opened and not marks:
        return []
    times = Counter(recurring.values())
    by_key: dict[str, set[int]] = defaultdict(set)
    for index in _edges(lines, found, opened, marks):
        if index in recurring:
            by_key[recurring[index]].add(index)
    return [
        index
        for key, indexes in by_key.items()
        # A sub-heading of every item stands at the edge of a page now and then, a running header always.
        if len(indexes) >= max(2, pages * _PAGES_WITH_IT, times[key] * _share_at_edges(lines[min(indexes)].text))
        for index in indexes
    ]


def _share_at_edges(text: str) -> float:
    return 1 if is_complete(text) else 1 / 2


def _edges(lines: Sequence[SourceLine], found: Reasons, opened: Sequence[int], marks: Collection[int]) -> Iterator[int]:
    """The outermost lines of the pages, as far as they are not yet known to be furniture."""
    below, above = _next_printed(lines, found), _next_printed(lines, found, backwards=True)
    for start in (0, *opened, *marks):
        yield from below[start : start + 1]
    for start in (len(lines), *opened, *marks):
        yield from above[start - 1 : start] if start else ()


def _next_printed(lines: Sequence[SourceLine], found: Reasons, *, backwards: bool = False) -> list[int]:
    """For each line the next one, itself included, that prints something and is not found yet; _NONE without any."""
    order = range(len(lines)) if backwards else range(len(lines) - 1, -1, -1)
    following, nearest = [_NONE] * len(lines), _NONE
    for index in order:
        if lines[index].text and index not in found:
            nearest = index
        following[index] = nearest
    return following


def _add_interrupting(lines: Sequence[SourceLine], found: Reasons, recurring: dict[int, str]) -> bool:
    """Add recurring lines that cut through sentences where the text shows no page edges."""
    printed = [index for index, line in enumerate(lines) if line.text and index not in found]
    cutting: dict[str, set[int]] = defaultdict(set)
    for position in range(1, len(printed)):
        for index in _cut_run(lines, printed, position, recurring):
            cutting[recurring[index]].add(index)
    times = Counter(recurring.values())
    running = {key for key, indexes in cutting.items() if _runs_along(times[key], len(indexes))}
    added = [index for index, key in recurring.items() if key in running and index not in found]
    found.update(dict.fromkeys(added, "running line in mid-sentence"))
    return bool(added)


def _runs_along(times: int, cut: int) -> bool:
    """Tell whether a line that recurs so often cuts through sentences often enough to be no part of the text."""
    return cut > 1 or (times > 2 and cut > 0)


def _cut_run(
    lines: Sequence[SourceLine], printed: Sequence[int], position: int, recurring: dict[int, str]
) -> Sequence[int]:
    """The recurring lines from this position on, if the sentence before them goes on behind them."""
    before = lines[printed[position - 1]].text
    if printed[position] not in recurring or printed[position - 1] in recurring or is_complete(before):
        return ()
    end = position
    while end < len(printed) and end - position < _RUN and printed[end] in recurring:
        end += 1
    if end == len(printed) or len(before.split()) < 4 or read_mark(lines[printed[end]].text):
        return ()
    goes_on = starts_lower(lines[printed[end]].text) or is_dangling(before)
    return printed[position:end] if goes_on else ()
