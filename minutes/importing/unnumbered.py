"""Items without numbers: the headings that stand apart above running text."""

import re
from collections.abc import Iterator, Sequence

from .candidates import Candidate
from .headings import opens_structure, subheading_length
from .layout import Layout
from .lexicon import ends_heading, is_complete, is_sentence, may_be_heading, starts_like_heading
from .lines import SourceLine, piece
from .marks import read_mark

FORM = "heading"
_MOST_WORDS = 12
_LONGEST = 90
_MOST_LINES = 2
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t)\S|\|")
_NAMES_DOCUMENT = re.compile(r"\bminutes of (?:the|a)\b|^(?:draft |approved )?minutes$", re.I)
_LISTS_PEOPLE = re.compile(
    r"(?:members )?(?:present|attendees|in attendance|attendance|apologies|absent)\b.{0,20}", re.I
)


def headings_of(lines: Sequence[SourceLine], layout: Layout) -> list[Candidate]:
    """The headings in order, ranked from 1. Where some are in capitals, the others are sub-headings."""
    found = list(_headings(lines, layout))
    capital = [candidate for candidate in found if candidate.title.text.isupper()]
    chosen = found
    if len(capital) > 1:
        chosen = [each for each in found if each.title.text.isupper() or each.start < capital[0].start]
    return [_ranked(candidate, rank) for rank, candidate in enumerate(chosen, start=1)]


def _ranked(heading: Candidate, rank: int) -> Candidate:
    return Candidate(heading.start, FORM, rank, "", heading.title, heading.length, 0.0)


def _headings(lines: Sequence[SourceLine], layout: Layout) -> Iterator[Candidate]:
    start = 1  # the first line is the document's own title
    while start < len(lines):
        length = _heading_length(lines, start) or _length_close_above_text(lines, start, layout)
        if length and _stands_above(lines, start, length, layout) and not _names_people(lines, start, length):
            heading = lines[start : start + length]
            yield Candidate(start, FORM, 0, "", piece([(line.number, line.text) for line in heading]), length, 0.0)
        start += length or 1


def _stands_above(lines: Sequence[SourceLine], start: int, length: int, layout: Layout) -> bool:
    """Tell whether text follows a heading, or, where it is in capitals, a sub-heading with text."""
    below = start + length
    if _stands_above_text(lines, below, layout):
        return True
    inner = _heading_length(lines, below)
    is_inner = bool(inner) and lines[start].text.isupper() and not lines[below].text.isupper()
    return is_inner and _stands_above_text(lines, below + inner, layout)


def _heading_length(lines: Sequence[SourceLine], start: int) -> int:
    """The lines of a heading that begins here and stands apart, 0 if there is none."""
    if not lines[start].after_gap:
        return 0
    end = start + 1
    while end < len(lines) and not lines[end].after_gap:
        end += 1
        if end - start > _MOST_LINES:
            return 0
    heading = lines[start:end]
    return len(heading) if end < len(lines) and _is_heading(heading) else 0


def _length_close_above_text(lines: Sequence[SourceLine], start: int, layout: Layout) -> int:
    """The lines of a heading right below which running text begins, 0 if there is none."""
    if not lines[start].after_gap:
        return 0
    length = subheading_length(lines, start, layout) or int(_stands_close(lines, start, layout))
    return length if length and _is_heading(lines[start : start + length]) else 0


def _stands_close(lines: Sequence[SourceLine], start: int, layout: Layout) -> bool:
    """Tell whether a short line stands right above one that is complete, such as a date with its full stop."""
    below = lines[start + 1 : start + 2]
    return any(
        not line.after_gap and is_complete(line.text) and starts_like_heading(line.text)
        for line in below
        if layout.was_ended(lines[start], line) and layout.is_short_title(lines[start])
    )


def _is_heading(lines: Sequence[SourceLine]) -> bool:
    text = piece([(line.number, line.text) for line in lines]).text
    return (
        starts_like_heading(text)
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not any(_COLUMNS.search(line.raw.strip()) for line in lines)
        and not is_complete(text)
        and not text.endswith(",")
        and ends_heading(text)
        and may_be_heading(text)
        and read_mark(text) is None
        and not opens_structure(text)
        and not _NAMES_DOCUMENT.search(text)
    )


def _stands_above_text(lines: Sequence[SourceLine], below: int, layout: Layout) -> bool:
    """Tell whether running text or a list follows, and not another title, a date or a name."""
    line = lines[below]
    if read_mark(line.text) is not None or opens_structure(line.text) or is_complete(line.text):
        return True
    goes_on = below + 1 < len(lines) and not lines[below + 1].after_gap
    return is_sentence(line.text) or (goes_on and not layout.is_far_from_full(line))


def _names_people(lines: Sequence[SourceLine], start: int, length: int) -> bool:
    """Tell whether a heading such as Present stands above names and no sentence."""
    is_about_people = _LISTS_PEOPLE.fullmatch(lines[start].text) is not None
    return is_about_people and not is_complete(lines[start + length].text)
