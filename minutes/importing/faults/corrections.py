"""Likely faults of an extraction, each with what was probably meant; nothing here changes a text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes.importing.lexicon import MONTH
from minutes.importing.lines import SourceLine
from minutes.importing.parsed import Correction, Piece
from minutes.importing.pieces import LineFinder, PieceAddress

from .identifiers import Identifiers

Fault = tuple[int, int, str, str]  # start, end, suggestion, reason

_ORDINAL = re.compile(rf"(?<![\w/.-])(\d{{1,2}})([\"”“″*°’']{{1,2}}|[lI]?s?t|th?|h|[lI]st)(?=\s+{MONTH}\b)")
_DOUBLED = re.compile(
    r"\b(that|the|a|an|of|to|in|on|for|and|is|be|by|with|at|from|it|was|were|as|or|which|this|their|will|would|has)"
    r"\s+(\1)\b(?![’'-])",
    re.I,
)
_APOSTROPHES = re.compile(r"\b(\w+)(['’‘]{2,})s\b")
_WITH_G = re.compile(r"\b[A-Za-z]?[a-z]*gu[a-z]+\b")
_WITH_Q = re.compile(r"\b[A-Za-z]?[a-z]*q(?!u)[a-z]*\b")
_MISREAD = ((_WITH_G, "gu", "qu"), (_WITH_Q, "q", "g"))
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE_HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")  # begun at the start of a run of letters only: linear
_QUOTATION_MARK = re.compile(r"[\"“”‘’]")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_USUAL_WITH_Q = frozenset(
    "question questions questioned questioning query queries queried querying quarter quarters quarterly quorum "
    "quorate inquorate quality quantity quantities quote quotes quoted quotation request requests requested "
    "requesting require requires required requirement requirements requiring subsequent subsequently consequence "
    "consequently consequential frequent frequently frequency adequate adequately equipment enquiry enquiries "
    "enquired acquire acquired acquisition sequence sequential equal equally equivalent liquidity unique".split()
)


class Faults:
    """Find the likely faults of a text by what else the same text prints."""

    def __init__(
        self, pieces: Sequence[tuple[PieceAddress, Piece]], lines: Sequence[SourceLine], line_at: LineFinder
    ) -> None:
        self._pieces = pieces
        self._printed = {line.number: line.text for line in lines}
        self._line_at = line_at
        self._words = Counter(word for _, text in pieces for word in _WORD.findall(text.text.casefold()))
        self._identifiers = Identifiers(text.text for _, text in pieces)

    def corrections(self) -> Iterator[Correction]:
        for where, text in self._pieces:
            end = 0
            for start, stop, suggested, reason in sorted(self._faults(text)):
                if start >= end:
                    line = self._line_at(text, start)
                    yield Correction(line, text.text[start:stop], suggested, reason, where, start, stop)
                    end = stop

    def _faults(self, text: Piece) -> Iterator[Fault]:
        yield from self._identifiers.faults(text.text)
        yield from _ordinals(text.text)
        yield from _doubled_words(text.text)
        yield from _doubled_apostrophes(text.text)
        yield from self._misread_letters(text.text)
        yield from self._broken_words(text)

    def _misread_letters(self, text: str) -> Iterator[Fault]:
        for pattern, printed, meant in _MISREAD:
            for found in pattern.finditer(text) if printed in text else ():
                word, suggested = found[0], found[0].replace(printed, meant)
                if self._is_better(word.casefold().replace(printed, meant), word.casefold()):
                    yield found.start(), found.end(), suggested, f"“{word}” is probably a misread “{suggested}”."

    def _is_better(self, likely: str, word: str) -> bool:
        """Tell whether the likely word is a usual one, or printed oftener; a q without u is hardly a word."""
        if "q" in likely:
            return likely in _USUAL_WITH_Q or self._words[likely] > self._words[word]
        return self._words[likely] >= self._words[word]

    def _broken_words(self, text: Piece) -> Iterator[Fault]:
        """Words that a line end broke with a hyphen, where the text prints them without one elsewhere."""
        for number, following in pairwise(text.lines):
            parts = self._parts_at_end(number, following)
            if parts is None:
                continue
            broken, whole = "-".join(parts), "".join(parts)
            start = text.text.find(broken)
            if start >= 0 and self._words[whole.casefold()] and self._words[broken.casefold()] < 2:
                yield start, start + len(broken), whole, f"“{whole}” was broken at the end of a line."

    def _parts_at_end(self, number: int, following: int) -> tuple[str, str] | None:
        """The two parts of a word that seems to be broken between two lines."""
        tail = _BEFORE_HYPHEN.search(self._printed[number])
        head = _FIRST_LETTERS.match(self._printed[following])
        return (tail[1], head[0]) if tail and head and head[0].islower() else None


def _ordinals(text: str) -> Iterator[Fault]:
    marks: Counter[str] = Counter()
    end = 0
    for found in _ORDINAL.finditer(text):
        marks.update(_QUOTATION_MARK.findall(text, end, found.start()))
        end = found.end()
        meant = _ordinal_meant(found[1], found[2])
        if meant and meant != found[0] and not _closes_quotation(marks, found[2]):
            yield found.start(), found.end(), meant, f"“{found[0]}” is probably a damaged {meant}."


def _ordinal_meant(digits: str, suffix: str) -> str:
    """The ordinal that was printed: an l may be a misread 1, or part of the damage."""
    if suffix[0] in "lI" and suffix[1:] == "st":
        with_one = int(digits + "1")
        digits = str(with_one) if with_one in (21, 31) else digits
    day = int(digits)
    if not 1 <= day <= 31 or digits.startswith("0"):
        return ""
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    is_damage = suffix not in ("st", "th") or (suffix == "st" and ending == "st")
    return f"{day}{ending}" if is_damage else ""


def _closes_quotation(before: Counter[str], mark: str) -> bool:
    """Tell whether the mark ends a quotation, by the marks before it; those of damaged ordinals are not among them."""
    if mark == '"':
        return before['"'] % 2 == 1
    if mark == "”":
        return before["“"] > before["”"]
    return mark in "’'" and before["‘"] > before["’"]


def _doubled_words(text: str) -> Iterator[Fault]:
    for found in _DOUBLED.finditer(text):
        if found[2].islower() and (found[1].islower() or found[1].istitle()):
            yield found.start(), found.end(), found[1], f"“{found[2]}” is printed twice."


def _doubled_apostrophes(text: str) -> Iterator[Fault]:
    for found in _APOSTROPHES.finditer(text):
        apostrophe = "’" if set(found[2]) & set("’‘") else "'"
        yield found.start(), found.end(), f"{found[1]}{apostrophe}s", "The apostrophe is printed twice."
