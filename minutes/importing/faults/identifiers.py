"""Identifiers such as SECMP0010: which of them have a letter O where a nought, or nothing, was meant."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

_CLEAN = re.compile(r"\b([A-Z]{2,}?)-?(\d+)\b")
_LONGEST_PREFIX = 20  # letters, and more than any has
_WITH_O = re.compile(rf"\b([A-Z]{{2,{_LONGEST_PREFIX}}}?)(?=[\dO]*O)([O\d]*\d[O\d]*)\b")


class Identifiers:
    """The prefixes and numbers that the identifiers of a text have."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lengths: dict[str, Counter[int]] = defaultdict(Counter)
        self._printed: Counter[str] = Counter()
        for prefix, digits in (found for text in texts for found in _CLEAN.findall(text)):
            self._lengths[prefix][len(digits)] += 1
            self._printed[prefix + digits] += 1
        self._known = {prefix for prefix in self._lengths if not self._is_damaged(prefix)}

    def _is_damaged(self, prefix: str) -> bool:
        """Tell whether a prefix in O is another one with a misread nought: the text prints it, or most, without."""
        stem = prefix.rstrip("O")
        if stem == prefix or stem not in self._lengths:
            return False
        has_twin = any(
            self._printed[reading]
            for printed in list(self._printed)
            if printed.startswith(prefix)
            for reading in _readings(stem, printed)
        )
        return has_twin or self._lengths[stem].total() > self._lengths[prefix].total()

    def faults(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        for found in _WITH_O.finditer(text):
            meant = self._meant(found[0])
            if meant:
                reason = f"{found[0]} is probably {meant}, with a letter O misread."
                yield found.start(), found.end(), meant, reason

    def _meant(self, printed: str) -> str:
        """The one reading that has a known prefix and its usual number of digits; "" if none or several do."""
        readings = {
            prefix + digits
            for length in range(2, min(len(printed), _LONGEST_PREFIX + 1))
            if not (prefix := printed[:length]).endswith(tuple("0123456789")) and prefix in self._known
            for digits in _without_letters(printed[length:])
            if self._is_usual(prefix, digits)
        }
        known = [reading for reading in readings if self._printed[reading]]
        best = known or list(readings)
        return best[0] if len(best) == 1 and best[0] != printed else ""

    def _is_usual(self, prefix: str, digits: str) -> bool:
        ((length, _),) = self._lengths[prefix].most_common(1)
        return digits.isdigit() and len(digits) == length


def _readings(stem: str, printed: str) -> list[str]:
    return [stem + digits for digits in _without_letters(printed.removeprefix(stem))]


def _without_letters(number: str) -> set[str]:
    return {number.replace("O", "0"), number.replace("O", "")}
