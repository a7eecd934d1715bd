from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.errors import Unacceptable
from meetings.calendar.services.bin import bin_meeting
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes, Version
from minutes.workflow import verbs
from minutes.workflow.approval import meetings_that_can_approve
from tests.conftest import Cast
from tests.minutes.workflow.signing import bring_to

S = MinutesState


def test_they_are_approved_at_a_later_meeting_of_the_panel_or_ex_committee(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    held = MeetingState.CLOSED
    earlier = create_meeting(cast.panel, 3, state=held, by=cast.secretary)
    elsewhere = create_meeting(cast.outsider.person.memberships.get().panel, 50, state=held, by=cast.outsider)

    for meeting in (earlier, elsewhere, complete.meeting):
        with pytest.raises(Unacceptable, match="only at a later meeting"):
            verbs.approve(complete, at=Meeting.objects.get(pk=meeting.pk), by=cast.secretary)
    version = verbs.approve(complete, at=None, by=cast.secretary)

    assert str(version.approval) == "Approved by correspondence"


NOT_OPENED = (
    "Meeting 48 has not been opened yet, so it cannot have approved them. Open it first, then record the approval."
)


def in_state(cast: Cast, state: MeetingState) -> Meeting:
    """A later meeting that came into the state behind the back of the row that is handed in."""
    meeting = create_meeting(cast.panel, 48, by=cast.secretary)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    return meeting


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (MeetingState.PLANNED, NOT_OPENED),
        (MeetingState.AGENDA_ISSUED, NOT_OPENED),
        (MeetingState.CANCELLED, "Meeting 48 was cancelled. Choose a meeting that was held."),
    ],
)
def test_they_are_not_approved_at_a_meeting_that_was_not_opened(
    cast: Cast, complete: Minutes, state: MeetingState, sentence: str
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = in_state(cast, state)

    with pytest.raises(Unacceptable) as refused:
        verbs.approve(complete, at=meeting, by=cast.secretary)

    assert str(refused.value) == sentence
    assert (Minutes.objects.get().state, Version.objects.count()) == (S.CIRCULATED, 1)


@pytest.mark.parametrize("state", [MeetingState.OPEN, MeetingState.CLOSED])
def test_they_are_approved_at_a_meeting_that_was_opened(cast: Cast, complete: Minutes, state: MeetingState) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = in_state(cast, state)

    version = verbs.approve(complete, at=meeting, by=cast.secretary)

    assert version.approval.meeting == meeting


def test_they_are_not_approved_before_the_day_of_a_meeting_opened_early(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    tomorrow = timezone.localdate() + timedelta(days=1)
    meeting = create_meeting(cast.panel, 48, held_on=tomorrow, state=MeetingState.OPEN, by=cast.secretary)

    with pytest.raises(Unacceptable) as refused:
        verbs.approve(complete, at=meeting, by=cast.secretary)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        version = verbs.approve(complete, at=meeting, by=cast.secretary)

    assert str(refused.value) == (
        f"Meeting 48 was opened before its day, {tomorrow.day} {tomorrow:%B %Y}: "
        "nothing can have been approved at it yet. Record the approval on that day."
    )
    assert version.approval.meeting == meeting


def test_they_are_not_approved_at_a_meeting_in_the_bin(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = create_meeting(cast.panel, 48, by=cast.secretary)
    bin_meeting(meeting, by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"^Meeting 48 is in the bin\. Choose a meeting that was held\.$"):
        verbs.approve(complete, at=meeting, by=cast.secretary)


@pytest.mark.parametrize(
    ("number", "days", "is_later"),
    [
        (13, {"held_on": date(2024, 6, 13)}, True),
        (13, {"held_on": date(2024, 4, 11)}, False),  # its number was issued, and then it was moved
        (9, {"held_on": date(2024, 6, 13)}, True),
        (13, {"held_on": date(2024, 5, 9)}, True),  # the second of one day
        (9, {"held_on": date(2024, 5, 9)}, False),
        (9, {"held_in": date(2024, 6, 1)}, True),
        (13, {"held_in": date(2024, 4, 1)}, False),
        (13, {"held_in": date(2024, 5, 1)}, True),
        (9, {"held_in": date(2024, 5, 1)}, False),
        (13, {}, True),
        (9, {}, False),
    ],
)
def test_later_is_what_was_held_later_and_of_the_same_day_the_higher_number(
    cast: Cast, complete: Minutes, number: int, days: dict[str, date], is_later: bool
) -> None:
    """The minutes are those of meeting 12, of 9 May 2024."""
    bring_to(S.CIRCULATED, complete, cast)
    meeting = create_meeting(cast.panel, number, state=MeetingState.CLOSED, by=cast.secretary)
    Meeting.objects.filter(pk=meeting.pk).update(**days)

    offered = [each.pk for each in meetings_that_can_approve(complete)]

    assert (meeting.pk in offered) == is_later
    if is_later:
        verbs.approve(complete, at=meeting, by=cast.secretary)
    else:
        with pytest.raises(Unacceptable, match="only at a later meeting"):
            verbs.approve(complete, at=meeting, by=cast.secretary)
