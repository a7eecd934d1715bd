"""Seats of a panel: added, changed, given up and kept."""

from datetime import date

import pytest
from django.utils import timezone

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.attendance.queries import room_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.vote_record import EnteredVote
from meetings.enums import AttendanceKind, Role
from meetings.models import Ballot, Panel, Person, Seat
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats, change_seat, give_up_seat, keep_seat
from minutes.drafting.votes import record_vote
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_meeting
from tests.minutes.drafting.voting import decided

MARCH = date(2021, 3, 31)


@pytest.fixture
def seat(cast: Cast) -> Seat:
    return add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)[0]


def hold(seat: Seat, cast: Cast, name: str = "Ada Quill", ends_on: date | None = MARCH) -> Person:
    person = Person.objects.create(name=name)
    appoint_member(
        cast.panel, person, Role.MEMBER, seat=seat, starts_on=date(2020, 1, 1), ends_on=ends_on, by=cast.secretary
    )
    return person


@pytest.mark.parametrize("typed", ["large suppliers", "LARGE  SUPPLIERS", " Large Suppliers "])
def test_a_category_in_other_letters_is_that_category(cast: Cast, seat: Seat, typed: str) -> None:
    (third,) = add_seats(cast.panel, typed, 1, by=cast.secretary)

    assert str(third) == "Large Suppliers 3"


def test_a_category_is_its_own_in_each_panel(cast: Cast, seat: Seat) -> None:
    other = Panel.objects.get(code="OTHER")

    (first,) = add_seats(other, "large suppliers", 1, by=cast.outsider)

    assert str(first) == "large suppliers 1"


def test_a_seat_changes_who_fills_it_and_its_vote(cast: Cast, seat: Seat) -> None:
    change_seat(seat, appointed_by="Large Suppliers, by election", has_vote=False, by=cast.secretary)

    seat.refresh_from_db()
    assert (seat.appointed_by, seat.has_vote) == ("Large Suppliers, by election", False)
    assert AuditEvent.objects.latest("seq").verb == "meetings.seat_changed"


def test_what_stays_the_same_leaves_no_trace(cast: Cast, seat: Seat) -> None:
    before = AuditEvent.objects.count()

    change_seat(seat, appointed_by="", has_vote=True, by=cast.secretary)

    assert AuditEvent.objects.count() == before


def test_a_seat_that_nobody_ever_held_goes_without_a_trace_but_its_event(cast: Cast, seat: Seat) -> None:
    assert give_up_seat(seat, ends_on=MARCH, by=cast.secretary) is False

    assert [str(each) for each in Seat.objects.all()] == ["Large Suppliers 2"]
    assert AuditEvent.objects.latest("seq").verb == "meetings.seat_removed"


def test_a_seat_that_was_held_stays_on_record_and_no_longer_counts(cast: Cast, seat: Seat) -> None:
    hold(seat, cast)
    before, after = make_meeting(cast.panel, 1), make_meeting(cast.panel, 2)
    before.held_on, after.held_on = MARCH, date(2021, 4, 1)

    assert give_up_seat(seat, ends_on=MARCH, by=cast.secretary) is True

    # two seats, and the chair, who has none
    assert [room_of(meeting).whole.seats for meeting in (before, after)] == [4, 3]


def test_a_seat_that_somebody_holds_later_is_not_given_up(cast: Cast, seat: Seat) -> None:
    hold(seat, cast, ends_on=None)

    with pytest.raises(Unacceptable, match=r"Ada Quill holds the seat Large Suppliers 1, from 1 January 2020 on\. End"):
        give_up_seat(seat, ends_on=MARCH, by=cast.secretary)


def test_nobody_is_appointed_to_a_seat_beyond_its_last_day(cast: Cast, seat: Seat) -> None:
    hold(seat, cast)
    give_up_seat(seat, ends_on=date(2021, 12, 31), by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"Large Suppliers 1 is given up: its last day is 31 December 2021\."):
        appoint_member(
            cast.panel,
            Person.objects.create(name="Bo Reed"),
            Role.MEMBER,
            seat=seat,
            starts_on=date(2021, 4, 1),
            by=cast.secretary,
        )


def test_a_seat_given_up_is_kept_after_all_and_one_that_is_not_cannot_be(cast: Cast, seat: Seat) -> None:
    hold(seat, cast)
    give_up_seat(seat, ends_on=MARCH, by=cast.secretary)

    keep_seat(seat, by=cast.secretary)

    assert Seat.objects.on(timezone.localdate()).count() == 2
    with pytest.raises(WrongState):
        keep_seat(seat, by=cast.secretary)


def test_a_seat_that_stands_in_the_record_of_a_meeting_is_not_removed(cast: Cast, seat: Seat) -> None:
    meeting = make_meeting(cast.panel)
    record_attendance(meeting, [Attendee(AttendanceKind.PRESENT, "Ann", seat=seat)], by=cast.secretary)

    assert give_up_seat(seat, ends_on=MARCH, by=cast.secretary) is True


def test_numbers_go_on_after_the_last_although_one_before_was_removed(cast: Cast, seat: Seat) -> None:
    give_up_seat(seat, ends_on=MARCH, by=cast.secretary)

    (more,) = add_seats(cast.panel, "Large Suppliers", 1, by=cast.secretary)

    assert more.number == 3


@pytest.mark.parametrize("count", [0, 101])
def test_no_seat_at_all_and_too_many_at_once_are_refused(cast: Cast, count: int) -> None:
    with pytest.raises(Unacceptable, match="Between 1 and 100"):
        add_seats(cast.panel, "Large Suppliers", count, by=cast.secretary)


@pytest.mark.parametrize("who", ["chair", "member", "outsider"])
def test_only_the_secretariat_changes_seats(cast: Cast, seat: Seat, who: str) -> None:
    by = getattr(cast, who)

    with pytest.raises(NotAllowed):
        change_seat(seat, appointed_by="", has_vote=False, by=by)
    with pytest.raises(NotAllowed):
        give_up_seat(seat, ends_on=MARCH, by=by)
    with pytest.raises(NotAllowed):
        keep_seat(seat, by=by)


def test_seats_of_a_category_are_numbered_on(cast: Cast) -> None:
    add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)

    more = add_seats(cast.panel, "Large Suppliers", 1, appointed_by="Large Suppliers", by=cast.secretary)

    assert [str(seat) for seat in more] == ["Large Suppliers 3"]
    with pytest.raises(Unacceptable):
        add_seats(cast.panel, "", 1, by=cast.secretary)


def test_a_seat_by_which_somebody_voted_stays_on_record(cast: Cast, minutes: Minutes) -> None:
    seat = add_seats(cast.panel, "Networks", 1, by=cast.secretary)[0]
    vote = record_vote(decided(minutes), EnteredVote(1), by=cast.secretary)
    Ballot.objects.create(vote=vote, position=0, place=f"seat-{seat.pk}", seat=seat, name="Ada", side="for")

    assert give_up_seat(seat, ends_on=MARCH, by=cast.secretary) is True
