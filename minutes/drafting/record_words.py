"""The words in which the record of a decision by correspondence says what came of a question. Pure."""

import re
from datetime import date

from core import english
from core.characters import one_line
from meetings.correspondence.outcome import DEFERRED, QuestionOutcome
from meetings.panels.rules import PanelRules

_THAT = re.compile(r"that\b", re.IGNORECASE)


def words_of_record(outcome: QuestionOutcome, rules: PanelRules, panel: str) -> str:
    """Return the text of a question: "The Panel APPROVED the budget, by correspondence between 3 and 10 August 2017;
    nine agreed, one disagreed." ``panel`` is what stands before an outcome where the panel has no phrase for it.
    """
    what, when = statement_of(outcome), between(outcome.opened_on, outcome.closed_on)
    if outcome.outcome_word == DEFERRED:
        opening = _opening(DEFERRED, rules, panel)
        return f"{opening} to its next meeting the proposal {what}. By correspondence {when}, {outcome.sentence}."
    if not (outcome.is_carried and outcome.outcome_word):
        return f"The proposal {what} was not agreed, by correspondence {when}; {outcome.sentence}."
    return f"{_opening(outcome.outcome_word, rules, panel)} {what}, by correspondence {when}; {outcome.sentence}."


def _opening(word: str, rules: PanelRules, panel: str) -> str:
    return f"{rules.lead_of(word) or panel} {word}"


def statement_of(outcome: QuestionOutcome) -> str:
    """Return what was proposed as it goes on behind an outcome: "that the budget be approved"."""
    if outcome.approves and outcome.is_carried:
        of = outcome.approves
        return f"the minutes of {of.name}{f', held on {of.day}' if of.held_on else ''}"
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
