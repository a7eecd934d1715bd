"""Straight quotes as the panel writes them. ``static/js/drafting/quoting.js`` does the same as they are typed, by the
same table of signs and of examples."""

import re

from .change import alike
from .grammar import GRAMMAR, any_mark

_STRAIGHT: str = GRAMMAR["quotes"]["straight"]
_STYLES: dict[str, list[str]] = GRAMMAR["quotes"]["styles"]
_ANY_QUOTE = str.maketrans(dict.fromkeys(_STRAIGHT + "".join(_STYLES["double"]), _STRAIGHT[0]))
_OPENS = re.compile(rf"\s|{any_mark(GRAMMAR['quotes']['opens_behind'])}")
_DASHES = "–—-"
_APOSTROPHE = "’"
# At the end of what has been typed, "'90s" once its "s" is there, and "'24" once it is over.
_OF_DECADE = re.compile(r"(?:\A|[\W_])‘\d0s\Z")
_OF_YEAR = re.compile(r"(?:\A|[\W_])‘\d{2}[\s.,;:)]\Z")


def curled(text: str, style: str, *, before: str = "") -> str:
    """Return a text that follows ``before`` with its straight quotes in the panel's style, each line by itself.

    A quote opens at the beginning, behind white space and behind what opens itself, and closes elsewhere. It stays as
    it is where the panel keeps what is typed, and behind a number where no quotation is open: 5'6" is a measure.
    """
    if style not in _STYLES:
        return text
    first, *others = text.split("\n")
    lines = [_Line(style, before.rpartition("\n")[2]).typed(first), *(_Line(style, "").typed(line) for line in others)]
    return "\n".join(lines)


def curled_where_changed(known: str, text: str, style: str) -> str:
    """Return the text with the straight quotes of its changed passage in the panel's style.

    All others stay as they are typed. Another quote alone is no change: whoever puts a straight one in the place of the
    panel's wants it.
    """
    before, after = known.translate(_ANY_QUOTE), text.translate(_ANY_QUOTE)
    head = alike(before, after)
    end = len(text) - alike(before[head:][::-1], after[head:][::-1])
    return f"{text[:head]}{curled(text[head:end], style, before=text[:head])}{text[end:]}"


class _Line:
    """A line as it grows, sign by sign, with the quotations that are open in it."""

    def __init__(self, style: str, known: str) -> None:
        self._style = style
        self._pairs = dict(zip(_STRAIGHT, _STYLES[style], strict=True))
        self._is_open = dict.fromkeys([*self._pairs.values(), *_STYLES["double"]], False)
        self._was_open = dict(self._is_open)  # before each was closed last
        self._signs: list[str] = []
        for sign in known:
            self._add(sign)

    def typed(self, text: str) -> str:
        known = len(self._signs)
        for sign in text:
            self._add(self._quote(sign) if sign in self._pairs else sign)
            self._mend_apostrophe(known)
        return "".join(self._signs[known:])

    def _add(self, sign: str) -> None:
        behind = self._signs[-2:]
        if sign.isalpha() and behind[1:] == [_APOSTROPHE] and behind[0].isalpha():
            self._is_open = {
                pair: self._was_open[pair] if pair[1] == _APOSTROPHE else is_open  # it closed nothing
                for pair, is_open in self._is_open.items()
            }
        self._signs.append(sign)
        for pair in self._is_open:
            if sign == pair[1]:
                self._was_open[pair] = self._is_open[pair]
            if sign in pair:
                self._is_open[pair] = sign == pair[0]

    def _quote(self, straight: str) -> str:
        pair, behind = self._pairs[straight], "".join(self._signs[-2:])
        is_open = self._is_open[pair]
        if behind[-1:].isdecimal() and not is_open:
            return straight
        is_broken_off = is_open and behind[-1:] in _DASHES and not behind[:-1].isspace() and len(behind) == 2
        opens = not behind or _OPENS.match(behind[-1]) is not None
        return pair[0] if opens and not is_broken_off else pair[1]

    def _mend_apostrophe(self, known: int) -> None:
        """Write an apostrophe where one was typed, now that the last sign says so."""
        end = "".join(self._signs[-5:])
        is_of_number = end[-3:-2].isdecimal() and end[-2:-1] == "'" and end[-1:].isalpha()
        back = 2 if is_of_number else 4 if _OF_DECADE.search(end) or self._is_year(end) else 0
        place = len(self._signs) - back
        if back and place >= known:
            self._signs[place] = _APOSTROPHE
            self._is_open |= {pair: False for pair in self._is_open if pair[1] == _APOSTROPHE}

    def _is_year(self, end: str) -> bool:
        """Where single quotes are the panel's own, a year cannot be told from a quotation that begins with a number."""
        return self._style != "single" and not self._is_open[_STYLES["double"][0]] and bool(_OF_YEAR.search(end))
