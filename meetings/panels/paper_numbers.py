"""The numbering of a panel's papers: a pattern of tokens such as ``{panel}_{meeting}_{number:02}``. Pure.

A pattern is typed by people and is no template of Python's: it has the tokens named here, each with the formats of
its kind, and reaches nothing else.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import NamedTuple

from meetings.item_numbers import ItemNumber

TOKENS = ("panel", "meeting", "item", "number", "date")
LONGEST = 60
_COUNT_FORMAT = re.compile(r"0[1-4]")
_DATE_FORMAT = re.compile(r"(?:%[dmyYjb]|[-_. ])+")
_BETWEEN = re.compile(r"[A-Za-z0-9_\-./ ]*")


class PaperPlace(NamedTuple):
    """The place of a paper; a meeting whose day is not set has no date, and an item may not be known yet.

    ``series`` is the mark of a decision by correspondence, whose papers are those of C12.
    """

    panel: str
    meeting: int
    item: ItemNumber | int
    number: int
    held_on: date | None
    series: str = ""


def paper_reference(pattern: str, place: PaperPlace) -> str:
    """Return what the paper at this place is called. A date that is not known yet prints as ``date``."""
    values: Mapping[str, object] = {
        "panel": place.panel,
        "meeting": _Counted(place.series, place.meeting),
        "item": place.item,
        "number": place.number,
    }
    is_told = not place.series or any(name == "meeting" for _, name, _ in _pieces(pattern))
    written = "" if is_told else f"{place.series}{place.meeting}/"
    code_ends_at = 0
    for before, name, form in _pieces(pattern):
        printed = before + _printed(name, form, values, place.held_on)
        if written and len(written) == code_ends_at and _needs_hyphen(written, printed, place.series):
            written += "-"  # as in a reference: A-B2 and 47 are A-B2-47, SECP and C12 are SECP-C12
        written += printed
        if name == "panel":
            code_ends_at = len(written)
    return written


class _Counted(NamedTuple):
    """A number of a series as it is printed: C12; a meeting's has no mark."""

    series: str
    number: int

    def __format__(self, form: str) -> str:
        return f"{self.series}{self.number:{form}}"


def _needs_hyphen(code: str, printed: str, series: str) -> bool:
    follows_a_digit = code[-1].isdecimal() and printed[:1].isdecimal()
    return follows_a_digit or (bool(series) and printed.startswith(series))


def _printed(name: str, form: str, values: Mapping[str, object], held_on: date | None) -> str:
    if name == "date":
        return format(held_on, form or "%d%m") if held_on else name
    return format(values[name], form) if name else ""


def pattern_faults(pattern: str) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a pattern."""
    try:
        pieces = list(_pieces(pattern))
    except ValueError:
        yield "A brace is missing: each token stands between { and }."
        return
    if len(pattern) > LONGEST:
        yield f"A pattern has at most {LONGEST} characters; this one has {len(pattern)}."
    if "number" not in {name for _, name, _ in pieces}:
        yield "Without {number} two papers of a meeting would be called the same."
    if "meeting" not in {name for _, name, _ in pieces} and "date" not in {name for _, name, _ in pieces}:
        yield "Without {meeting} or {date} papers of two meetings would be called the same."
    for between, name, form in pieces:
        if not _BETWEEN.fullmatch(between):
            yield f"“{between}” cannot be part of a paper's number. Use letters, digits, spaces and - _ . / alone."
        if name:
            yield from _token_faults(name, form)


def _token_faults(name: str, form: str) -> Iterator[str]:
    if name not in TOKENS:
        yield f"There is no {{{name}}}. The tokens are {', '.join(f'{{{token}}}' for token in TOKENS)}."
    elif name == "panel" and form:
        yield "{panel} takes no format."
    elif name == "date" and form and not _DATE_FORMAT.fullmatch(form):
        yield f"“{form}” is not a date format: use %d, %m, %y, %Y, %j or %b."
    elif name in ("meeting", "item", "number") and form and not _COUNT_FORMAT.fullmatch(form):
        yield f"“{form}” is not a number format: use 02 for two digits or 03 for three."


def _pieces(pattern: str) -> list[tuple[str, str, str]]:
    """Return what stands before each token, its name and its format. Raises ValueError for braces that do not match."""
    pieces = []
    for before, name, form, conversion in Formatter().parse(pattern):
        if conversion or name == "":
            raise ValueError(pattern)
        pieces.append((before, name or "", form or ""))
    return pieces
