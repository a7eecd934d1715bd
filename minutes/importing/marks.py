"""The marks before the wording of list entries: glyphs, which are dropped, and enumerators, which are kept."""

import re
from dataclasses import dataclass

_SURE = "•·▪◦●■‣➢➤►▶❖○□▫◆◇♦✓✔➔→⁃∙⦁❑❒✦★☐☑\uf000-\uf0ff\ue000-\ue0ff"
_PLAIN = "*+>»~¢§Ø©®¤°¬–—-"
# Bullets that a text recognition took for letters; "a" and "i" are words, or enumerators.
_LETTERS = "eoqvünlwux."
_GLYPH = re.compile(rf"(?:(?P<sure>[{_SURE}]+)\s*|(?P<plain>[{_PLAIN}])\s+|(?P<letter>[{_LETTERS}])\s+)(?=\S)")
_ENUMERATOR = re.compile(
    r"(?:\((?P<inner>\d{1,2}|[a-z]{1,5}|[A-Z])\)|(?P<outer>\d{1,2}|[a-z]{1,4}|[A-Z])[.)])\s+(?=\S)"
)
_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx").split()
_YEAR_OR_NAME = re.compile(r"\s*(?:\d{4}|[A-Z][\w&]* (?:Ltd|Limited|plc|20\d\d)|[A-Z](?:[\w&’'-]+ ){2,8}20\d\d$)")


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a possible list entry. ``kind`` is sure, plain, letter or enumerator; ``rest`` what follows it."""

    kind: str
    sign: str
    rest: str


def read_mark(text: str) -> Mark | None:
    """The mark at the start of a line, if there is anything that could be one."""
    if found := _GLYPH.match(text):
        kind = found.lastgroup or ""
        rest = text[found.end() :]
        if found[kind] == "©" and _YEAR_OR_NAME.match(rest):
            return None
        return Mark(kind, found[kind], rest)
    if found := _ENUMERATOR.match(text):
        return Mark("enumerator", found[0].strip(), text)
    return None


def opens_sequence(sign: str) -> bool:
    return _value(sign) in {"1", "a", "i", "A", "I"}


def follows(sign: str, before: str) -> bool:
    """Tell whether an enumerator is the next after another of the same make: (b) after (a), ii) after i)."""
    return _shape(sign) == _shape(before) and _value(sign) in _successors(_value(before))


def _value(sign: str) -> str:
    return sign.strip("().")


def _shape(sign: str) -> str:
    value = _value(sign)
    return sign.replace(value, "0" if value.isdigit() else "a" if value.islower() else "A")


def _successors(value: str) -> set[str]:
    if value.isdigit():
        return {str(int(value) + 1)}
    after = {chr(ord(value) + 1)} if len(value) == 1 else set()
    if value in _ROMAN[:-1]:
        after.add(_ROMAN[_ROMAN.index(value) + 1])
    return after
