"""What is asked of each item without a text, and what the answers mean."""

import pytest

from meetings.calendar.services.meetings import create_meeting
from meetings.models import AgendaItem, Meeting
from minutes.sitting.closing import Outcome, Unreached
from minutes.sitting.closing_form import ClosingForm
from tests.conftest import Cast


@pytest.fixture
def items(planned: Meeting) -> list[AgendaItem]:
    return list(planned.items.order_by("number"))


def _form(items: list[AgendaItem], answers: dict[str, str] | None, *later: Meeting) -> ClosingForm:
    return ClosingForm(answers, items=items, later=later)


def test_untouched_and_unanswered_items_are_still_to_be_written(items: list[AgendaItem]) -> None:
    form = _form(items, {f"item-{items[0].pk}": "to write"})

    assert form.is_valid()
    assert form.unreached() == [Unreached(item) for item in items]


def test_the_answers_name_a_meeting_or_the_next_one_or_a_reason(cast: Cast, items: list[AgendaItem]) -> None:
    later = create_meeting(cast.panel, 14, by=cast.secretary)
    first, second = items
    answers = {
        f"item-{first.pk}": f"deferred {later.pk}",
        f"item-{second.pk}": "dropped",
        f"why-{second.pk}": " Late. ",
    }

    form = _form(items, answers, later)
    assert form.is_valid()
    assert form.unreached() == [
        Unreached(first, Outcome.DEFERRED, to=later),
        Unreached(second, Outcome.DROPPED, reason="Late."),
    ]
    form = _form(items, {f"item-{first.pk}": "deferred next", f"item-{second.pk}": "carried"})
    assert form.is_valid()
    assert form.unreached() == [Unreached(first, Outcome.DEFERRED), Unreached(second, Outcome.CARRIED)]


@pytest.mark.parametrize("answer", ["deferred 999999", "deferred", "elsewhere", "deferred next"])
def test_what_was_not_offered_is_refused(cast: Cast, items: list[AgendaItem], answer: str) -> None:
    later = create_meeting(cast.panel, 14, by=cast.secretary)

    assert not _form(items, {f"item-{items[0].pk}": answer}, later).is_valid()


def test_a_reason_is_asked_for_where_an_item_is_dropped_and_only_there(items: list[AgendaItem]) -> None:
    form = _form(items, {f"item-{items[0].pk}": "dropped", f"item-{items[1].pk}": "carried"})

    assert not form.is_valid()
    assert list(form.errors) == [f"why-{items[0].pk}"]
