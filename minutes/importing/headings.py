"""Sub-headings, told from other short lines."""

import re
from collections.abc import Sequence
from itertools import pairwise

from minutes.text.votes import is_tally

from .labels import begins_with_label, ends_with_label
from .layout import Layout
from .lexicon import (
    BODIES,
    USUAL_OUTCOMES,
    ends_heading,
    is_complete,
    is_dangling,
    is_sentence,
    may_be_heading,
    starts_like_heading,
    starts_lower,
)
from .lines import SourceLine, join
from .marks import read_mark
from .outcome_labels import read_outcome_label

_MOST_LINES = 3
_MOST_WORDS = 24
_LONGEST = 160
_SHARE_OF_UNSPACED_HEADING = 0.93
_COLUMNS = re.compile(r"\S\s{3,}\S|\t|\|")
_INTRODUCTION = re.compile(
    rf"(?:That )?(?:[Tt]he )?(?:[A-Z][\w’'-]*,? ){{0,5}}{BODIES}(?: [Mm]embers?)?"
    r"(?:,? (?:[a-z]+ly|also|then|therefore))?(?::|:?\s*[–—-])$"
)
_NUMBERED = re.compile(r"(\d{1,2})\.\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-Z“‘(])")


def introduces_list(text: str) -> bool:
    """Tell whether a line is "The Panel:", which opens the closing list of an item."""
    return bool(_INTRODUCTION.match(text))


def paragraph_number(text: str) -> int | None:
    """The item's number in a paragraph number such as 2.1 or 2.1.3, if the line starts with one."""
    found = _NUMBERED.match(text)
    return int(found[1]) if found else None


def _is_short(line: SourceLine, layout: Layout) -> bool:
    """Tell whether a line of a sub-heading is too short to have wrapped."""
    return layout.room is None or layout.is_short_title(line)


def opens_structure(text: str) -> bool:
    """Tell whether a line starts an action, a list entry with a sure glyph, or a closing list."""
    mark = read_mark(text)
    return begins_with_label(text) or introduces_list(text) or (mark is not None and mark.kind == "sure")


def subheading_length(lines: Sequence[SourceLine], start: int, layout: Layout) -> int:
    """Return how many lines from ``start`` make a sub-heading, 0 if there is none. The text before must be complete."""
    if not _may_head(lines[start]):
        return 0
    paragraph = _paragraph_length(lines, start)
    followed = start + paragraph < len(lines) and not _goes_on(lines[start + paragraph])
    followed = followed and not _runs_over_page(lines, start + paragraph, layout)
    if paragraph <= _MOST_LINES and followed and _is_one_heading(lines[start : start + paragraph], layout):
        return paragraph
    return next((n for n in (1, 2) if n < paragraph and _ends_early(lines, start, n, layout)), 0)


def _runs_over_page(lines: Sequence[SourceLine], end: int, layout: Layout) -> bool:
    """Tell whether a page ends behind these lines at a full line, where no heading ends but by chance."""
    if end >= len(lines) or not lines[end].opens_page:
        return False
    return layout.room is not None and not layout.was_ended(lines[end - 1], lines[end])


def _goes_on(line: SourceLine) -> bool:
    """Tell whether a line goes on with a sentence that a gap or a page broke; no heading has such a line under it."""
    return starts_lower(line.text) and read_mark(line.text) is None


def numbers_heading(lines: Sequence[SourceLine], index: int, rest: str) -> bool:
    """Tell whether an enumerator such as (i) numbers a sub-heading: alone between prose, and no sentence."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    wording = rest.lstrip("().0123456789 ") if rest[:1].isdigit() else rest.partition(" ")[2]
    return (
        line.after_gap
        and following is not None
        and following.after_gap
        and read_mark(following.text) is None
        and wording[:1].isupper()
        and _is_heading([line])
    )


def _may_head(line: SourceLine) -> bool:
    mark = read_mark(line.text)
    return (
        (mark is not None or starts_like_heading(line.text))
        and not begins_with_label(line.text)
        and not ends_with_label(line.text)
        and not _states_outcome(line.text)
        and not is_tally(line.text)
        and (mark is None or mark.kind in ("letter", "enumerator"))
        and not _COLUMNS.search(line.raw.strip())
    )


def _states_outcome(text: str) -> bool:
    label = read_outcome_label(text)
    return label is not None and label.word in USUAL_OUTCOMES


def _paragraph_length(lines: Sequence[SourceLine], start: int) -> int:
    """The number of lines up to the next gap, page, or mark of a list, but no more than is of interest."""
    for length in range(1, _MOST_LINES + 1):
        if start + length >= len(lines):
            return length
        line = lines[start + length]
        if line.after_gap or line.opens_page or opens_structure(line.text):
            return length
    return _MOST_LINES + 1


def _is_one_heading(lines: Sequence[SourceLine], layout: Layout) -> bool:
    """Tell whether the lines are one heading that wrapped, and not several short lines, each by itself."""
    wrapped = all(
        starts_lower(following.text) or is_dangling(line.text) or not _is_short(line, layout)
        for line, following in pairwise(lines)
    )
    return wrapped and _is_heading(lines)


def _is_heading(lines: Sequence[SourceLine]) -> bool:
    text = join([line.text for line in lines])
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not is_complete(text)
        and not text.endswith(",")
        and ends_heading(text)
        and may_be_heading(text)
    )


def _ends_early(lines: Sequence[SourceLine], start: int, length: int, layout: Layout) -> bool:
    """Tell whether the heading ends without a blank line, its last line short and a sentence right below it."""
    heading, following = lines[start : start + length], lines[start + length : start + length + 3]
    last, below = heading[-1], following[0]
    return (
        starts_like_heading(below.text)
        and not below.text[0].isdigit()
        and layout.was_ended(last, below)
        and len(last.text) <= _SHARE_OF_UNSPACED_HEADING * (layout.room or _LONGEST)
        and _is_heading(heading)
        and _is_prose(following)
    )


def _is_prose(lines: Sequence[SourceLine]) -> bool:
    """Tell whether the first of these lines begins a sentence, or is one."""
    text = join([lines[0].text, *(line.text for line in lines[1:] if not line.after_gap)])
    return is_sentence(text) or is_complete(lines[0].text) or _runs_on(lines)


def _runs_on(lines: Sequence[SourceLine]) -> bool:
    return len(lines) > 1 and not lines[1].after_gap and starts_lower(lines[1].text)
