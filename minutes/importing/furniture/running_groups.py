"""Headers and footers of several lines that come back as a group, whether a page mark stands by them or not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from minutes.importing.labels import begins_with_label
from minutes.importing.lexicon import is_complete, outcome_words_in, starts_lower
from minutes.importing.lines import SourceLine
from minutes.importing.marks import read_mark

_LONGEST = 4
_SHORTEST = 2
_WORDS = 12
_ENDS_AS_TEXT = re.compile(r"[:;,.]$")

Keys = tuple[str, ...]


def running_groups(lines: Sequence[SourceLine]) -> set[int]:
    """The indexes of lines that come back together: three times, or twice if once at the very start or end.

    At least once they must stand where a page could break and no paragraph could: within a sentence, or close
    between two lines. A part of the group at the very start or end of the text belongs to it.
    """
    printed = [index for index, line in enumerate(lines) if line.text]
    keys = {index: _key(lines[index].text) for index in printed if not _is_text(lines[index].text)}
    found: set[int] = set()
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        for starts in _places_of_groups(printed, keys, size).values():
            if not found.intersection(starts) and _runs_along(lines, printed, starts, size):
                found |= {start + offset for start in starts for offset in range(size)}
    running = {keys[index] for index in found}
    return found | set(_at_ends(printed, keys, running))


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _is_text(text: str) -> bool:
    return (
        len(text.split()) > _WORDS
        or bool(_ENDS_AS_TEXT.search(text))
        or starts_lower(text)
        or text.isdigit()
        or begins_with_label(text)
        or read_mark(text) is not None
        or (not text.isupper() and bool(outcome_words_in(text, ())))
    )


def _places_of_groups(printed: Sequence[int], keys: dict[int, str], size: int) -> dict[Keys, list[int]]:
    """Return where each run of so many lines, none blank or text, begins; runs do not overlap."""
    indexes: dict[Keys, list[int]] = defaultdict(list)
    for index in printed:
        run = [keys.get(index + offset) for offset in range(size)]
        if None not in run:
            starts = indexes[tuple(str(key) for key in run)]
            if not starts or index >= starts[-1] + size:
                starts.append(index)
    return indexes


def _runs_along(lines: Sequence[SourceLine], printed: Sequence[int], starts: Sequence[int], size: int) -> bool:
    at_the_ends = starts[0] == printed[0] or starts[-1] + size - 1 == printed[-1]
    enough = len(starts) > 2 or (len(starts) == 2 and at_the_ends)
    return enough and any(_breaks_in(lines, start, start + size) for start in starts)


def _breaks_in(lines: Sequence[SourceLine], start: int, end: int) -> bool:
    """Tell whether the group stands within a sentence, or without a blank line on either side."""
    before = next((lines[index].text for index in range(start - 1, -1, -1) if lines[index].text), "")
    within_a_sentence = bool(before) and end < len(lines) and not is_complete(before)
    close = start > 0 and end < len(lines) and bool(lines[start - 1].text) and bool(lines[end].text)
    return within_a_sentence or close


def _at_ends(printed: Sequence[int], keys: dict[int, str], running: set[str]) -> Iterator[int]:
    for indexes in (printed, printed[::-1]):
        for index in indexes[:_LONGEST]:
            if keys.get(index) not in running:
                break
            yield index
