"""Decisions by correspondence that are closed, and their records, for tests of what is made of them."""

from datetime import timedelta

from django.utils import timezone

from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.services.drafting import Asked
from meetings.enums import Choice, MeetingState
from meetings.models import Meeting
from minutes.drafting.save import start_minutes
from minutes.models import Minutes
from minutes.sitting.recording import record_decision
from tests.meetings.correspondence.asking import House, answer, asked, asked_in_secret, opened, run_out


def closed(house: House, *questions: Asked, choices: str = "yyn") -> Meeting:
    """A decision that is closed: each letter answers every question, y or n, for the next of the five seats."""
    meeting = opened(house, *(questions or (asked(),)))
    for name, letter in zip(house.accounts, choices, strict=False):
        for number in range(1, max(len(questions), 1) + 1):
            answer(house, meeting, name, Choice.AGREE if letter == "y" else Choice.DISAGREE, number=number)
    return Meeting.objects.select_related("panel").get(pk=run_out(meeting).meeting.pk)


def recorded(house: House, *questions: Asked, choices: str = "yyn") -> Minutes:
    """The record of such a decision, its text laid."""
    record_decision(closed(house, *questions, choices=choices), by=house.secretary)
    return Minutes.objects.with_meeting().order_by("-pk")[0]


def next_meeting(house: House, number: int = 48, *, days: int = 7) -> Minutes:
    """The minutes of a meeting that is open, some days from today, with an item."""
    held_on = timezone.localdate() + timedelta(days=days)
    meeting = create_meeting(house.panel, number, held_on=held_on, state=MeetingState.OPEN, by=house.secretary)
    add_items(meeting, [PlannedItem(1, "Matters arising")], by=house.secretary)
    return start_minutes(meeting, by=house.secretary)


__all__ = ["asked", "asked_in_secret", "closed", "next_meeting", "recorded"]
