"""Outcomes as labels of what follows: "RESOLVED:", "Resolved (unanimously) that", "NOT APPROVED.", "Decision:"."""

import re
from dataclasses import dataclass

from .lexicon import USUAL_OUTCOMES

RESOLVED = "RESOLVED"  # what no body does but by a resolution
WORDS_FOR_OUTCOMES = ("RESOLUTION", "DECISION", "OUTCOME", "RESULT")  # that stand in a label for the outcome itself

_NUMBER = r"(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+|\(?[a-z]{1,4}[.)]\s+)?"
_HOW_WORDS = (
    r"(?:unanimously|nem\.? ?con\.?|by (?:a )?(?:majority|consensus|show of hands)(?: vote)?|"
    r"by \w+ votes? to \w+)"
)
_HOW = rf"(?:\s*\([^()]{{2,40}}\)|,?\s+{_HOW_WORDS},?(?=[\s:–—-]))?"
_AFTER = r"(?P<after>\s*[:–—-](?=\s|$)|\.?$|,?\s+(?i:that)\b|(?<=unanimously)\b)"
_WORD = re.compile(rf"{_NUMBER}(?P<negation>NOT\s+|Not\s+)?(?P<word>[A-Za-z]{{4,}})(?P<how>{_HOW}){_AFTER}")
_OF_SOME_NUMBER = r"(?:\s+(?:[Nn]o\.?\s*|NO\.?\s*)?[\w./-]{0,12}\d[\w./-]{0,12})?"
_RESOLUTION = re.compile(rf"{_NUMBER}(?:RESOLUTION|Resolution){_OF_SOME_NUMBER}(?:\s*\([^()]{{2,40}}\))?\s*[:–—-]\s+")
_HEAD = re.compile(
    rf"{_NUMBER}(?:(?i:decision|outcome|result)(?:\s+(?i:taken|reached|made))?){_OF_SOME_NUMBER}\s*[:–—-]\s+"
)
_DECIDED = re.compile(r"(?P<negation>NOT\s+|Not\s+)?(?P<word>[A-Za-z]{4,})\b")
_DESCRIBES = frozenset(("NOTES", "ACTION"))


@dataclass(frozen=True, slots=True)
class OutcomeLabel:
    """``word`` is the outcome in capitals, printed at ``at``; the statement begins at ``start``, which may be a "not"
    before it, and what the label is about at ``behind``."""

    word: str
    start: int
    at: int
    behind: int


def read_outcome_label(text: str) -> OutcomeLabel | None:
    """The label with which a paragraph begins, of whatever word is printed there; None where it begins with none."""
    if found := _RESOLUTION.match(text):
        start = found[0].casefold().index("resolution")
        return OutcomeLabel(RESOLVED, start, start, found.end())
    if found := _HEAD.match(text):
        return _decided(text, found.end())
    found = _WORD.match(text)
    if found is None or not _is_label(found):
        return None
    start = found.start("negation") if found["negation"] else found.start("word")
    return OutcomeLabel(found["word"].upper(), start, found.start("word"), found.end())


def is_label_alone(text: str) -> bool:
    """Tell whether a text is the label of an outcome and nothing else, with the sign that leads on to what it is of."""
    label = read_outcome_label(text)
    return label is not None and label.word in USUAL_OUTCOMES and text[label.at :].endswith((":", " –", " —", " -"))


def heads_decision(text: str) -> bool:
    """Tell whether a paragraph begins with a heading of its own for what was decided: "Decision:", "Outcome –"."""
    return _HEAD.match(text) is not None


def _decided(text: str, start: int) -> OutcomeLabel | None:
    """Return what follows "Decision:", where that is an outcome: "Approved."."""
    found = _DECIDED.match(text, start)
    if found is None or found["word"].upper() not in USUAL_OUTCOMES:
        return None
    if not (found["word"].isupper() or found["word"].istitle() or found["negation"]):
        return None
    return OutcomeLabel(found["word"].upper(), start, found.start("word"), found.end())


def _is_label(found: re.Match[str]) -> bool:
    """Tell whether the word is printed as a label is: in capitals, or with one and a sign that closes it."""
    word, after = found["word"], found["after"].strip(" ,")
    if word.upper() in _DESCRIBES:
        return False
    if word.isupper():
        return True
    if not word.istitle() and not found["negation"]:
        return False
    if after[:1] in (":", "–", "—", "-"):
        return True
    if after == ".":
        return word.upper() in USUAL_OUTCOMES
    return word.upper() == RESOLVED and (after == "that" or bool(found["how"]))
