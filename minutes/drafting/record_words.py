"""The words in which the record of a decision by correspondence says what came of a question."""

import re
from collections.abc import Collection
from datetime import date

from core import english
from core.characters import one_line
from meetings.correspondence.outcome import QuestionOutcome
from meetings.enums import Fate
from meetings.models import Panel
from meetings.panels.rules import PanelRules

_THAT = re.compile(r"that\b", re.IGNORECASE)


def the_body(panel: Panel) -> str:
    """Return what stands before an outcome where the panel has no phrase for it: "The Panel", "The Committee"."""
    return f"The {panel.noun.capitalize()}"


def words_of_record(outcome: QuestionOutcome, rules: PanelRules, panel: str) -> str:
    """Return the text of a question: "The Panel APPROVED the budget, by correspondence between 3 and 10 August 2017;
    nine agreed, one disagreed." ``panel`` is what stands before an outcome where the panel has no phrase for it.
    """
    opening = f"{rules.lead_of(outcome.outcome_word) or panel} {outcome.outcome_word}"
    when = between(outcome.opened_on, outcome.closed_on)
    return f"{opening} {_what_came(outcome)}, by correspondence {when}; {outcome.sentence}."


def without_outcomes(said: str, words: Collection[str]) -> str:
    """Return what is told of a decision with its outcome words in small letters: in capitals they would decide it."""
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", lambda found: found[0].lower(), said)


def _what_came(outcome: QuestionOutcome) -> str:
    what = statement_of(outcome)
    if outcome.fate is Fate.TO_MEETING:
        return f"to its next meeting the proposal {what}"
    if outcome.fate is Fate.TOO_FEW:
        return f"that too few had answered to decide on the proposal {what}"
    return what if outcome.is_carried else f"that the proposal {what} was not agreed"


def statement_of(outcome: QuestionOutcome) -> str:
    """Return what was proposed as it goes on behind an outcome: "that the budget be approved"."""
    if outcome.approves and outcome.is_carried:
        of = outcome.approves
        how = "closed" if of.series else "held"
        return f"the minutes of {of.name}{f', {how} on {of.day}' if of.held_on else ''}"
    proposed = one_line(outcome.resolution).rstrip(" .;:")
    if not proposed:
        return f"“{outcome.item.title}”"
    return f"that{proposed[4:]}" if _THAT.match(proposed) else f"“{proposed}”"


def between(opened_on: date, closed_on: date) -> str:
    """Return when it was open as it stands in a sentence: "between 3 and 10 August 2017", "on 10 August 2017"."""
    if opened_on == closed_on:
        return f"on {english.day(closed_on)}"
    begins = english.day(opened_on)
    if opened_on.year == closed_on.year:
        begins = begins.removesuffix(f" {opened_on.year}")
        begins = str(opened_on.day) if opened_on.month == closed_on.month else begins
    return f"between {begins} and {english.day(closed_on)}"
