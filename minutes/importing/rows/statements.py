"""What may be a decision in an import: offered with numbers, and accepted all at once or one by one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Unacceptable
from minutes.importing.parsed import PossibleStatement

ALL = "all"
_NUMBERS = re.compile(r"\s*\d{1,5}(?:\s*-\s*\d{1,5})?\s*")

Identity = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class OfferedStatement:
    """A possible statement under the number by which the operator accepts it; ``which`` of its wording on the line."""

    number: int
    statement: PossibleStatement
    which: int

    @property
    def identity(self) -> Identity:
        """By this a later import of the same source knows it again, whatever else is offered then."""
        return self.statement.line, self.statement.wording, self.which

    def as_data(self) -> dict[str, Any]:
        line, wording, which = self.identity
        return {"line": line, "wording": wording, "which": which}


def numbered(possible: Sequence[PossibleStatement]) -> tuple[OfferedStatement, ...]:
    """The possible statements, numbered from 1 in the order of the text."""
    return tuple(_counted(possible))


def _counted(possible: Sequence[PossibleStatement]) -> Iterator[OfferedStatement]:
    counts: Counter[tuple[int, str]] = Counter()
    for number, statement in enumerate(possible, start=1):
        key = (statement.line, statement.wording)
        counts[key] += 1
        yield OfferedStatement(number, statement, counts[key])


def accepted_before(
    statements: Sequence[OfferedStatement], kept: Sequence[Mapping[str, Any]]
) -> tuple[OfferedStatement, ...]:
    """Those that an earlier import of the same source accepted."""
    known = {(row["line"], row["wording"], row["which"]) for row in kept}
    return tuple(each for each in statements if each.identity in known)


def chosen(statements: Sequence[OfferedStatement], asked: str) -> tuple[OfferedStatement, ...]:
    """Those that "all" or numbers such as "1,3-5" name. Raises Unacceptable for anything else."""
    if not asked:
        return ()
    if asked.strip().casefold() == ALL:
        return tuple(statements)
    parts = asked.split(",")
    if not all(map(_NUMBERS.fullmatch, parts)):
        raise Unacceptable(f"“{asked}” is neither “all” nor numbers such as 1,3-5.")
    numbers = {number for part in parts for number in _range(part, len(statements))}
    return tuple(each for each in statements if each.number in numbers)


def _range(part: str, last: int) -> range:
    first, _, end = part.partition("-")
    start, stop = int(first), int(end or first)
    if not 1 <= start <= stop <= last:
        raise Unacceptable(f"“{part.strip()}” is no number of what is offered; those go from 1 to {last}.")
    return range(start, stop + 1)
