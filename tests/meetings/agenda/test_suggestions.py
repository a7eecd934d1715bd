"""What is suggested for an agenda: from the minutes that deferred it here, and from the agenda before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.audience import Audience, Sensitivity
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.agenda.suggestions import Suggestion, carried_over, deferred_to
from meetings.models import Meeting
from minutes.drafting.classification import classify_item
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, stated, write
from tests.meetings.agenda.deferring import defer, freeze
from tests.meetings.agenda.planning import plan_meeting

BOTH = Audience.PUBLIC, Audience.CONFIDENTIAL


def titles(suggestions: list[Suggestion]) -> list[str]:
    return [suggestion.item.title for suggestion in suggestions]


def test_what_issued_minutes_defer_to_the_meeting_is_suggested_under_where_it_comes_from(
    cast: Cast, thirteenth: Meeting, earlier: Minutes
) -> None:
    plan_meeting(cast.panel, 14, ())
    defer(earlier, 2, "loan", "the next meeting", cast)
    defer(earlier, 3, "risk", "the December 2034 meeting", cast)
    defer(earlier, 4, "date", "the 14th meeting", cast)
    before = deferred_to(thirteenth, Audience.PUBLIC)

    freeze(earlier, cast)

    found = deferred_to(thirteenth, Audience.PUBLIC)
    assert before == []
    assert titles(found) == ["Budget", "Risks"]
    assert (found[0].reference, found[0].said) == ("GRID12 item 2", "DEFERRED the loan to the next meeting.")


def test_the_minutes_as_last_issued_count(cast: Cast, thirteenth: Meeting, earlier: Minutes) -> None:
    defer(earlier, 2, "loan", "the next meeting", cast)
    freeze(earlier, cast)
    write(earlier, 2, stated("other", "AGREED", "the loan"))
    defer(earlier, 3, "risk", "the next meeting", cast)

    freeze(earlier, cast)

    assert titles(deferred_to(thirteenth, Audience.PUBLIC)) == ["Risks"]


def test_what_is_deferred_in_confidence_is_suggested_to_the_cleared_alone(
    cast: Cast, thirteenth: Meeting, earlier: Minutes
) -> None:
    defer(earlier, 2, "loan", "the next meeting", cast, secret=True)
    defer(earlier, 3, "risk", "the next meeting", cast)
    classify_item(
        item_of(earlier, 3), Sensitivity.CONFIDENTIAL, reason="Safety", public_title="A matter", by=cast.secretary
    )
    freeze(earlier, cast)

    seen = {audience: titles(deferred_to(thirteenth, audience)) for audience in BOTH}

    assert seen == {Audience.PUBLIC: [], Audience.CONFIDENTIAL: ["Budget", "Risks"]}


def test_the_last_agenda_suggests_what_is_not_there_under_the_same_title(
    cast: Cast, thirteenth: Meeting, earlier: Minutes
) -> None:
    plan_items(thirteenth, [NewItem(Details(" budget "))], by=cast.secretary)
    classify_item(item_of(earlier, 4), Sensitivity.CONFIDENTIAL, reason="Names", by=cast.secretary)

    seen = {audience: titles(carried_over(thirteenth, audience)) for audience in BOTH}

    assert seen == {Audience.PUBLIC: ["Risks"], Audience.CONFIDENTIAL: ["Risks", "Dates"]}


def test_a_first_meeting_has_nothing_to_carry_on(cast: Cast) -> None:
    first = plan_meeting(cast.panel, 1, ())

    assert (deferred_to(first, Audience.CONFIDENTIAL), carried_over(first, Audience.CONFIDENTIAL)) == ([], [])


@pytest.mark.parametrize("count", [1, 40])
def test_suggestions_take_the_same_queries_however_many_there_are(cast: Cast, count: int) -> None:
    earlier = make_minutes(cast.panel, 12, [f"Item {number}" for number in range(count)])
    for number in range(1, count + 1):
        defer(earlier, number, f"point {number}", "the next meeting", cast)
    freeze(earlier, cast)
    thirteenth = plan_meeting(cast.panel, 13, ())

    with CaptureQueriesContext(connection) as queries:
        found = deferred_to(thirteenth, Audience.PUBLIC), carried_over(thirteenth, Audience.PUBLIC)

    assert [len(each) for each in found] == [count, count]
    assert len(queries) == 5
