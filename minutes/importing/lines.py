"""The source as lines: white space folded, the page joins of the extraction noticed, wording untouched."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .parsed import Piece, Unreadable

SOFT_HYPHEN = "\u00ad"
# Marks of order and direction and, but for white space, the controls that an extraction may leave in a text.
_INVISIBLE = dict.fromkeys(
    [
        *map(ord, "\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff\x7f"),
        *range(9),
        *range(14, 28),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_TAB_STOP = 8
_BROKEN_WORD = re.compile(r"\w[-\u2010\u2011\u2013\u2014]$")
# A leading blank tells of a page join only in a text that hardly ever indents by one column.
_SHARE_OF_PAGE_JOINS = 0.15


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    raw: str
    text: str
    indent: int
    opens_page: bool = False
    after_gap: bool = False

    @property
    def end(self) -> int:
        return self.indent + len(self.text)


def read_lines(source: str) -> list[SourceLine]:
    """All lines of the source, blank ones too, numbered from 1.

    A form feed, or a single leading blank in a text that is otherwise set flush left, opens a page. A form feed
    inside a line divides it into two with the same number. Raises Unreadable for what is no text.
    """
    _guard_text(source)
    lines = [
        _line(number, fragment, opens_page=index > 0)
        for number, printed in enumerate(_printed_lines(source), start=1)
        for index, fragment in enumerate(_fragments(printed))
    ]
    return _with_page_joins(lines)


def _guard_text(source: str) -> None:
    if not source.strip().strip("\ufeff"):
        raise Unreadable("The text is empty.")
    if source.lstrip("\ufeff").startswith("%PDF-"):
        raise Unreadable("This is a PDF file itself; what can be read is the text extracted from it.")
    strange = sum(1 for sign in source[:20000] if sign == "\ufffd" or (sign < " " and sign not in "\t\n\r\f\v"))
    if "\x00" in source or strange > len(source[:20000]) / 20:
        raise Unreadable("This is a binary file, not the text of minutes.")


def _printed_lines(source: str) -> list[str]:
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _fragments(printed: str) -> list[str]:
    """The line cut at its form feeds; the blank ends that a form feed leaves are dropped."""
    before, *after = printed.split("\f")
    if not after:
        return [before]
    pages = [*([before] if before.strip() else []), *(part for part in after[:-1] if part.strip()), after[-1]]
    return pages if before.strip() else ["", *pages]


def _line(number: int, fragment: str, *, opens_page: bool) -> SourceLine:
    raw = fragment.translate(_INVISIBLE).rstrip()
    expanded = raw.expandtabs(_TAB_STOP)
    text = " ".join(raw.split())
    hyphenated = text.endswith(SOFT_HYPHEN)
    text = text.replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if hyphenated else "")
    return SourceLine(number, raw, text, len(expanded) - len(expanded.lstrip()), opens_page=opens_page)


def _with_page_joins(lines: list[SourceLine]) -> list[SourceLine]:
    printed = [line for line in lines if line.text]
    by_one = [line for line in printed if line.indent == 1]
    if len(by_one) > max(2, _SHARE_OF_PAGE_JOINS * len(printed)):
        return lines
    return [
        replace(line, indent=0, opens_page=line.opens_page or index > 0) if line.text and line.indent == 1 else line
        for index, line in enumerate(lines)
    ]


def body_lines(
    lines: Sequence[SourceLine], left_out: Collection[int], *, skipped: Collection[int] = ()
) -> list[SourceLine]:
    """The lines that print something, without those left out (by index); each knows what stood before it.

    What is left out stood at the edge of a page; what is ``skipped`` leaves no trace at all.
    """
    body: list[SourceLine] = []
    gap = opens_page = False
    for index, line in enumerate(lines):
        opens_page = opens_page or line.opens_page
        if index in skipped:
            continue
        if index in left_out:
            opens_page = True
        elif not line.text:
            gap = True
        else:
            body.append(replace(line, after_gap=gap, opens_page=opens_page))
            gap = opens_page = False
    return body


def join(texts: Sequence[str]) -> str:
    """The texts of consecutive lines as one: a blank between them, save within a word that a line end broke."""
    joined = [before.removesuffix(SOFT_HYPHEN) + _glue(before, text) for before, text in pairwise(texts)]
    return "".join([*joined, texts[-1]])


def _glue(before: str, text: str) -> str:
    is_broken = before.endswith(SOFT_HYPHEN) or (_BROKEN_WORD.search(before[-2:]) and text[:1].isalnum())
    return "" if is_broken or not before else " "


def piece(parts: Sequence[tuple[int, str]]) -> Piece:
    """The piece of wording made of (line number, text) parts."""
    return Piece(
        join([text for _, text in parts]).rstrip(SOFT_HYPHEN),
        tuple(dict.fromkeys(number for number, _ in parts)),
    )
