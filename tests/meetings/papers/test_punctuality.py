from datetime import date

import pytest

from core.working_days import WorkingCalendar
from meetings.enums import PaperKind
from meetings.papers.punctuality import Arrival, Punctuality, punctuality

DUE = date(2017, 8, 24)  # a Thursday; the 28th is a bank holiday in England, and not in Scotland
ENGLAND = WorkingCalendar()


def judged(kind: PaperKind, received: date | None, due: date | None = DUE, today: date = DUE) -> Punctuality:
    return punctuality(kind, received, due, today, ENGLAND)


@pytest.mark.parametrize(
    ("received", "arrival", "words"),
    [
        (date(2017, 8, 1), Arrival.ON_TIME, "On time"),
        (DUE, Arrival.ON_TIME, "On time"),
        (date(2017, 8, 25), Arrival.LATE, "Late by 1 working day"),
        (date(2017, 8, 28), Arrival.LATE, "Late by 1 working day"),
        (date(2017, 8, 29), Arrival.LATE, "Late by 2 working days"),
        (date(2017, 9, 7), Arrival.LATE, "Late by 9 working days"),
    ],
)
def test_a_paper_is_late_by_the_working_days_since_it_was_due(received: date, arrival: Arrival, words: str) -> None:
    assert judged(PaperKind.PAPER, received) == Punctuality(arrival, words)


def test_on_a_weekend_after_a_friday_it_is_late_by_less_than_a_working_day() -> None:
    saturday = date(2017, 8, 19)

    assert judged(PaperKind.PAPER, saturday, due=date(2017, 8, 18)).words == "Late by less than a working day"


@pytest.mark.parametrize(
    ("today", "arrival", "words"),
    [
        (date(2017, 8, 1), Arrival.AWAITED, "Not in yet"),
        (DUE, Arrival.AWAITED, "Not in yet"),
        (date(2017, 8, 29), Arrival.LATE, "Not in, 2 working days overdue"),
    ],
)
def test_a_paper_that_is_not_in_is_awaited_until_it_is_due(today: date, arrival: Arrival, words: str) -> None:
    assert judged(PaperKind.PAPER, None, today=today) == Punctuality(arrival, words)


@pytest.mark.parametrize("received", [None, date(2018, 1, 1)])
def test_tabled_and_verbal_are_neither_early_nor_late(received: date | None) -> None:
    assert judged(PaperKind.TABLED, received) == Punctuality(Arrival.TABLED, "Tabled")
    assert judged(PaperKind.VERBAL, received) == Punctuality(Arrival.VERBAL, "Verbal")


def test_of_a_meeting_without_a_date_nothing_is_late() -> None:
    assert judged(PaperKind.PAPER, date(2018, 1, 1), due=None).words == "On time"
    assert judged(PaperKind.PAPER, None, due=None, today=date(2018, 1, 1)).words == "Not in yet"
