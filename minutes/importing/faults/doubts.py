"""Doubts for a secretary to look at: unknown outcome words, outcomes and actions not read, missing numbers."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from minutes.importing.lexicon import USUAL_OUTCOMES
from minutes.importing.lower_case import ADVERBS, SUBJECT
from minutes.importing.parsed import ActionBlock, Doubt, Item, Piece
from minutes.importing.pieces import LineFinder
from minutes.text.clauses import outcome_words

_SUBJECT = re.compile(rf"{SUBJECT}{ADVERBS}\s+(?:not\s+)?")
_CAPITALS = re.compile(r"([A-Z]{3,}ED)\b")
_ACTION_WITHIN = re.compile(
    r"(?<=[.;:)?!]) [\[(]?(?:Action|ACTION)(?: (?:[Ii]tem|[Pp]oint|ITEM|POINT))?\s?[:–—-] ?\S.{0,30}"
)
_IN_BASE_FORM = re.compile(
    r"\b(?:did|does|do)(?: (?:not|NOT))? (?P<word>AGREE|APPROVE|NOTE|RESOLVE|ENDORSE|ACCEPT|ADOPT|REJECT|RATIFY)\b"
)
_LOST = re.compile(
    r"\b(?:[Mm]otion|MOTION|[Aa]mendment|[Rr]esolution|[Pp]roposal)(?: was)? "
    r"(?:LOST|lost|DEFEATED|defeated|FELL|fell)\b"
)
_AT_START = re.compile(r"(?:[(\[]?[a-z0-9]{1,3}[)\].]\s+)?([A-Z]{3,}ED)\b(?! [A-Z]{2})")


def doubts_of_text(text: Piece, outcomes: Collection[str], line_at: LineFinder) -> Iterator[Doubt]:
    """The doubts that the wording of one piece raises."""
    known = {word.upper() for word in outcomes} | USUAL_OUTCOMES
    yield from _unread_outcomes(text, line_at)
    yield from _unknown_outcomes(text, known, line_at)
    yield from _actions_within(text, line_at)


def outcomes_in_actions(items: Sequence[Item], outcomes: Collection[str], line_at: LineFinder) -> Iterator[Doubt]:
    """Outcomes that the text of an action says: that text holds no decision."""
    words = USUAL_OUTCOMES.union(outcomes)
    actions = (block for item in items for block in item.blocks if isinstance(block, ActionBlock) and not block.states)
    for text in (block.text for block in actions):
        for word, start in outcome_words(text.text, words):
            message = f"{word} is printed within the text of an action, so it was not read as an outcome."
            yield Doubt(line_at(text, start), "outcome within an action", word, message)


def _actions_within(text: Piece, line_at: LineFinder) -> Iterator[Doubt]:
    """Actions that are named behind a sentence and not on a line of their own."""
    for found in _ACTION_WITHIN.finditer(text.text):
        message = f"“{found[0].strip()}” is printed within the text, so it was not read as an action."
        yield Doubt(line_at(text, found.start()), "action within the text", found[0].strip(), message)


def _unread_outcomes(text: Piece, line_at: LineFinder) -> Iterator[Doubt]:
    """Outcomes that no outcome word says: "did NOT APPROVE", "The motion was lost"."""
    for found in (*_IN_BASE_FORM.finditer(text.text), *_LOST.finditer(text.text)):
        message = f"“{found[0]}” tells of an outcome; it was not read as one."
        yield Doubt(line_at(text, found.start()), "unread outcome", found[0], message)


def _unknown_outcomes(text: Piece, known: Collection[str], line_at: LineFinder) -> Iterator[Doubt]:
    if text.text.isupper():
        return
    matches = [_AT_START.match(text.text), *map(_capitals_behind, _SUBJECT.finditer(text.text))]
    for start, word in sorted({(match.start(1), match[1]) for match in matches if match is not None}):
        if word not in known:
            message = f"{word} is printed like an outcome, and is not set up as one yet."
            yield Doubt(line_at(text, start), "unknown outcome", word, message)


def _capitals_behind(subject: re.Match[str]) -> re.Match[str] | None:
    return _CAPITALS.match(subject.string, subject.end())


def missing_items(items: Sequence[Item]) -> Iterator[Doubt]:
    for before, item in pairwise(items):
        for number in range(before.number + 1, item.number):
            message = f"Item {number} is missing in the source."
            yield Doubt(item.title.lines[0], "missing item", item.title.text, message)
