"""Meetings added, moved and called off: who is told, and what is refused."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.core import mail

from core.accounts.models import User
from core.errors import NotAllowed, Refusal, Unacceptable, WrongState
from meetings.calendar.services.arranging import Arrangement, add_meeting, cancel_meeting, move_meeting
from meetings.calendar.services.bin import bin_meeting, restore_meeting
from meetings.calendar.services.meetings import open_meeting
from meetings.calendar.services.numbering import put_numbers_in_order, renumber_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from tests.conftest import Cast
from tests.meetings.calendar.autumn import FRIDAYS, SITE, TEN, TODAY, numbered, trail


def test_a_meeting_is_added_under_the_next_number_or_one_of_ones_own(cast: Cast, autumn: list[Meeting]) -> None:
    later, earlier = Arrangement(date(2023, 9, 20)), Arrangement(date(2023, 7, 14))

    extra = add_meeting(cast.panel, later, kind=MeetingKind.EXTRAORDINARY, by=cast.secretary)
    first = add_meeting(cast.panel, earlier, kind=MeetingKind.ORDINARY, number=46, by=cast.secretary)

    assert (extra.number, extra.kind, first.number) == (51, "extraordinary", 46)
    assert trail()[-1] == "meetings.meeting_added"


@pytest.mark.parametrize(
    ("arrangement", "number", "said"),
    [
        (Arrangement(date(2023, 9, 20)), 48, "There is already a meeting 48. The next free number is 51."),
        (Arrangement(date(2023, 9, 20)), 0, "Meetings are counted from 1, and up to 99999."),
        (Arrangement(date(2023, 9, 9)), None, "9 September 2023 is a Saturday. Choose another day, or say"),
        (Arrangement(date(2023, 9, 20), time(15), TEN), None, "A meeting ends after it starts."),
        (Arrangement(date(2023, 9, 20), place="x" * 301), None, "at most 300 characters"),
    ],
)
def test_a_meeting_that_cannot_be_is_not_added(
    cast: Cast, autumn: list[Meeting], arrangement: Arrangement, number: int | None, said: str
) -> None:
    with pytest.raises(Unacceptable, match=said):
        add_meeting(cast.panel, arrangement, kind=MeetingKind.ORDINARY, number=number, by=cast.secretary)

    assert sorted(numbered(cast)) == [47, 48, 49, 50]


def test_moved_in_good_time_nobody_is_bothered(cast: Cast, autumn: list[Meeting]) -> None:
    uid = autumn[0].uid

    moved = move_meeting(autumn[0], Arrangement(date(2023, 9, 15), TEN), site=SITE, by=cast.secretary)

    assert (moved.held_on, moved.place, moved.sequence, moved.uid) == (date(2023, 9, 15), "", 1, uid)
    assert mail.outbox == []
    assert trail()[-1] == "meetings.meeting_moved"


def test_moved_once_the_agenda_is_out_or_due_the_panel_is_told(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=49).update(state=MeetingState.AGENDA_ISSUED)

    move_meeting(autumn[1], Arrangement(date(2023, 10, 16), TEN, place="Elsewhere"), site=SITE, by=cast.secretary)
    with time_machine.travel(datetime(2023, 9, 1, 9, tzinfo=TODAY.tzinfo), tick=False):
        move_meeting(autumn[0], Arrangement(date(2023, 9, 15), TEN), site=SITE, by=cast.secretary)

    assert [each.subject for each in mail.outbox] == ["GRID49 has been moved"] * 5 + ["GRID48 has been moved"] * 5
    assert sorted(each.to[0] for each in mail.outbox[:5]) == [
        f"{who}@example.org" for who in ("chair", "cleared", "member", "observer", "secretary")
    ]
    assert mail.outbox[0].body == (
        "Dear Chair,\n\n"
        "Meeting 49 of the Grid Code Panel has been moved.\n\n"
        "It was: Friday 13 October 2023, 10:00 to 15:00, 4 Lantern Yard\n"
        "It is now: Monday 16 October 2023, 10:00, Elsewhere\n\n"
        "Sign in to see the meeting:\nhttps://minutes.example.org/meetings/GRID49/\n"
    )


def test_a_meeting_is_moved_to_where_it_is_not_yet_and_not_onto_a_holiday(cast: Cast, autumn: list[Meeting]) -> None:
    same = Arrangement(FRIDAYS[0], TEN, time(15), "4 Lantern Yard")

    with pytest.raises(Unacceptable, match="The meeting is already at that time and place"):
        move_meeting(autumn[0], same, site=SITE, by=cast.secretary)
    with pytest.raises(Unacceptable, match="is Christmas Day"):
        move_meeting(autumn[0], Arrangement(date(2023, 12, 25)), site=SITE, by=cast.secretary)


def test_a_meeting_kept_on_a_holiday_gets_another_room_without_being_asked_again(cast: Cast) -> None:
    (kept,) = plan_meetings(cast.panel, [Arrangement(date(2023, 8, 28), is_kept=True)], by=cast.secretary)

    moved = move_meeting(kept, Arrangement(date(2023, 8, 28), place="Room 2"), site=SITE, by=cast.secretary)

    assert moved.place == "Room 2"


def test_a_cancelled_meeting_keeps_its_number_and_its_reason_stays_out_of_the_mail(
    cast: Cast, autumn: list[Meeting]
) -> None:
    cancelled = cancel_meeting(autumn[0], " Too few of us. ", site=SITE, by=cast.secretary)

    assert (cancelled.state, cancelled.cancelled_reason, cancelled.sequence) == ("cancelled", "Too few of us.", 1)
    assert [each.subject for each in mail.outbox] == ["GRID48 is cancelled"] * 5
    assert "Too few" not in mail.outbox[0].body
    assert "https://minutes.example.org/panels/GRID/calendar/" in mail.outbox[0].body


def test_without_a_reason_nothing_is_cancelled(cast: Cast, autumn: list[Meeting]) -> None:
    with pytest.raises(Unacceptable, match="Say why the meeting is cancelled"):
        cancel_meeting(autumn[0], " ", site=SITE, by=cast.secretary)

    assert mail.outbox == []


def test_what_has_begun_is_over_or_off_is_neither_moved_nor_cancelled(cast: Cast, autumn: list[Meeting]) -> None:
    open_meeting(autumn[0], by=cast.secretary)
    cancel_meeting(autumn[1], "No business.", site=SITE, by=cast.secretary)

    with pytest.raises(WrongState, match="Meeting GRID48 is open already"):
        move_meeting(autumn[0], Arrangement(date(2023, 9, 15)), site=SITE, by=cast.secretary)
    with pytest.raises(WrongState, match="Meeting GRID49 is cancelled already"):
        cancel_meeting(autumn[1], "Again.", site=SITE, by=cast.secretary)


@pytest.mark.parametrize("who", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_arranges_meetings(cast: Cast, autumn: list[Meeting], who: str) -> None:
    by: User = getattr(cast, who)
    events = len(trail())
    other = Arrangement(date(2023, 9, 15))

    for change in (
        lambda: plan_meetings(cast.panel, [other], by=by),
        lambda: add_meeting(cast.panel, other, kind=MeetingKind.ORDINARY, by=by),
        lambda: move_meeting(autumn[0], other, site=SITE, by=by),
        lambda: cancel_meeting(autumn[0], "No.", site=SITE, by=by),
        lambda: reinstate_meeting(autumn[0], site=SITE, by=by),
        lambda: renumber_meeting(autumn[0], 60, by=by),
        lambda: put_numbers_in_order(cast.panel, by=by),
        lambda: bin_meeting(autumn[0], by=by),
        lambda: restore_meeting(autumn[0], 48, by=by),
    ):
        with pytest.raises(Refusal) as refused:
            change()
        assert type(refused.value) is NotAllowed
    assert len(trail()) == events
