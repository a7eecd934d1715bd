"""What a change would do, said before anything is kept."""

from datetime import date, time

from django.test import Client

from core.audience import Sensitivity
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind
from meetings.models import Meeting, Panel, Seat
from meetings.panels.rules import QuorumOf
from meetings.people.services.seats import add_seats
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_meeting
from tests.meetings.correspondence.asking import House, opened
from tests.meetings.setup.sections import keep, preview, said


def test_days_are_foretold_by_meeting(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 48, held_on=date(2034, 9, 8), by=cast.secretary)

    shorter = said(preview(secretary, "notice", paper_days="6"))
    scottish = said(preview(secretary, "working-days", division="SCT"))
    bavarian = said(preview(secretary, "working-days", division="DE-BY"))
    closed = said(preview(secretary, "working-days", closure_days="8 September 2034"))

    assert shorter[-1] == (
        "Meeting 48 on 8 September 2034: papers are due on 31 August 2034 instead of 30 August 2034."
    )
    assert bavarian[0] == "Working days are those of Bayern, Germany, without weekends and public holidays."
    assert scottish[-1] == "This changes the dates of no meeting to come."
    assert closed[-1] == "Meeting 48 on 8 September 2034: that day is no working day."


def test_a_meeting_whose_day_has_passed_is_no_example(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 47, held_on=date(2024, 9, 6), by=cast.secretary)
    create_meeting(cast.panel, 48, held_on=date(2034, 9, 8), by=cast.secretary)

    foretold = said(preview(secretary, "notice", paper_days="6"))

    assert [each for each in foretold if each.startswith("Meeting ")] == [
        "Meeting 48 on 8 September 2034: papers are due on 31 August 2034 instead of 30 August 2034."
    ]


def test_of_many_meetings_three_are_named(cast: Cast, secretary: Client) -> None:
    for number in range(1, 7):
        create_meeting(cast.panel, number, held_on=date(2030, number, 10), by=cast.secretary)

    assert said(preview(secretary, "notice", paper_days="1"))[-1] == "The same goes for 3 other meetings."


def test_a_quorum_is_held_against_the_last_meeting(cast: Cast, secretary: Client) -> None:
    seats = add_seats(cast.panel, "Members", 3, by=cast.secretary)
    meeting = make_meeting(cast.panel)
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Ada", "Members", seat=seats[0])], by=cast.secretary)

    page = said(preview(secretary, "quorum", quorum="2", quorum_of=QuorumOf.SEATS.value))

    assert page == [
        "A quorum is 2 filled seats.",
        "An alternate fills the seat they stand in for, for the quorum and in the vote.",
        "Whoever stands aside for an interest counts neither for the quorum nor in the vote.",
        "At least 2 of the 5 places must be filled, by any number of people.",
        "At meeting 12: 1 of 5 places is filled, by 1 person with 1 vote. "
        "The quorum is 2 places: not quorate, one is missing.",
        "Under the present rules: 1 of 5 places is filled, by 1 person with 1 vote. There is no rule about a quorum.",
    ]


def test_a_seat_that_was_given_up_is_foretold_neither_a_place_nor_a_vote(cast: Cast, secretary: Client) -> None:
    seats = add_seats(cast.panel, "Members", 3, by=cast.secretary)
    meeting = make_meeting(cast.panel)
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Ada", "Members", seat=seats[0])], by=cast.secretary)
    Seat.objects.filter(pk=seats[2].pk).update(ends_on=date(2024, 1, 31))

    page = said(preview(secretary, "quorum", quorum="2", quorum_of=QuorumOf.PEOPLE.value))

    assert page[3:5] == [
        "At least 2 of the 4 places must be filled, by 2 different people.",
        "At meeting 12: 1 of 4 places is filled, by 1 person with 1 vote. "
        "The quorum is 2 people: not quorate, one is missing.",
    ]


def test_a_time_zone_says_when_meetings_begin(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 48, held_on=date(2030, 7, 8), by=cast.secretary)
    Meeting.objects.update(starts_at=time(10, 0))

    assert said(preview(secretary, "time-zone", time_zone="Europe/Paris")) == [
        "Times of this panel’s meetings are those of Europe/Paris.",
        "Meeting 48 on 8 July 2030 begins at 10:00 there, 1 hour earlier than in the present zone.",
    ]


def test_items_that_are_there_stay_as_they_are(cast: Cast, minutes: Minutes, secretary: Client) -> None:
    page = preview(secretary, "sensitivity", default_sensitivity=Sensitivity.CONFIDENTIAL.value)

    assert said(page)[-1] == "Items that are on agendas already stay as they are (2 items)."


def test_another_code_says_what_becomes_of_the_references(cast: Cast, secretary: Client) -> None:
    make_meeting(cast.panel)

    page = preview(secretary, "code", code="grids")
    kept = keep(secretary, "code", page)

    assert "So 1 meeting get another reference" not in page
    assert "One meeting gets another reference: GRID12 becomes GRIDS12." in said(page)
    assert kept["Location"] == "/panels/GRIDS/settings/"


def test_a_second_signatory_says_who_could_sign_today(cast: Cast, secretary: Client) -> None:
    nobody = said(preview(secretary, "signatures", second_signatory="deputy_chair"))
    page = preview(secretary, "signatures", second_signatory="secretary")
    keep(secretary, "signatures", page)

    assert nobody == [
        "The minutes are signed once the deputy chair and the chair have both signed.",
        "Both sign the very same version; the chair signs last.",
        "Nobody could do that today: the deputy chair is missing, or has no account.",
        "Minutes that are signed already stay as they are.",
    ]
    assert "Today that can be Secretary." in said(page)
    assert Panel.objects.get(code="GRID").rules == {"second_signatory": "secretary"}


def test_quotes_that_the_editor_will_write_are_shown_and_kept(secretary: Client) -> None:
    page = preview(secretary, "quotes", quotes="double")
    keep(secretary, "quotes", page)

    assert "Quotes are written “like these”." in said(page)
    assert Panel.objects.get(code="GRID").rules == {"quotes": "double"}


def test_what_is_open_is_decided_by_the_rules_of_its_opening(cast: Cast, secretary: Client) -> None:
    opened(House(cast, {}))

    foretold = said(
        preview(
            secretary,
            "correspondence",
            correspondence_days="7",
            correspondence_meeting="2",
            answers_shown="after_own",
            reminder_days="2",
        )
    )

    assert foretold[0] == "Questions are open for at least 7 working days."
    assert foretold[-1] == "GRID-C1 is open: it is decided by the rules of its opening."
