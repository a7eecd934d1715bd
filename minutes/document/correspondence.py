"""The results of questions by correspondence, as the document of their record has it, and in the words of its opening.

It is kept at the item, so that it is withheld with it: names and counts say how people stood on a question.
"""

from collections.abc import Iterable
from datetime import date

from core import english
from meetings.correspondence.outcome import QuestionOutcome
from minutes.document.model import DocumentAnswers, MinutesDocument
from minutes.document.redaction import is_withheld

BY_CORRESPONDENCE = "Decision by correspondence"


def document_answers(outcome: QuestionOutcome) -> DocumentAnswers:
    return DocumentAnswers(
        outcome=outcome.outcome_word,
        is_carried=outcome.is_carried,
        agreed=outcome.agreed,
        disagreed=outcome.disagreed,
        abstained=outcome.abstained,
        wants_meeting=outcome.wants_meeting,
        no_response=outcome.no_response,
        answered=outcome.answered,
        not_counted=outcome.interests,
        sentence=outcome.sentence,
    )


def window_words(opened_on: date, closed_on: date) -> str:
    """Return when it was open: "3 to 10 August 2017", "28 July to 4 August 2017"."""
    if opened_on == closed_on:
        return english.day(closed_on)
    if (opened_on.year, opened_on.month) == (closed_on.year, closed_on.month):
        return f"{opened_on.day} to {english.day(closed_on)}"
    begins = english.day(opened_on)
    if opened_on.year == closed_on.year:
        begins = begins.removesuffix(f" {opened_on.year}")
    return f"{begins} to {english.day(closed_on)}"


def open_words(document: MinutesDocument) -> str:
    """Return when a decision by correspondence was open; nothing where that is not known."""
    if document.opened_on is None or document.closed_on is None:
        return ""
    return window_words(document.opened_on, document.closed_on)


def answered_words(document: MinutesDocument) -> str:
    """Return who answered, of the questions that are readable here; nothing where no answers are known."""
    known = [item.answers for item in document.items if item.answers]
    if not known:
        return "Recorded in the Confidential Minutes" if any(map(is_withheld, document.items)) else ""
    names = _once(name for answers in known for name in answers.answered)
    asked = max(len(answers.answered) + answers.no_response for answers in known)
    said = f"{len(names)} of {max(asked, len(names))}"
    named = f": {english.and_list(names)}" if names else ""
    withheld = " Answers to what is withheld here are not counted." if any(map(is_withheld, document.items)) else ""
    return f"{said}{named}.{withheld}"


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
