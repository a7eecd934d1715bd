"""Who is on the sheet of a meeting, who may record what it says, and when."""

import json

import pytest

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import attendance_sheet
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind, MeetingState
from meetings.models import Meeting
from meetings.people.services.seats import add_seats
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.sitting.attendance import AttendanceClash, record_meeting_attendance
from tests.conftest import Cast
from tests.factories import make_minutes, seed_outcome_words
from tests.minutes.drafting.test_concurrent_writers import all_at_once
from tests.minutes.sitting.seated import seated

PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES


def record(meeting: Meeting, *attendees: Attendee, cast: Cast) -> None:
    seen = attendance_sheet(meeting).digest
    record_meeting_attendance(meeting, attendees, seen=seen, by=cast.secretary)


def test_whoever_saw_what_stands_records_all_of_it(cast: Cast, minutes: Minutes) -> None:
    attendees = [Attendee(PRESENT, "Chair", person=cast.chair.person), Attendee(APOLOGIES, "Member", to_item=None)]

    record(minutes.meeting, *attendees, cast=cast)

    minutes.meeting.refresh_from_db()
    assert attendance_of(minutes.meeting) == attendees
    assert (minutes.meeting.attendance_recorded, minutes.meeting.apologies_recorded) == (True, True)
    event = AuditEvent.objects.latest("seq")
    facts = json.loads(event.facts)
    assert (event.verb, facts["count"], len(facts["rows"])) == ("meetings.attendance_recorded", 2, 2)


def test_whoever_saw_what_no_longer_stands_writes_nothing(cast: Cast, minutes: Minutes) -> None:
    seen = attendance_sheet(minutes.meeting).digest
    theirs = Attendee(PRESENT, "Chair", person=cast.chair.person)
    record(minutes.meeting, theirs, cast=cast)

    with pytest.raises(AttendanceClash, match="Somebody else"):
        record_meeting_attendance(minutes.meeting, [Attendee(PRESENT, "Mine")], seen=seen, by=cast.secretary)

    assert attendance_of(minutes.meeting) == [theirs]


def test_the_sheet_no_longer_stands_where_somebody_has_joined(cast: Cast, minutes: Minutes) -> None:
    seen = attendance_sheet(minutes.meeting).digest
    seated(cast, "Ada Quill", add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)[0])

    with pytest.raises(AttendanceClash):
        record_meeting_attendance(minutes.meeting, [Attendee(PRESENT, "Mine")], seen=seen, by=cast.secretary)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_record_at_once_the_first_one_does(cast: Cast) -> None:
    seed_outcome_words()
    meeting = make_minutes(cast.panel).meeting
    seen = attendance_sheet(meeting).digest

    def attempt(number: int) -> None:
        own = Meeting.objects.select_related("panel").get(pk=meeting.pk)
        record_meeting_attendance(own, [Attendee(PRESENT, f"Guest {number}")], seen=seen, by=cast.secretary)

    raised = all_at_once([lambda number=number: attempt(number) for number in range(10)])

    assert [type(error).__name__ for error in raised] == ["AttendanceClash"] * 9
    assert meeting.attendances.count() == 1


def test_nobody_at_all_is_not_taken_for_a_record(cast: Cast, minutes: Minutes) -> None:
    with pytest.raises(Unacceptable, match="Nobody is named yet"):
        record(minutes.meeting, cast=cast)
    assert not Meeting.objects.get(pk=minutes.meeting_id).attendance_recorded


def test_only_the_secretariat_records(cast: Cast, minutes: Minutes) -> None:
    for person in (cast.chair, cast.member, cast.outsider):
        with pytest.raises(NotAllowed):
            record_meeting_attendance(minutes.meeting, [Attendee(PRESENT, "Me")], seen="", by=person)


@pytest.mark.parametrize("state", [state for state in MinutesState if state != MinutesState.DRAFT])
def test_once_the_minutes_have_left_the_draft_it_is_too_late(cast: Cast, minutes: Minutes, state: MinutesState) -> None:
    Minutes.objects.update(state=state)

    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        record(minutes.meeting, Attendee(PRESENT, "Chair"), cast=cast)


@pytest.mark.parametrize(
    ("state", "is_taken"),
    [
        (MeetingState.PLANNED, True),
        (MeetingState.AGENDA_ISSUED, True),
        (MeetingState.OPEN, True),
        (MeetingState.CLOSED, False),
        (MeetingState.CANCELLED, False),
    ],
)
def test_before_there_are_minutes_the_meeting_says_whether_it_can_be_recorded(
    cast: Cast, state: MeetingState, is_taken: bool
) -> None:
    meeting = create_meeting(cast.panel, 20, state=state, by=cast.secretary)

    if is_taken:
        record(meeting, Attendee(PRESENT, "Chair"), cast=cast)
    else:
        with pytest.raises(WrongState, match=f"GRID20 is {state.value} and has no minutes"):
            record(meeting, Attendee(PRESENT, "Chair"), cast=cast)
    assert meeting.attendances.exists() == is_taken
