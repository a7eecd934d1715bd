import pytest

from core.errors import NotAllowed, NotReady, WrongState
from meetings.calendar.services.meetings import close_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.models import ItemText, Minutes
from minutes.sitting.opening import open_meeting
from minutes.workflow.readiness import gaps_at_closing
from minutes.workflow.verbs import send_to_chair
from tests.conftest import Cast
from tests.minutes.workflow.signing import make_complete_minutes


def test_with_the_meeting_its_minutes_begin_a_text_for_each_item(cast: Cast, planned: Meeting) -> None:
    minutes = open_meeting(planned, by=cast.secretary)

    assert Meeting.objects.get().state == MeetingState.OPEN
    assert ItemText.objects.filter(item__meeting=minutes.meeting).count() == 2


def test_a_meeting_begins_once_and_ends_once(cast: Cast, planned: Meeting) -> None:
    with pytest.raises(WrongState, match="planned already"):
        close_meeting(planned, by=cast.secretary)
    open_meeting(planned, by=cast.secretary)
    with pytest.raises(WrongState, match="open already"):
        open_meeting(planned, by=cast.secretary)
    close_meeting(planned, by=cast.secretary)
    with pytest.raises(WrongState, match="closed already"):
        close_meeting(planned, by=cast.secretary)

    assert Meeting.objects.get().state == MeetingState.CLOSED
    assert Minutes.objects.count() == 1


def test_only_the_secretariat_opens_and_closes(cast: Cast, planned: Meeting) -> None:
    for act in (open_meeting, close_meeting):
        with pytest.raises(NotAllowed):
            act(planned, by=cast.chair)

    assert Meeting.objects.get().state == MeetingState.PLANNED


def test_what_is_missing_does_not_keep_a_meeting_open_but_each_gap_leads_to_where_it_is_closed(
    cast: Cast, planned: Meeting
) -> None:
    minutes = open_meeting(planned, by=cast.secretary)

    gaps = list(gaps_at_closing(minutes))
    close_meeting(planned, by=cast.secretary)

    assert [gap.sentence for gap in gaps] == [
        "The attendance is not recorded.",
        "Item 1 has no text.",
        "Item 2 has no text.",
    ]
    assert all(gap.address.startswith("/") for gap in gaps)


def test_a_draft_goes_to_the_chair_only_once_the_meeting_is_closed(cast: Cast) -> None:
    minutes = make_complete_minutes(cast)
    Meeting.objects.update(state=MeetingState.OPEN)

    with pytest.raises(NotReady) as refused:
        send_to_chair(Minutes.objects.get(), by=cast.secretary)
    close_meeting(Meeting.objects.get(), by=cast.secretary)
    send_to_chair(Minutes.objects.get(), by=cast.secretary)

    assert refused.value.reasons == ("The meeting is not closed.",)
    assert Minutes.objects.get(pk=minutes.pk).state == "chair_review"
