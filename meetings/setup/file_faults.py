"""The faults of a file that somebody sent in: a sentence for each, with its line. Pure."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.characters import hidden_in, hidden_in_words
from core.errors import Unacceptable


class FileFault(NamedTuple):
    """A fault and its line; ``line`` is 0 where the fault is of the whole file."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.sentence}" if self.line else self.sentence


class FaultyPanelFile(Unacceptable):
    """The refusal of a file that cannot be taken as it is; ``faults`` stand in the order of its lines."""

    def __init__(self, faults: list[FileFault]) -> None:
        super().__init__(" ".join(map(str, faults)))
        self.faults = tuple(faults)


def hidden_characters(text: str, data: Any) -> Iterator[FileFault]:
    """Yield a fault for each line with characters that hide or turn words, or one where they stand as numbers."""
    lines = [(number, hidden_in(line)) for number, line in enumerate(text.splitlines(), start=1)]
    found = [FileFault(number, hidden_in_words(signs)) for number, signs in lines if signs]
    if not found and (signs := hidden_in("".join(_strings(data)))):
        found.append(FileFault(0, hidden_in_words(signs)))
    yield from found


def _strings(data: Any) -> Iterator[str]:
    parts = [data]
    while parts:
        part = parts.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            parts += part.values()
        elif isinstance(part, list):
            parts += part


_HEAD = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?\s*(?:#.*)?")


def line_of(text: str, table: str, index: int, key: str) -> int:
    """Return the line, from 1, of a key in the table of this name and index, or of its head; 0 if neither is there."""
    here, heads, head_line = "", -1, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _HEAD.fullmatch(line):
            here = head[1]
            heads += here == table
            if here == key and not table:
                return number
            if here == table and heads == index:
                head_line = number
        is_inside = here == table and (heads == index or not table)
        if is_inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return head_line
