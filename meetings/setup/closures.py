"""The days on which a panel's house is closed, as people write them: a day or a range on each line. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from core import english
from core.days import read_day

LONGEST_RANGE = 62  # days
_RANGE = re.compile(r"\s+(?:to|until|–|-)\s+|–", re.IGNORECASE)


class Closures(NamedTuple):
    """The days that a text names, and a sentence for each line that names none."""

    days: tuple[date, ...]
    faults: tuple[str, ...]


def read_closures(text: str) -> Closures:
    days: set[date] = set()
    faults = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            days.update(_days_of(line.strip()))
        except ValueError as error:
            faults.append(f"Line {number}: {error}")
    return Closures(tuple(sorted(days)), tuple(faults))


def _days_of(line: str) -> list[date]:
    first, *rest = [_day(part) for part in _RANGE.split(line, maxsplit=1)]
    last = rest[0] if rest else first
    length = (last - first).days + 1
    if length < 1:
        raise ValueError(f"“{line}” ends before it starts.")
    if length > LONGEST_RANGE:
        raise ValueError(f"“{line}” is {length} days; a range has at most {LONGEST_RANGE}.")
    return [first + timedelta(days=offset) for offset in range(length)]


def _day(written: str) -> date:
    day = read_day(written)
    if day is None:
        raise ValueError(f"“{written.strip()}” is not a date. Write it as 24 December 2027.")
    return day


def closure_lines(days: Iterable[date]) -> list[str]:
    """Return a line for each range of days in a row, as ``read_closures`` reads them."""
    return [_line(first, last) for first, last in _ranges(sorted(days))]


def _line(first: date, last: date) -> str:
    said = [english.day(day) for day in (first, last)]
    return said[0] if first == last else " to ".join(said)


def _ranges(days: list[date]) -> Iterator[tuple[date, date]]:
    start = 0
    for index, day in enumerate(days):
        is_last = index + 1 == len(days)
        if is_last or days[index + 1] - day > timedelta(days=1):
            yield days[start], day
            start = index + 1
