from datetime import date

import pytest

from actions.dues import Due, due_of, fault_in_due
from core.divisions import Division
from core.working_days import WorkingCalendar
from meetings.models import Meeting


def meeting(number: int, held_on: date | None = None, held_in: date | None = None) -> Meeting:
    return Meeting(panel_id=1, number=number, held_on=held_on, held_in=held_in)


SINCE = meeting(47, date(2017, 8, 11))
ENGLAND = WorkingCalendar()
SCOTLAND = WorkingCalendar(Division.SCOTLAND)
CLOSED = WorkingCalendar(closures=frozenset({date(2017, 12, 27), date(2017, 12, 28), date(2017, 12, 29)}))
LATER = [meeting(49), meeting(48, date(2017, 9, 8)), meeting(46, date(2017, 7, 14))]


def due(
    words: str,
    *,
    since: Meeting = SINCE,
    meetings: list[Meeting] | None = None,
    calendar: WorkingCalendar = ENGLAND,
) -> Due:
    return due_of(words, since=since, meetings=meetings or [], calendar=calendar)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 August 2017", date(2017, 8, 31)),
        ("Thursday 31st of August 2017", date(2017, 8, 31)),
        ("18 August", date(2017, 8, 18)),
        ("3 May", date(2018, 5, 3)),
        ("3/5/2018", date(2018, 5, 3)),
        ("2018-05-03", date(2018, 5, 3)),
        ("end of February 2018", date(2018, 2, 28)),
        ("31 February 2018", None),
        ("September 2017 meeting", date(2017, 9, 8)),
        ("the 48th meeting", date(2017, 9, 8)),
        ("next meeting", date(2017, 9, 8)),
        ("the 49th meeting", None),
        ("the 46th meeting", None),
        ("the September meeting", date(2017, 9, 8)),
        ("before the September meeting", date(2017, 9, 8)),
        ("before 3 May 2018", date(2018, 5, 2)),
        ("no later than 3 March", date(2018, 3, 3)),
        ("soon", None),
        ("", None),
    ],
)
def test_words_of_minutes_mean_a_day(words: str, day: date | None) -> None:
    assert due(words, meetings=LATER).day == day


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("31 August 2017", ""),
        ("the end of December", "31 December 2017"),
        ("Friday", "18 August 2017"),
        ("before the September meeting", "8 September 2017"),
        ("the 49th meeting", "no day yet"),
        ("the October meeting", "no day yet"),
        ("31 February 2018", "no day understood"),
        ("in due course", "no day understood"),
        ("asap", "no day understood"),
        ("ongoing", "no day understood"),
        ("14 days of receipt", "no day understood"),
        ("10 working days of receipt", "no day understood"),
        ("", ""),
    ],
)
def test_the_day_is_told_where_the_words_do_not_tell_it(words: str, shown: str) -> None:
    assert due(words, meetings=LATER).day_words == shown


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("31 February 2027", "There is no such day as “31 February 2027”."),
        ("31 February", "There is no such day as “31 February”."),
        ("2027-02-31", "There is no such day as “2027-02-31”."),
        ("by 45 Mar. 2027", "There is no such day as “45 Mar. 2027”."),
        ("3 May 2666", "“3 May 2666” is too far off"),
        ("9" * 200, f"“{'9' * 40}…” is neither a date nor a meeting."),
        ("99999 working days", "“99999 working days” is neither a date nor a meeting."),
        ("?", "“?” is neither a date nor a meeting."),
        ("12", "“12” is neither a date nor a meeting."),
    ],
)
def test_nothing_is_due_on_a_day_that_there_is_not(words: str, fault: str) -> None:
    assert fault_in_due(words).startswith(fault)
    assert fault_in_due(words).endswith("or a meeting, such as the September meeting.")


@pytest.mark.parametrize(
    "words",
    ["29 February", "3/5/2018", "12 Jan.", "Friday", "end of Q3", "the 49th meeting", "10 WDs", "when it is out", ""],
)
def test_a_day_a_meeting_or_plain_words_have_no_fault(words: str) -> None:
    assert fault_in_due(words) == ""


