"""A meeting is closed, and each item that it did not reach gets the words that say what becomes of it."""

import json
from datetime import date

import pytest

from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.suggestions import carried_over
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Decision, Meeting, Membership
from minutes.drafting.agenda import add_item
from minutes.drafting.classification import classify_item
from minutes.models import ItemText
from minutes.sitting.closing import Outcome, Unreached, close_meeting, items_without_text, later_meetings
from minutes.sitting.opening import open_meeting
from tests.conftest import Cast
from tests.factories import item_of, paragraph, write


@pytest.fixture
def begun(cast: Cast, planned: Meeting) -> Meeting:
    """Meeting 12, that is open, with two items and nothing written."""
    open_meeting(planned, by=cast.secretary)
    return planned


def _text(meeting: Meeting, number: int | str) -> str:
    return ItemText.objects.get(item__meeting=meeting, item__number=number).html


def _item(meeting: Meeting, number: int) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting__panel").get(meeting=meeting, number=number)


def test_an_item_is_deferred_to_a_named_meeting_and_its_agenda_finds_it(cast: Cast, begun: Meeting) -> None:
    later = create_meeting(cast.panel, 14, held_on=date(2027, 9, 8), by=cast.secretary)

    close_meeting(begun, [Unreached(_item(begun, 2), Outcome.DEFERRED, to=later)], by=cast.secretary)

    assert begun.state == MeetingState.CLOSED
    decision = Decision.objects.get()
    assert (decision.outcome, decision.deferred_to) == ("DEFERRED", "14th meeting")
    assert "This item was not reached." in _text(begun, 2)
    assert "its 14th meeting, on 8 September 2027." in _text(begun, 2)
    event = AuditEvent.objects.get(verb="minutes.unreached_items_settled")
    facts = json.loads(event.facts)
    assert (facts["numbers"], facts["outcomes"]) == ([2], ["deferred"])


def test_without_a_later_meeting_it_is_deferred_to_the_next(cast: Cast, begun: Meeting) -> None:
    close_meeting(begun, [Unreached(_item(begun, 2), Outcome.DEFERRED)], by=cast.secretary)

    assert Decision.objects.get().deferred_to == "next meeting"


def test_an_item_is_carried_without_a_decision_and_is_suggested_to_the_next_agenda(cast: Cast, begun: Meeting) -> None:
    close_meeting(begun, [Unreached(_item(begun, 2), Outcome.CARRIED)], by=cast.secretary)
    following = create_meeting(cast.panel, 13, by=cast.secretary)

    assert "is carried to the next meeting" in _text(begun, 2)
    assert not Decision.objects.exists()
    assert "Budget" in [each.item.title for each in carried_over(following, Audience.CONFIDENTIAL)]


def test_an_item_is_dropped_for_its_reason(cast: Cast, begun: Meeting) -> None:
    close_meeting(begun, [Unreached(_item(begun, 2), Outcome.DROPPED, reason="The paper was late.")], by=cast.secretary)

    assert _item(begun, 2).withdrawn_reason == "The paper was late."


def test_what_is_still_to_be_written_is_left_alone(cast: Cast, begun: Meeting) -> None:
    close_meeting(begun, [Unreached(item) for item in items_without_text(begun, by=cast.secretary)], by=cast.secretary)

    assert [_text(begun, number) for number in (1, 2)] == ["", ""]
    assert not AuditEvent.objects.filter(verb="minutes.unreached_items_settled").exists()


def test_a_text_that_was_written_meanwhile_is_never_written_over(cast: Cast, begun: Meeting) -> None:
    unreached = Unreached(_item(begun, 2), Outcome.CARRIED)
    write(begun.minutes, 2, paragraph("p", "It was reached after all."))

    with pytest.raises(Unacceptable, match="Item 2 has been changed"):
        close_meeting(begun, [unreached], by=cast.secretary)

    assert "after all" in _text(begun, 2)
    assert Meeting.objects.get(pk=begun.pk).state == MeetingState.OPEN


def test_where_one_item_cannot_be_settled_nothing_is(cast: Cast, begun: Meeting) -> None:
    refused = Unreached(_item(begun, 2), Outcome.DROPPED)

    with pytest.raises(Unacceptable, match="Say why"):
        close_meeting(begun, [Unreached(_item(begun, 1), Outcome.CARRIED), refused], by=cast.secretary)

    assert _text(begun, 1) == ""
    assert Meeting.objects.get(pk=begun.pk).state == MeetingState.OPEN


def test_a_confidential_item_is_for_those_who_are_cleared(cast: Cast, begun: Meeting) -> None:
    item = _item(begun, 2)
    classify_item(item, Sensitivity.CONFIDENTIAL, reason="Names a person", public_title="", by=cast.secretary)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    assert [each.number for each in items_without_text(begun, by=cast.secretary)] == [1]
    with pytest.raises(NotAllowed):
        close_meeting(begun, [Unreached(item, Outcome.CARRIED)], by=cast.secretary)


def test_items_that_are_written_or_withdrawn_are_not_asked_for(cast: Cast, begun: Meeting) -> None:
    write(begun.minutes, 1, paragraph("p", "Something."))

    assert [item.number for item in items_without_text(begun, by=cast.secretary)] == [2]
    close_meeting(
        begun, [Unreached(item_of(begun.minutes, 2), Outcome.DROPPED, reason="No quorum.")], by=cast.secretary
    )
    assert items_without_text(begun, by=cast.secretary) == []


def test_only_meetings_to_come_are_offered(cast: Cast, begun: Meeting) -> None:
    ahead = [create_meeting(cast.panel, number, by=cast.secretary) for number in (15, 13)]
    create_meeting(cast.panel, 14, state=MeetingState.CANCELLED, by=cast.secretary)
    create_meeting(cast.panel, 11, by=cast.secretary)

    assert later_meetings(begun) == ahead[::-1]


def test_only_the_secretariat_closes_and_only_once(cast: Cast, begun: Meeting) -> None:
    with pytest.raises(NotAllowed):
        close_meeting(begun, by=cast.chair)
    close_meeting(begun, by=cast.secretary)
    with pytest.raises(WrongState, match="closed already"):
        close_meeting(begun, by=cast.secretary)


def test_an_item_is_not_asked_about_whose_sub_items_are_written(cast: Cast, begun: Meeting) -> None:
    for number in (1, 2):
        add_item(begun, "Beneath it", None, under=_item(begun, number), by=cast.secretary)
    write(begun.minutes, "2.1", paragraph("p", "Words."))

    asked = items_without_text(begun, by=cast.secretary)

    assert [str(item.number) for item in asked] == ["1", "1.1"]


def test_a_sub_item_that_was_not_reached_is_carried_on_to_the_next_agenda(cast: Cast, begun: Meeting) -> None:
    sub_item = add_item(begun, "Beneath it", None, under=_item(begun, 2), by=cast.secretary)

    close_meeting(begun, [Unreached(sub_item, Outcome.CARRIED)], by=cast.secretary)

    following = create_meeting(cast.panel, 13, held_on=date(2027, 9, 8), by=cast.secretary)
    assert "This item was not reached" in _text(begun, "2.1")
    facts = json.loads(AuditEvent.objects.get(verb="minutes.unreached_items_settled").facts)
    assert facts["numbers"] == ["2.1"]
    assert "GRID12 item 2.1" in [row.reference for row in carried_over(following, Audience.PUBLIC)]
