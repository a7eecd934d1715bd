"""The lines of a page as paragraphs, for a screen that is narrower than the page. Pure, and linear.

A PDF says where letters stand, not where a paragraph ends. Lines are joined where that is as good as sure; in doubt a
line stays a line. No word is lost, and none is moved.
"""

import re
from collections.abc import Collection
from itertools import pairwise

AROUND = 4  # lines to each side, among which the longest shows how wide a column is
NARROWEST = 40  # signs: shorter lines are those of headings, addresses and tables
FULL = 0.85  # of the width: letters differ, so lines that end at one edge hold more or fewer of them

_TAKEN_AWAY = re.compile("[\x02\ufffe]")  # what PDFium writes for a hyphen and the end of its line
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT_HYPHEN)
_CLOSING = "\"'”’)]"
_ENDS_SENTENCE = (".", "!", "?", "…")
_WORD = re.compile(r"\w+")
_BEGINS_ITEM = re.compile(
    r"(?:[•‣◦▪▫●○■□➢✓*\u2012-\u2015\uE000-\uF8FF-]"  # bullets, dashes, and signs of a font's own
    r"|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?"
    r"|\(?(?:[A-Za-z]|[ivxl]{1,5})[.)])\s"
)


def in_paragraphs(text: str) -> str:
    """Return the text with each paragraph on a line of its own, and a blank line around what was more than one.

    A word that was split at a line's end keeps its hyphen, unless it stands without one elsewhere in the text.
    """
    lines = [line.strip() for line in _TAKEN_AWAY.sub("-\n", text).split("\n")]
    words, blocks, block = set(_WORD.findall(text.casefold())), list[list[str]](), list[str]()
    for number, (line, following) in enumerate(pairwise([*lines, ""])):
        around = lines[max(number - AROUND, 0) : number + AROUND + 1]
        before = _as_before(line, following, max(map(len, around)), words)
        block.append(line if before is None else before)
        if before is None:
            blocks.append(block)
            block = []
    return "".join(_set_apart(blocks)).strip()


def _set_apart(blocks: list[list[str]]) -> list[str]:
    """Return the blocks, each with the line ends behind it."""
    parts = []
    for block, following in pairwise([*blocks, [""]]):
        is_apart = len(block) > 1 or len(following) > 1
        is_blank = block == [""] or following == [""]
        parts += [*block, "\n\n" if is_apart and not is_blank else "\n"]
    return parts


def _as_before(line: str, following: str, width: int, words: Collection[str]) -> str | None:
    """Return a line as it stands before the next one on the same line, or None where its end stays."""
    if line.endswith(_HYPHENS) and line[-2:-1].isalnum() and following[:1].isalnum():
        return line[:-1] if _goes_without(line, following, words) else line
    return f"{line} " if _goes_on(line, following, width) else None


def _goes_without(line: str, following: str, words: Collection[str]) -> bool:
    """Tell whether a hyphen stands only because the line ended there."""
    if line.endswith(_SOFT_HYPHEN):
        return True
    start = len(line) - 1
    while start and line[start - 1].isalnum():
        start -= 1
    begun, rest = line[start:-1], _WORD.match(following)
    return rest is not None and following[0].islower() and f"{begun}{rest[0]}".casefold() in words


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether a line ended for want of room, in the middle of a paragraph."""
    if len(line) < NARROWEST or not following or line.endswith(":") or _BEGINS_ITEM.match(following):
        return False
    with_next = len(line) + 1 + len(following.split(maxsplit=1)[0])
    if with_next <= width * FULL:
        return False
    if following[0].islower():
        return True
    if line.rstrip(_CLOSING).endswith(_ENDS_SENTENCE):
        return with_next > width
    return line[-1].islower() or line[-1] in ",;"