def test_a_date_without_its_year_means_nothing_where_the_meeting_has_no_date() -> None:
    assert due("18 August", since=meeting(47)).day is None


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2017, 8, 18), "in 8 working days"),  # the bank holiday of 28 August does not count
        (date(2017, 8, 30), "in 1 working day"),
        (date(2017, 8, 31), "due today"),
        (date(2017, 9, 1), "overdue by 1 working day"),
        (date(2017, 9, 2), "overdue by 1 working day"),
        (date(2017, 9, 7), "overdue by 5 working days"),
        (date(2017, 11, 23), "overdue by 60 working days"),
        (date(2017, 11, 24), "overdue since 31 August 2017"),
    ],
)
def test_how_far_off_it_is_is_told_in_working_days(today: date, status: str) -> None:
    assert due("31 August 2017").status(today) == status


def test_what_was_due_on_a_saturday_is_overdue_on_sunday() -> None:
    on_saturday = due("2 September 2017")

    assert on_saturday.overdue_by(date(2017, 9, 3)) == 1
    assert on_saturday.overdue_by(date(2017, 9, 2)) == 0


@pytest.mark.parametrize(
    ("held_on", "calendar", "day"),
    [
        # The Smart Energy Code's own dates.
        (date(2017, 8, 23), ENGLAND, date(2017, 9, 7)),
        (date(2017, 9, 7), ENGLAND, date(2017, 9, 21)),
        (date(2017, 12, 20), ENGLAND, date(2018, 1, 8)),
        (date(2018, 1, 8), ENGLAND, date(2018, 1, 22)),
        # A Scottish panel: the first Monday of August is kept and not the last, St Andrew's Day, and 2 January.
        (date(2017, 8, 23), SCOTLAND, date(2017, 9, 6)),
        (date(2017, 7, 28), SCOTLAND, date(2017, 8, 14)),
        (date(2017, 11, 24), SCOTLAND, date(2017, 12, 11)),
        (date(2017, 12, 20), SCOTLAND, date(2018, 1, 9)),
        # A panel that is closed between Christmas and the New Year.
        (date(2017, 12, 20), CLOSED, date(2018, 1, 11)),
    ],
)
def test_working_days_from_the_meeting_on_are_those_of_its_panel(
    held_on: date, calendar: WorkingCalendar, day: date
) -> None:
    assert due("within 10 working days", since=meeting(1, held_on), calendar=calendar).day == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("10 WD", date(2017, 8, 25)),
        ("within 1 working day", date(2017, 8, 14)),
        ("10 working days of the meeting", date(2017, 8, 25)),
        ("10 working days after the date of this meeting", date(2017, 8, 25)),
        ("within 10 WDs of 23 August 2017", date(2017, 9, 7)),
        ("5 working days after the 48th meeting", date(2017, 9, 15)),
        ("5 working days before the next meeting", date(2017, 9, 1)),
        ("5 working days before the 49th meeting", None),
        ("within 10 working days of publication", None),
        ("1 WD after 2 WDs before 23 August 2017", date(2017, 8, 22)),
        ("5 working days after 31 December 9999", None),
        ("5 working days before 1/1/0001", None),
    ],
)
def test_working_days_are_counted_from_what_the_words_name(words: str, day: date | None) -> None:
    assert due(words, meetings=LATER).day == day


def test_working_days_can_be_counted_from_working_days_however_often() -> None:
    found = due(f"{'1 WD after ' * 2_000}8 September 2017")

    assert found.day == ENGLAND.add(date(2017, 9, 8), 2_000)


def test_working_days_have_nothing_to_count_from_where_the_meeting_has_no_day() -> None:
    assert due("within 10 working days", since=meeting(47, held_in=date(2017, 8, 1))).day is None


@pytest.mark.parametrize(
    ("calendar", "status", "to_come"),
    [
        (ENGLAND, "overdue by 2 working days", "in 4 working days"),
        (SCOTLAND, "overdue by 1 working day", "in 4 working days"),
        (CLOSED, "overdue by 2 working days", "in 1 working day"),
    ],
)
def test_what_is_over_and_what_is_to_come_is_counted_by_the_panels_days(
    calendar: WorkingCalendar, status: str, to_come: str
) -> None:
    on_friday = due("29 December 2017", calendar=calendar)

    assert on_friday.status(date(2018, 1, 3)) == status
    assert on_friday.status(date(2017, 12, 21)) == to_come
