"""Presenters are told once that papers are due, when the day comes near, by the panel's own working days."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from core.accounts.models import User
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState, PaperKind
from meetings.models import AgendaItem, Meeting, PaperReminder
from meetings.papers.reminders import remind_presenters
from meetings.papers.services.papers import add_paper
from tests.conftest import Cast
from tests.meetings.panels.zones import in_zone
from tests.meetings.papers.papers import hand_in

HELD_ON = date(2017, 9, 8)  # papers are due seven working days before: on 30 August, after the bank holiday


def at(day: int) -> time_machine.travel:
    return time_machine.travel(datetime(2017, 8, day, 9, tzinfo=UTC), tick=False)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """The observer presents items 1 and 2, the member item 3, and nobody whom the panel knows item 4."""
    meeting = create_meeting(cast.panel, 48, by=cast.secretary, held_on=HELD_ON)
    add_items(meeting, [PlannedItem(number, f"Secret {number}") for number in (1, 2, 3, 4)], by=cast.secretary)
    AgendaItem.objects.filter(number__in=(1, 2)).update(presented_by=cast.observer.person)
    AgendaItem.objects.filter(number=3).update(presented_by=cast.member.person)
    return meeting


def test_each_presenter_is_told_once_by_a_real_mail(cast: Cast, meeting: Meeting, mailbox: list) -> None:
    with at(25):
        assert (remind_presenters(), remind_presenters()) == (2, 0)
    with at(30):
        assert remind_presenters() == 0

    bodies = {str(mail["To"]): mail.get_content() for mail in mailbox}
    assert sorted(bodies) == ["member@example.org", "observer@example.org"]
    assert "You are to present 2 items for which" in bodies["observer@example.org"]
    assert "You are to present an item for which" in bodies["member@example.org"]
    assert {str(mail["Subject"]) for mail in mailbox} == {"GRID48: papers are due on 30 August 2017"}
    assert not any("Secret" in body for body in bodies.values())


@pytest.mark.parametrize(("day", "told"), [(23, 0), (24, 2), (30, 2), (31, 0)])
def test_it_is_three_working_days_before_and_not_after_they_are_due(
    cast: Cast, meeting: Meeting, day: int, told: int
) -> None:
    with at(day):
        assert remind_presenters() == told


def test_an_item_whose_paper_is_there_is_not_asked_for(cast: Cast, meeting: Meeting, mailbox: list) -> None:
    first, second, third = (meeting.items.select_related("meeting__panel").get(number=number) for number in (1, 2, 3))
    hand_in(first, "Handed in")
    add_paper(second, "Announced", by=cast.secretary)
    add_paper(third, "Spoken", kind=PaperKind.VERBAL, by=cast.secretary)

    with at(25):
        assert remind_presenters() == 1

    assert [(str(mail["To"]), "present an item" in mail.get_content()) for mail in mailbox] == [
        ("observer@example.org", True)
    ]


@pytest.mark.parametrize("change", ["cancelled", "withdrawn", "closed account"])
def test_nobody_is_told_of_what_will_not_be_presented(cast: Cast, meeting: Meeting, change: str) -> None:
    if change == "cancelled":
        Meeting.objects.update(state=MeetingState.CANCELLED)
    elif change == "withdrawn":
        AgendaItem.objects.update(withdrawn_reason="No time")
    else:
        User.objects.filter(pk__in=[cast.observer.pk, cast.member.pk]).update(is_active=False)

    with at(25):
        assert remind_presenters() == 0

    assert not PaperReminder.objects.exists()


def test_it_is_the_day_by_the_clock_of_the_panel(cast: Cast, meeting: Meeting) -> None:
    in_zone(cast.panel, "Pacific/Auckland")

    with time_machine.travel(datetime(2017, 8, 23, 11, 30, tzinfo=UTC), tick=False):
        before = remind_presenters()
    with time_machine.travel(datetime(2017, 8, 23, 12, 30, tzinfo=UTC), tick=False):
        after = remind_presenters()

    assert (before, after) == (0, 2)
