"""Filters of a register, read from its address."""

import pytest
from django.http import QueryDict

from actions.models import Action
from meetings.models import Decision
from minutes.registers.filters import ActionFilter, DecisionFilter
from tests.minutes.conftest import Shelf


def decided(query: str) -> set[str]:
    form = DecisionFilter(QueryDict(query))
    return set(Decision.objects.filter(form.wanted(), form.wanted_outcomes()).values_list("outcome", flat=True))


@pytest.mark.parametrize(
    ("query", "outcomes"),
    [
        ("", {"AGREED", "NOTED", "APPROVED", "DEFERRED"}),
        ("panel=grid&meeting=GRID 10", {"AGREED", "NOTED"}),
        ("panel=OTHER", set()),
        ("words=secret plan", {"DEFERRED"}),
        ("outcome=NOTED&outcome=APPROVED", {"NOTED", "APPROVED"}),
        ("since=2024-05-10", set()),
        ("since=2024-05-09&until=2024-05-09&words=drafted", {"APPROVED"}),
    ],
)
def test_what_is_asked_narrows_the_decisions(shelf: Shelf, query: str, outcomes: set[str]) -> None:
    assert decided(query) == outcomes


def test_a_meeting_with_a_month_alone_counts_as_of_its_first_day(shelf: Shelf) -> None:
    type(shelf.drafted.meeting).objects.update(held_on=None, held_in="2024-05-01")

    assert decided("until=2024-05-01")
    assert not decided("since=2024-05-02")


def test_a_field_that_cannot_be_read_is_reported_and_the_others_count(shelf: Shelf) -> None:
    form = DecisionFilter(QueryDict("meeting=nonsense&words=hidden"))

    assert list(Decision.objects.filter(form.wanted()).values_list("outcome", flat=True)) == ["NOTED"]
    assert form.errors["meeting"] == ["“nonsense” is not the reference of a meeting, such as SECP47."]


def test_the_state_of_actions_is_asked_for_apart(shelf: Shelf) -> None:
    asked, unasked = ActionFilter(QueryDict("state=open")), ActionFilter(QueryDict("state=nonsense"))

    assert Action.objects.filter(asked.wanted_state()).count() == Action.objects.count()
    assert not unasked.wanted_state()
    assert "state" in unasked.errors
