"""Items of an agenda thrown into the bin, taken out again, and deleted with time."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.audit.trail import AuditEvent, inspect_chain
from core.errors import WrongState
from meetings.agenda.services.bin import bin_item, empty_agenda_bin, put_back_item
from meetings.agenda.services.issue import recall_agenda
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.agenda.services.standing_items import add_standing_item
from meetings.attendance.services.declarations import declare_interest
from meetings.models import AgendaItem, Meeting
from minutes.drafting.save import start_minutes
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, issue, item_at, numbered


def test_an_item_goes_into_the_bin_and_back_to_where_it_was(cast: Cast, planned: Meeting) -> None:
    budget = item_at(planned, 2)

    bin_item(budget, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Close")]
    binned = AgendaItem.with_binned.get(pk=budget.pk)
    assert binned.binned_by == cast.secretary

    put_back_item(binned, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Budget"), (3, "Close")]
    with pytest.raises(WrongState, match="already"):
        put_back_item(item_at(planned, 2), by=cast.secretary)
    assert inspect_chain().fault is None


def test_an_item_that_had_a_letter_goes_back_behind_the_item_of_its_number(cast: Cast, planned: Meeting) -> None:
    add_standing_item(cast.panel, Details("Close"), comes_last=True, by=cast.secretary)
    issue(planned)
    plan_items(planned, [NewItem(Details("Late paper"))], by=cast.secretary)
    recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)
    late = item_at(planned, "2A")

    bin_item(late, by=cast.secretary)
    put_back_item(late, by=cast.secretary)

    assert [title for _, title in numbered(planned)] == ["Welcome", "Budget", "Late paper", "Close"]


def test_out_of_the_bin_an_item_goes_to_the_end_of_an_agenda_that_is_issued(cast: Cast, planned: Meeting) -> None:
    budget = item_at(planned, 1)
    bin_item(budget, by=cast.secretary)
    issue(planned)

    put_back_item(budget, by=cast.secretary)

    assert numbered(planned) == [(1, "Budget"), (2, "Close"), (3, "Welcome")]


def test_after_thirty_days_the_bin_is_emptied_of_items_on_which_nothing_hangs(cast: Cast, planned: Meeting) -> None:
    bin_item(item_at(planned, 3), by=cast.secretary)
    written = item_at(planned, 2)
    start_minutes(planned, by=cast.secretary)
    AgendaItem.objects.filter(pk=written.pk).update(binned_at=timezone.now())

    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        before = empty_agenda_bin()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        deleted = empty_agenda_bin()

    assert (before, deleted) == (0, 1)
    assert list(AgendaItem.with_binned.exclude(binned_at=None)) == [written]
    event = AuditEvent.objects.latest("seq")
    assert (event.verb, event.actor) == ("meetings.binned_item_deleted", cast.operator)
    assert "Close" not in event.facts


def test_an_item_in_which_somebody_has_declared_an_interest_stays_in_the_bin(cast: Cast, planned: Meeting) -> None:
    budget = item_at(planned, 2)
    declare_interest(budget, cast.member.person, "A share", by=cast.member)
    bin_item(budget, by=cast.secretary)

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        deleted = empty_agenda_bin()

    assert (deleted, budget.recusals.count()) == (0, 1)
