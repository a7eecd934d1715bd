"""Finds the actions that a text refers to."""

import re
from collections.abc import Iterator

from actions.references import Reference, digits_of
from meetings.references import BETWEEN_IN_TEXT, is_of_panel
from meetings.references import CODE as CODE_IN_REFERENCE

from .sentences import sentence_spans

CODE = rf"(?P<code>{CODE_IN_REFERENCE}){BETWEEN_IN_TEXT}"
NUMBER = r"(?P<meeting>[1-9]\d{0,2})\s?[/\\]\s?(?P<number>[0Oo]*[\dOo]{1,3})(?![\dA-Za-z]|/\d)"
_REFERENCE = re.compile(rf"(?<![\w/]){CODE}{NUMBER}")
_SHORT_REFERENCE = re.compile(
    r"\b(?:actions?(?:\s+(?:no\.?|numbers?|refs?\.?|points?))?\s+|"
    r"(?:(?<=/\d\d)|(?<=/0\d\d))(?:,| and| &|, and)\s+)(?=\d)"
    r"(?P<meeting>[1-9]\d{0,2})/(?P<number>0*\d\d)(?![\d/])",
    re.IGNORECASE,
)
_SAYS_ACTION = re.compile(r"\bactions?\b", re.IGNORECASE)
_NAMES_A_PAPER = re.compile(
    r"\b(?:papers?|documents?|docs?|annexe?s?|appendix|appendices|reports?|consultations?|letters?|circulars?|notes?|"
    r"attachments?|schedules?|drafts?)(?P<blanks>\s+)(?:(?:no\.?|nos\.?|numbers?|refs?\.?|references?)\s+)?",
    re.IGNORECASE,
)
_JOINS = (re.compile(r"\s*[,&]\s*"), re.compile(r"\s*,?\s(?:and|or|to)\s*"))
_SUB_ITEM = re.compile(r"\.[1-9]")
_NOUGHTS = ("0", "O", "o")
# Financial years and consultation papers are written like actions.
_NO_PANELS = frozenset("FY CP SI YE AY TY PY CY".split())


def mentioned_actions(text: str, panel_code: str) -> Iterator[Reference]:
    """References in the order of the text, also where they are printed as ABC 10/7 or "actions 11/04 and 11/05".

    Those of another panel count only in a sentence that speaks of actions, and none counts that numbers a paper:
    other registers number theirs alike.
    """
    if "/" not in text and "\\" not in text:
        return
    for start, end in sentence_spans(text):
        yield from _mentioned_in_sentence(text[start:end], panel_code.upper())


def _mentioned_in_sentence(sentence: str, panel_code: str) -> Iterator[Reference]:
    of_action = _SAYS_ACTION.search(sentence) is not None
    found = [*_REFERENCE.finditer(sentence), *(_SHORT_REFERENCE.finditer(sentence) if of_action else ())]
    if not found:
        return
    papers = {end for match in _NAMES_A_PAPER.finditer(sentence) for end in (match.end("blanks"), match.end())}
    joined: set[int] = set()
    for match in sorted(found, key=lambda one: one.start()):
        if match.start() in papers or match.start() in joined:
            joined = _joined_to(sentence, match.end())
            continue
        if not of_action and _names_a_sub_item(match):
            continue
        code = (match.groupdict().get("code") or panel_code).upper()
        if is_of_panel(code, panel_code) or (of_action and code not in _NO_PANELS):
            reference = reference_of(code, match["meeting"], match["number"])
            if reference is not None:
                yield reference


def _names_a_sub_item(match: re.Match[str]) -> bool:
    """Tell whether it goes on as ABC11/23.1 does, the minutes' item; behind 02 the figure is the mark of a note."""
    return not match["number"].startswith(_NOUGHTS) and _SUB_ITEM.match(match.string, match.end()) is not None


def _joined_to(sentence: str, end: int) -> set[int]:
    """Return where a reference can stand that goes on from the paper that ends there: "papers A11/01 and A11/02"."""
    return {join.end() for pattern in _JOINS if (join := pattern.match(sentence, end))}


def reference_of(code: str, meeting: str, number: str) -> Reference | None:
    """The reference that these parts make as they write it, a letter O read as a nought; None for an action nought."""
    rank = int(number.upper().replace("O", "0").lstrip("0") or "0")  # however many noughts: int() takes 4,300 digits
    return Reference(code.upper(), int(meeting), rank, digits_of(number)) if rank else None
