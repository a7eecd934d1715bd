"""The entries of an enumeration of people, cut where no brackets are open. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .name_words import SET_APART, TITLES_ALONE

_MARK = re.compile(r"[()]|\s*;\s*|,\s+(?:and\s+)?|\s+(?:and|&)\s+|\s*/\s*|\.\s+(?=[^\W\d_a-z])")
_NAME_FOLLOWS = re.compile(r"\s+[^\W\d_a-z]")
_LAST_WORD = re.compile(r"\S+$")
_AS_FAR_BACK = 40  # characters, for the word before a full stop
_ABBREVIATED = re.compile(r"(?:[^\W\d_][.-]{1,2})*[^\W\d_]|St|Cllrs|Drs|Profs|Esq|Jnr|Jr|Snr|No|Co|Ltd")
_LONGEST_TITLES = 60  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands between two separators: the words before its brackets, what the brackets hold, and its place in the
    text. ``joined`` is the separator before it."""

    head: str
    told: tuple[str, ...]
    joined: str
    start: int
    end: int


def entries_of(text: str) -> list[Entry]:
    """The entries of an enumeration, in order; brackets belong to the entry that they stand behind."""
    scan = _Scan(text)
    return [entry for entry in scan.entries() if entry.head or entry.told]


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._start = 0
        self._joined = ""
        self._open: list[int] = []
        self._brackets: list[tuple[int, int]] = []  # of the entry that is being read, the outer ones
        self._last_closing = text.rfind(")")

    def entries(self) -> Iterator[Entry]:
        passed = 0
        for mark in _MARK.finditer(self._text):
            if mark.start() < passed:
                continue
            if apart := SET_APART.match(self._text, mark.start()):
                passed = apart.end()
            elif mark[0] in ("(", ")"):
                self._bracket(mark)
            elif not self._open and self._divides(mark):
                yield self._entry(mark.start())
                self._begin(mark.end(), mark[0].strip())
            if self._brackets and not self._open and _NAME_FOLLOWS.match(self._text, self._brackets[-1][1]):
                end = self._brackets[-1][1]
                yield self._entry(end)
                self._begin(end, "")
        yield self._entry(len(self._text))

    def _begin(self, start: int, joined: str) -> None:
        self._start, self._joined, self._brackets = start, joined, []

    def _bracket(self, mark: re.Match[str]) -> None:
        if mark[0] == "(" and mark.start() < self._last_closing:
            self._open.append(mark.start())
        elif mark[0] == ")" and self._open:
            start = self._open.pop()
            if not self._open:
                self._brackets.append((start, mark.end()))

    def _divides(self, mark: re.Match[str]) -> bool:
        """Tell whether the mark ends an entry: no full stop of an abbreviation, no "and" between two titles."""
        if mark[0].startswith("."):
            before = _LAST_WORD.search(self._text, max(self._start, mark.start() - _AS_FAR_BACK), mark.start())
            word = before[0].lstrip("(") if before else ""
            return not (_ABBREVIATED.fullmatch(word) or TITLES_ALONE.fullmatch(word))
        if mark[0].strip() in ("and", "&") and mark.start() - self._start < _LONGEST_TITLES:
            return not TITLES_ALONE.fullmatch(self._text[self._start : mark.start()].strip())
        return True

    def _entry(self, end: int) -> Entry:
        text, start = self._text, self._start
        first = self._brackets[0][0] if self._brackets else end
        told = tuple(text[opened + 1 : closed - 1].strip() for opened, closed in self._brackets)
        behind = text[self._brackets[-1][1] : end].strip(" –—-") if self._brackets else ""
        if behind[:1].islower():  # what was done about it
            behind = ""
        return Entry(text[start:first].strip(" ,;"), (*told, *filter(None, [behind])), self._joined, start, end)
