"""Finds where sentences end in British minutes, with their abbreviations, section numbers and initials."""

import re

from .grammar import GRAMMAR, any_mark

_WORDS = GRAMMAR["sentences"]
_ABBREVIATIONS = frozenset(_WORDS["abbreviations"].split())
# A single capital after one of these names a thing ("Annex A."); after anything else it is an initial ("J. Smith").
_LABELS = frozenset(_WORDS["labels"].split())
# Matches every run of marks, so that none is looked at twice; only where it says how to go on may a sentence end.
_MARKS = re.compile(
    rf"({any_mark(_WORDS['marks'])}++{any_mark(_WORDS['closing'])}*+)"
    rf"(?P<goes_on>\s++(?={any_mark(_WORDS['opening'])}?[A-Z0-9]))?"
)
# A capital on its own before one of these ends a sentence after all ("to do X. It was noted …").
_STARTERS = frozenset(_WORDS["starters"].split())
# So does the end of a company's name: "paid to Moss Ltd. The …", but "Moss Ltd. to write".
_COMPANIES = frozenset(_WORDS["companies"].split())
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_FIRST_WORD = re.compile(r"\w+")
_LAST_WORDS = re.compile(r"(?<!\S)(?:(\S++)\s++)?(\S++)$")
_AS_FAR_BACK = 80  # characters, for the last words of a sentence


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph as (start, end) offsets, without the white space between them."""
    spans = []
    start = len(text) - len(text.lstrip())
    for match in _MARKS.finditer(text):
        if not match["goes_on"]:
            continue
        before = text[max(start, match.start() - _AS_FAR_BACK) : match.start()]
        if _is_end(before, match[1][0], text[match.end() : match.end() + 20]):
            spans.append((start, match.end(1)))
            start = match.end()
    end = len(text.rstrip())
    return [*spans, (start, end)] if start < end else spans


def _is_end(before: str, mark: str, after: str) -> bool:
    words = _LAST_WORDS.search(before)
    if mark != "." or words is None:
        return True
    previous, last = (words[1] or "").lower(), words[2].lstrip("(“‘\"'[")
    if last.lower() in _ABBREVIATIONS:
        return False
    is_initial = len(last) == 1 and last.isupper()
    if is_initial or _INITIALS.fullmatch(last) or last.lower() in _COMPANIES:
        following = _FIRST_WORD.search(after)
        is_label = is_initial and previous in _LABELS
        return is_label or (following is not None and following[0].lower() in _STARTERS)
    # "2." at the very start numbers the paragraph.
    return not (last.isdigit() and len(last) < 3 and not previous)
