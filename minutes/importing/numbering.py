"""The numbers with which items are printed: 1. · 1) · Item 4: · 41/26 · 301/01 · C.23.38 · 2.1 · 1507 · IV. · (b)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .labels import sets_a_task

KNOWN_FORMS = "1. · 1) · (1) · 1.0 · Item 1 · 41/26 · 301/01 · C.23.38 · 2.1 · 1507 · IV. · A. · (a)"
HIGHEST = 9_999
_HIGHEST_PLAIN = 99


class Numbered(NamedTuple):
    """A line that begins with a number. ``form`` is what all numbers of its document share: its make, and what of it
    stays the same; ``printed`` the number with its punctuation, ``title`` what follows."""

    form: str
    number: int
    title: str
    printed: str


_ITEM = re.compile(r"(?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3})(?:\s*[:.)–—-]+\s*|\s+|$)(?P<title>.*)", re.I)
_PLAIN = (
    ("item", _ITEM),
    ("nought", re.compile(r"(?P<number>\d{1,2})\.0[.:)]?(?:\s+(?P<title>\S.*)|$)")),
    ("dot", re.compile(r"(?P<number>\d{1,2})\.(?:\s+(?P<title>\S.*)|(?P<close>[A-Z][a-z].*)|$)")),
    ("bracket", re.compile(r"(?P<number>\d{1,2})\s?[):](?:\s+(?P<title>\S.*)|$)")),
    ("dash", re.compile(r"(?P<number>\d{1,2})\s+[–—-]\s+(?P<title>\S.*)")),
    ("bare", re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[A-Z“‘\"'].*)")),
)

_BEFORE = r"(?:(?i:minute|min|agenda item|item)\.?\s+(?:(?i:no)\.?\s*)?)?"
_TITLE = r"(?P<stop>[.:)]?)(?:\s+[–—-])?\s+(?P<title>[^\sa-z].*)"
_DIGITS = r"\d{1,4}"
_SLASH = re.compile(rf"{_BEFORE}(?P<first>{_DIGITS})/(?P<second>{_DIGITS}){_TITLE}")
_CODED = re.compile(rf"{_BEFORE}(?P<code>[A-Z]{{1,5}}[./ -]?(?:{_DIGITS}[./-]){{0,4}})(?P<number>{_DIGITS}){_TITLE}")
_CODED_BY_YEAR = re.compile(
    rf"{_BEFORE}(?P<code>[A-Z]{{1,5}}[./ -]?)(?P<number>{_DIGITS})(?P<year>[./-]\d{{2,4}}){_TITLE}"
)
_DOTTED = re.compile(rf"{_BEFORE}(?P<code>(?:{_DIGITS}\.){{1,4}})(?P<number>\d{{1,3}}){_TITLE}")
_LONG = re.compile(rf"{_BEFORE}(?P<number>\d{{3,4}}){_TITLE}")
_MINUTE = re.compile(rf"(?i:minute|min)\.?\s+(?:(?i:no)\.?\s*)?(?P<number>{_DIGITS}){_TITLE}")
_ROMAN = re.compile(rf"(?P<number>[IVXLC]{{1,7}}){_TITLE}")
_ROUND = re.compile(rf"\((?P<number>\d{{1,3}})\){_TITLE}")
_LETTER = re.compile(r"(?P<open>\(?)(?P<number>[A-Za-z])(?P<stop>[.)])\s+(?P<title>[^\sa-z].*)")
_CODES_ACTION = re.compile(r"(?:A|AP|ACT|AI)[ .]?\d")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_WELL_MADE = re.compile(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def read_plain(text: str) -> Numbered | None:
    """The line as one that a number of one or two digits begins."""
    for form, pattern in _PLAIN:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            title = groups.get("title") or groups.get("close") or ""
            return Numbered(form, int(found["number"]), title, _printed(text, title))
    return None


def is_plain(numbered: Numbered) -> bool:
    return numbered.number <= _HIGHEST_PLAIN


def read_others(text: str) -> Iterator[Numbered]:
    """The line in each other form that it could be numbered in; in 41/26 either part may be the one that counts on."""
    for form, number, found in (*_with_strokes(text), *_coded(text), *_counted(text)):
        if 0 < number <= HIGHEST and not _labels_action(found):
            yield Numbered(form, number, found["title"], _printed(text, found["title"]))


def _labels_action(found: re.Match[str]) -> bool:
    """Tell whether ABC12/01: or AP3. is an action's label, that says who is to do what."""
    code = found[0][: found.start("title")]
    is_coded = code[0].isupper() and ("/" in code or _CODES_ACTION.match(code) is not None)
    return is_coded and bool(found["stop"]) and sets_a_task(found["title"])


def _printed(text: str, title: str) -> str:
    return text.removesuffix(title).rstrip() if title else text


_Reading = tuple[str, int, re.Match[str]]


def _with_strokes(text: str) -> Iterator[_Reading]:
    if found := _SLASH.fullmatch(text):
        yield f"/{found['second']}", int(found["first"]), found
        yield f"{found['first']}/", int(found["second"]), found


def _coded(text: str) -> Iterator[_Reading]:
    if (found := _CODED.fullmatch(text)) and (found["code"][-1] in "./-" or _is_lettered(found)):
        yield found["code"], int(found["number"]), found
    if found := _CODED_BY_YEAR.fullmatch(text):
        yield f"{found['code']}#{found['year']}", int(found["number"]), found
    if found := _DOTTED.fullmatch(text):
        yield found["code"], int(found["number"]), found


def _is_lettered(found: re.Match[str]) -> bool:
    """Tell whether a number is one letter and digits, with a sign behind them: A1. or B2:"""
    return len(found["code"]) == 1 and bool(found["stop"])


def _counted(text: str) -> Iterator[_Reading]:
    if found := _MINUTE.fullmatch(text):
        yield "minute", int(found["number"]), found
    elif found := _LONG.fullmatch(text):
        yield f"long{found['stop']}", int(found["number"]), found
    if found := _ROUND.fullmatch(text):
        yield f"round{found['stop']}", int(found["number"]), found
    if found := _ROMAN.fullmatch(text):
        yield f"roman{found['stop']}", _roman(found["number"]), found
    if found := _LETTER.fullmatch(text):
        case = "A" if found["number"].isupper() else "a"
        yield f"letter {found['open']}{case}{found['stop']}", ord(found["number"].upper()) - ord("A") + 1, found


def _roman(letters: str) -> int:
    """The value of a roman number, 0 for letters that make none."""
    if not _ROMAN_WELL_MADE.fullmatch(letters):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
