"""A decision by correspondence is numbered in a series of its own."""

import pytest
from django.db import IntegrityError, transaction

from core.audience import Sensitivity
from core.errors import NotAllowed, Unacceptable
from meetings.calendar.services.by_correspondence import create_by_correspondence
from meetings.calendar.services.meetings import create_meeting
from meetings.calendar.services.numbering import next_number
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting
from meetings.setup.services.settings import change_panel_rules
from tests.conftest import Cast


def test_its_numbers_and_those_of_meetings_are_counted_apart(cast: Cast) -> None:
    create_meeting(cast.panel, 47, by=cast.secretary)

    first = create_by_correspondence(cast.panel, ["Budget", "Chair"], by=cast.secretary)
    second = create_by_correspondence(cast.panel, ["Rent"], by=cast.secretary)

    assert [first.reference, second.reference] == ["GRID-C1", "GRID-C2"]
    assert (first.kind, first.state, first.series) == (MeetingKind.EX_COMMITTEE, MeetingState.PLANNED, "C")
    assert [item.title for item in first.items.all()] == ["Budget", "Chair"]
    assert next_number(cast.panel) == 48
    assert create_meeting(cast.panel, 1, by=cast.secretary).reference == "GRID1"


def test_it_is_found_by_its_reference_and_a_meeting_of_that_number_is_not(cast: Cast) -> None:
    meeting = create_meeting(cast.panel, 1, by=cast.secretary)
    decision = create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)

    assert list(Meeting.objects.referred_to("GRID", 1)) == [meeting]
    assert list(Meeting.objects.referred_to("GRID-C", 1)) == [decision]
    assert list(Meeting.objects.referred_to("GRID-D", 1)) == []
    assert list(Meeting.objects.sittings()) == [meeting]
    assert list(Meeting.objects.by_correspondence()) == [decision]


def test_another_mark_leaves_those_that_have_a_number_as_they_are(cast: Cast) -> None:
    before = create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)
    change_panel_rules(cast.panel, {"correspondence_mark": "WR"}, by=cast.secretary)

    after = create_by_correspondence(cast.panel, ["Rent"], by=cast.secretary)

    before.refresh_from_db()
    assert [before.reference, after.reference] == ["GRID-C1", "GRID-WR1"]


def test_its_items_are_as_secret_as_those_of_the_panel_usually_are(cast: Cast) -> None:
    change_panel_rules(cast.panel, {"default_sensitivity": Sensitivity.CONFIDENTIAL}, by=cast.secretary)

    decision = create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)

    assert [item.sensitivity for item in decision.items.all()] == [Sensitivity.CONFIDENTIAL]


def test_it_asks_something_and_is_made_by_the_secretariat_alone(cast: Cast) -> None:
    with pytest.raises(Unacceptable, match="at least one question"):
        create_by_correspondence(cast.panel, [], by=cast.secretary)
    with pytest.raises(NotAllowed):
        create_by_correspondence(cast.panel, ["Budget"], by=cast.member)

    assert not Meeting.objects.exists()


@pytest.mark.parametrize("wrong", [{"series": "c"}, {"kind": MeetingKind.ORDINARY}])
def test_a_series_is_of_decisions_by_correspondence_and_in_capitals(cast: Cast, wrong: dict[str, str]) -> None:
    decision = create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)

    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=decision.pk).update(**wrong)
