"""The lines of a plain text, each with what tells how it stands to the one above; see ``typed``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .characters import BREAK, readable
from .grammar import GRAMMAR, any_mark, any_word

_LONGEST_WRAPPED = 120  # a text with longer lines has one paragraph to a line

_LINES, _ENTRIES = GRAMMAR["lines"], GRAMMAR["entries"]
_COMPLETE = re.compile(rf"{any_mark(_LINES['completing'])}{any_mark(_LINES['closing'])}*$")
_LINE_END = re.compile(r"\r\n|[\r\n\f]")
# A line does not end with these where it is a line of its own.
_LEADS_ON = re.compile(
    rf"(?:{any_mark(_ENTRIES['separators'] + _ENTRIES['dashes'])}|\b{any_word(_LINES['leading_on'])})$"
)


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    indent: int
    length: int
    after_gap: bool
    after_break: bool
    opens_page: bool
    has_outcome: bool
    begins_with_outcome: bool


class Layout(NamedTuple):
    """How the lines of a text are set. A text with very long ones has no ``measure``: each is a paragraph."""

    measure: int | None
    is_wrapped: bool


def read_lines(text: str, outcome: re.Pattern[str]) -> list[Line]:
    """Return the lines that have words. ``outcome`` finds an outcome word of the panel's."""
    out: list[Line] = []
    gap = False
    for raw, after_break in _pieces(text):
        clean = raw.replace("\xa0", " ").expandtabs(4).rstrip()
        words = " ".join(clean.split())
        if words:
            indent = len(clean) - len(clean.lstrip())
            # One blank before a line is what a page break leaves in text taken from a PDF.
            found = outcome.search(words)
            out.append(
                Line(
                    words,
                    indent=0 if indent == 1 else indent,
                    length=len(clean),
                    after_gap=gap,
                    after_break=after_break and not gap,
                    opens_page=indent == 1,
                    has_outcome=found is not None,
                    begins_with_outcome=found is not None and found.start() == 0,
                )
            )
        gap = not words
    return out


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and whether each goes on in the paragraph of the one above, behind a line break."""
    for line in _LINE_END.split(text):
        for place, piece in enumerate(readable(line).split(BREAK)):
            yield piece, place > 0


def layout_of(lines: Sequence[Line]) -> Layout:
    """Return how wide the lines are, and whether any of them breaks off a sentence."""
    longest = max((line.length for line in lines), default=0)
    return Layout(
        measure=longest if longest <= _LONGEST_WRAPPED else None,
        is_wrapped=any(_is_broken_off(last, line) for last, line in pairwise(lines)),
    )


def _is_broken_off(last: Line, line: Line) -> bool:
    is_next = not (line.after_gap or line.after_break)
    return is_next and line.text[0].islower() and not is_complete(last)


def is_complete(line: Line) -> bool:
    """Return whether the line ends as a sentence, or a part of one, does."""
    return _COMPLETE.search(line.text) is not None


def begins_anew(last: Line, line: Line) -> bool:
    """Return whether the line looks like one of its own, as those of a list of headings do.

    An outcome word has capitals in the middle of a sentence too.
    """
    if line.begins_with_outcome or _LEADS_ON.search(last.text):
        return False
    return line.text[0].isupper() or (line.text[0].isdecimal() and last.text[0].isdecimal())
