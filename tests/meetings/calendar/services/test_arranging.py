"""A year planned, meetings added, moved, called off, renumbered, and laid in the bin."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Refusal, Unacceptable, WrongState
from meetings.agenda.services.issue import issue_agenda, recall_agenda
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.calendar.services.arranging import Arrangement, add_meeting, cancel_meeting, move_meeting
from meetings.calendar.services.bin import bin_meeting, empty_bin_of_meetings, restore_meeting
from meetings.calendar.services.meetings import create_meeting, open_meeting
from meetings.calendar.services.numbering import put_numbers_in_order, renumber_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from tests.conftest import Cast

SITE = "https://minutes.example.org"
TODAY = datetime(2023, 6, 1, 12, tzinfo=ZoneInfo("Europe/London"))
FRIDAYS = [date(2023, 9, 8), date(2023, 10, 13), date(2023, 11, 10)]
TEN = time(10)


@pytest.fixture(autouse=True)
def _in_june() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def autumn(cast: Cast) -> list[Meeting]:
    """Meetings 48, 49 and 50, after 47 in August."""
    create_meeting(cast.panel, 47, held_on=date(2023, 8, 11), by=cast.secretary, state=MeetingState.CLOSED)
    fridays = [Arrangement(day, TEN, time(15), "4 Lantern Yard") for day in FRIDAYS]
    return plan_meetings(cast.panel, fridays, by=cast.secretary)


def numbered(cast: Cast) -> dict[int, date | None]:
    return dict(Meeting.objects.filter(panel=cast.panel).order_by("number").values_list("number", "held_on"))


def trail() -> list[str]:
    return list(AuditEvent.objects.order_by("seq").values_list("verb", flat=True))


def test_a_year_is_numbered_in_the_order_of_its_days_after_the_last_meeting(cast: Cast, autumn: list[Meeting]) -> None:
    assert numbered(cast) == {47: date(2023, 8, 11), 48: FRIDAYS[0], 49: FRIDAYS[1], 50: FRIDAYS[2]}
    assert [(each.starts_at, each.ends_at, each.place) for each in autumn] == [(TEN, time(15), "4 Lantern Yard")] * 3
    assert len({each.uid for each in autumn}) == 3
    assert trail()[-1] == "meetings.meetings_planned"


def test_a_plan_with_faults_makes_nothing_and_names_each(cast: Cast, autumn: list[Meeting]) -> None:
    days = [date(2023, 8, 28), date(2023, 12, 8), date(2023, 12, 8), FRIDAYS[0]]

    with pytest.raises(Unacceptable) as refused:
        plan_meetings(cast.panel, [Arrangement(day) for day in days], by=cast.secretary)

    assert str(refused.value) == (
        "Monday 28 August 2023 is a bank holiday (Late Summer Bank Holiday). Choose another day, or say that it is to "
        "be kept all the same. Meeting 48 is on Friday 8 September 2023 already. Friday 8 December 2023 is there twice."
    )
    assert sorted(numbered(cast)) == [47, 48, 49, 50]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Every month is left out."), (61, "These are 61 meetings; up to 60 can be planned at once.")]
)
def test_neither_nothing_nor_everything_is_planned(cast: Cast, days: int, said: str) -> None:
    some = [Arrangement(date(2023, 9, 8) + timedelta(weeks=week)) for week in range(days)]

    with pytest.raises(Unacceptable, match=said):
        plan_meetings(cast.panel, some, by=cast.secretary)


def test_a_bank_holiday_is_kept_only_where_somebody_says_so(cast: Cast) -> None:
    plan_meetings(cast.panel, [Arrangement(date(2023, 8, 28), is_kept=True)], by=cast.secretary)

    assert numbered(cast) == {1: date(2023, 8, 28)}


def test_a_meeting_is_added_under_the_next_number_or_one_of_ones_own(cast: Cast, autumn: list[Meeting]) -> None:
    later, earlier = Arrangement(date(2023, 9, 20)), Arrangement(date(2023, 7, 14))

    extra = add_meeting(cast.panel, later, kind=MeetingKind.EXTRAORDINARY, by=cast.secretary)
    first = add_meeting(cast.panel, earlier, kind=MeetingKind.ORDINARY, number=46, by=cast.secretary)

    assert (extra.number, extra.kind, first.number) == (51, "extraordinary", 46)
    assert trail()[-1] == "meetings.meeting_added"


@pytest.mark.parametrize(
    ("arrangement", "number", "said"),
    [
        (Arrangement(date(2023, 9, 20)), 48, "There is a meeting 48 already. The next free number is 51."),
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

    with pytest.raises(Unacceptable, match="That is when and where it is already"):
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


def test_a_taken_number_makes_room(cast: Cast, autumn: list[Meeting]) -> None:
    renumber_meeting(autumn[2], 48, by=cast.secretary)

    assert numbered(cast) == {47: date(2023, 8, 11), 48: FRIDAYS[2], 49: FRIDAYS[0], 50: FRIDAYS[1]}
    assert trail()[-1] == "meetings.meetings_renumbered"


def test_a_free_number_is_taken_and_nobody_else_moves(cast: Cast, autumn: list[Meeting]) -> None:
    renumber_meeting(autumn[0], 60, by=cast.secretary)

    assert sorted(numbered(cast)) == [47, 49, 50, 60]


def test_a_number_under_which_something_was_issued_never_changes(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=49).update(state=MeetingState.AGENDA_ISSUED)

    for meeting, number, refusal in (
        (autumn[0], 47, Unacceptable),
        (autumn[2], 48, Unacceptable),
        (Meeting.objects.get(number=49), 60, WrongState),
    ):
        with pytest.raises(refusal, match="keeps its number: something was issued under it"):
            renumber_meeting(meeting, number, by=cast.secretary)

    assert sorted(numbered(cast)) == [47, 48, 49, 50]


def test_numbers_are_put_in_the_order_of_the_days_as_far_as_they_are_free(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=48).update(state=MeetingState.AGENDA_ISSUED)
    move_meeting(autumn[1], Arrangement(date(2023, 12, 8)), site=SITE, by=cast.secretary)

    put_numbers_in_order(cast.panel, by=cast.secretary)

    assert numbered(cast) == {47: date(2023, 8, 11), 48: FRIDAYS[0], 49: FRIDAYS[2], 50: date(2023, 12, 8)}
    with pytest.raises(WrongState, match="The numbers follow the dates already"):
        put_numbers_in_order(cast.panel, by=cast.secretary)


def test_what_lies_in_the_bin_is_nowhere_and_comes_back_as_it_was(cast: Cast, autumn: list[Meeting]) -> None:
    bin_meeting(autumn[0], by=cast.secretary)
    assert sorted(numbered(cast)) == [47, 49, 50]

    back = restore_meeting(autumn[0], by=cast.secretary)

    assert (back.number, back.held_on, back.sequence) == (48, FRIDAYS[0], 1)
    with pytest.raises(WrongState, match="not in the bin any more"):
        restore_meeting(autumn[0], by=cast.secretary)


def test_where_its_number_was_given_away_a_meeting_comes_back_under_the_next_one(
    cast: Cast, autumn: list[Meeting]
) -> None:
    bin_meeting(autumn[2], by=cast.secretary)
    add_meeting(cast.panel, Arrangement(date(2023, 12, 8)), kind=MeetingKind.ORDINARY, by=cast.secretary)

    assert restore_meeting(autumn[2], by=cast.secretary).number == 51


def test_only_a_planned_meeting_goes_into_the_bin(cast: Cast, autumn: list[Meeting]) -> None:
    Meeting.objects.filter(number=48).update(state=MeetingState.AGENDA_ISSUED)

    with pytest.raises(WrongState, match="Something of meeting GRID48 was issued, so it cannot go into the bin"):
        bin_meeting(autumn[0], by=cast.secretary)


def test_the_bin_is_emptied_after_thirty_days_of_what_nothing_hangs_on(cast: Cast, autumn: list[Meeting]) -> None:
    add_items(autumn[1], [PlannedItem(1, "Welcome")], by=cast.secretary)
    for meeting in autumn[:2]:
        bin_meeting(meeting, by=cast.secretary)

    with time_machine.travel(TODAY + timedelta(days=30), tick=False):
        assert empty_bin_of_meetings() == 0
    with time_machine.travel(TODAY + timedelta(days=31), tick=False):
        assert empty_bin_of_meetings() == 1

    assert sorted(Meeting.with_binned.values_list("number", flat=True)) == [47, 49, 50]
    assert trail()[-1] == "meetings.meeting_deleted"


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
        lambda: restore_meeting(autumn[0], by=by),
    ):
        with pytest.raises(Refusal) as refused:
            change()
        assert type(refused.value) is NotAllowed
    assert len(trail()) == events


def test_a_meeting_whose_agenda_was_recalled_keeps_its_number_and_stays_out_of_the_bin(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 7, by=cast.secretary, held_on=date(2030, 5, 10))
    plan_items(meeting, [NewItem(Details("Welcome"))], by=cast.secretary)
    issue_agenda(meeting, site=SITE, by=cast.secretary)
    recall_agenda(meeting, "The wrong day", site=SITE, by=cast.secretary)
    meeting.refresh_from_db()

    with pytest.raises(WrongState, match="cannot go into the bin"):
        bin_meeting(meeting, by=cast.secretary)
    with pytest.raises(WrongState, match="keeps its number"):
        renumber_meeting(meeting, 9, by=cast.secretary)
