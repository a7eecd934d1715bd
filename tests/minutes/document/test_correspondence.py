"""What the opening of a decision by correspondence says of when it was open, and of who answered."""

from datetime import date

import pytest

from core.audience import Audience, Sensitivity
from minutes.document.correspondence import answered_words, open_words, window_words
from minutes.document.model import DocumentAnswers, DocumentItem, MinutesDocument
from minutes.document.redaction import redact


def document(*items: DocumentItem) -> MinutesDocument:
    window = {"opened_on": date(2017, 8, 3), "closed_on": date(2017, 8, 10)}
    return MinutesDocument("SECP", "SEC Panel", 12, "draft", items=items, series="C", **window)


def asked(number: int, *names: str, silent: int = 1, secret: bool = False) -> DocumentItem:
    sensitivity = Sensitivity.CONFIDENTIAL if secret else Sensitivity.PUBLIC
    answers = DocumentAnswers("AGREED", is_carried=True, agreed=len(names), no_response=silent, answered=names)
    return DocumentItem(number, "Budget", sensitivity=sensitivity, answers=answers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2017, 8, 3), date(2017, 8, 10), "3 to 10 August 2017"),
        (date(2017, 7, 28), date(2017, 8, 4), "28 July to 4 August 2017"),
        (date(2016, 12, 28), date(2017, 1, 4), "28 December 2016 to 4 January 2017"),
        (date(2017, 8, 10), date(2017, 8, 10), "10 August 2017"),
    ],
)
def test_a_window_says_month_and_year_once(first: date, last: date, said: str) -> None:
    assert window_words(first, last) == said


def test_whoever_answered_is_named_once() -> None:
    said = document(asked(1, "Ada", "Ben"), asked(2, "Ben", "Cleo"))

    assert open_words(said) == "3 to 10 August 2017"
    assert answered_words(said) == "3 of 3: Ada, Ben and Cleo."


def test_whoever_answered_what_is_withheld_is_not_named() -> None:
    whole = document(asked(1, "Ada"), asked(2, "Ben", secret=True))

    assert answered_words(redact(whole, Audience.PUBLIC).document) == (
        "1 of 2: Ada. Answers to what is withheld here are not counted."
    )
    hidden = document(asked(1, "Ben", secret=True))
    assert answered_words(redact(hidden, Audience.PUBLIC).document) == "Recorded in the Confidential Minutes"


def test_nothing_is_said_of_what_is_not_known() -> None:
    unknown = MinutesDocument("SECP", "SEC Panel", 12, "draft", series="C")

    assert (open_words(unknown), answered_words(unknown)) == ("", "")
