"""What is suggested for an agenda: from the minutes that deferred it here, and from the agenda before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.audience import Audience, Sensitivity
from core.errors import WrongState
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.agenda.services.suggestions import take_suggestion
from meetings.agenda.suggestions import Suggestion, carried_over, deferred_to
from meetings.models import Meeting, Membership
from minutes.drafting.classification import classify_item
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import freeze_version
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, stated, write
from tests.meetings.agenda.planning import item_at, numbered, plan_meeting

BOTH = Audience.PUBLIC, Audience.CONFIDENTIAL


def defer(minutes: Minutes, number: int, name: str, to: str, cast: Cast, *, secret: bool = False) -> None:
    write(minutes, number, stated(name, "DEFERRED", f"the {name} to {to}", secret=secret))


def freeze(minutes: Minutes, cast: Cast) -> None:
    freeze_version(minutes, VersionKind.CIRCULATED, by=cast.operator)


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    return plan_meeting(cast.panel, 13, ("Welcome",))


@pytest.fixture
def earlier(cast: Cast) -> Minutes:
    return make_minutes(cast.panel, 12, ("Welcome", "Budget", "Risks", "Dates"))


def titles(suggestions: list[Suggestion]) -> list[str]:
    return [suggestion.item.title for suggestion in suggestions]


def test_what_issued_minutes_defer_to_the_meeting_is_suggested_under_where_it_comes_from(
    cast: Cast, planned: Meeting, earlier: Minutes
) -> None:
    plan_meeting(cast.panel, 14, ())
    defer(earlier, 2, "loan", "the next meeting", cast)
    defer(earlier, 3, "risk", "the December 2034 meeting", cast)
    defer(earlier, 4, "date", "the 14th meeting", cast)
    before = deferred_to(planned, Audience.PUBLIC)

    freeze(earlier, cast)

    found = deferred_to(planned, Audience.PUBLIC)
    assert before == []
    assert titles(found) == ["Budget", "Risks"]
    assert (found[0].reference, found[0].said) == ("GRID12 item 2", "DEFERRED the loan to the next meeting.")


def test_the_minutes_as_last_issued_count(cast: Cast, planned: Meeting, earlier: Minutes) -> None:
    defer(earlier, 2, "loan", "the next meeting", cast)
    freeze(earlier, cast)
    write(earlier, 2, stated("other", "AGREED", "the loan"))
    defer(earlier, 3, "risk", "the next meeting", cast)

    freeze(earlier, cast)

    assert titles(deferred_to(planned, Audience.PUBLIC)) == ["Risks"]


def test_what_is_deferred_in_confidence_is_suggested_to_the_cleared_alone(
    cast: Cast, planned: Meeting, earlier: Minutes
) -> None:
    defer(earlier, 2, "loan", "the next meeting", cast, secret=True)
    defer(earlier, 3, "risk", "the next meeting", cast)
    classify_item(
        item_of(earlier, 3), Sensitivity.CONFIDENTIAL, reason="Safety", public_title="A matter", by=cast.secretary
    )
    freeze(earlier, cast)

    seen = {audience: titles(deferred_to(planned, audience)) for audience in BOTH}

    assert seen == {Audience.PUBLIC: [], Audience.CONFIDENTIAL: ["Budget", "Risks"]}


def test_taken_it_is_an_item_as_confidential_as_it_was_and_suggested_no_more(
    cast: Cast, planned: Meeting, earlier: Minutes
) -> None:
    defer(earlier, 2, "loan", "the next meeting", cast, secret=True)
    freeze(earlier, cast)

    take_suggestion(planned, item_of(earlier, 2).pk, by=cast.secretary)

    item = item_at(planned, 2)
    assert (item.title, item.came_from, item.sensitivity) == ("Budget", item_of(earlier, 2), "confidential")
    assert item.sensitivity_reason == "Confidential in the minutes of GRID12 item 2"
    assert deferred_to(planned, Audience.CONFIDENTIAL) == []
    with pytest.raises(WrongState, match="no longer suggested"):
        take_suggestion(planned, item_of(earlier, 2).pk, by=cast.secretary)


def test_the_last_agenda_suggests_what_is_not_there_under_the_same_title(
    cast: Cast, planned: Meeting, earlier: Minutes
) -> None:
    plan_items(planned, [NewItem(Details(" budget "))], by=cast.secretary)
    classify_item(item_of(earlier, 4), Sensitivity.CONFIDENTIAL, reason="Names", by=cast.secretary)

    seen = {audience: titles(carried_over(planned, audience)) for audience in BOTH}

    assert seen == {Audience.PUBLIC: ["Risks"], Audience.CONFIDENTIAL: ["Risks", "Dates"]}


def test_whoever_is_not_cleared_cannot_take_what_is_not_suggested_to_them(
    cast: Cast, planned: Meeting, earlier: Minutes
) -> None:
    classify_item(item_of(earlier, 4), Sensitivity.CONFIDENTIAL, reason="Names", by=cast.secretary)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    with pytest.raises(WrongState, match="no longer suggested"):
        take_suggestion(planned, item_of(earlier, 4).pk, by=cast.secretary)
    take_suggestion(planned, item_of(earlier, 3).pk, by=cast.secretary)

    assert numbered(planned) == [(1, "Welcome"), (2, "Risks")]


def test_a_first_meeting_has_nothing_to_carry_on(cast: Cast) -> None:
    first = plan_meeting(cast.panel, 1, ())

    assert (deferred_to(first, Audience.CONFIDENTIAL), carried_over(first, Audience.CONFIDENTIAL)) == ([], [])


@pytest.mark.parametrize("count", [1, 40])
def test_suggestions_take_the_same_queries_however_many_there_are(cast: Cast, count: int) -> None:
    earlier = make_minutes(cast.panel, 12, [f"Item {number}" for number in range(count)])
    for number in range(1, count + 1):
        defer(earlier, number, f"point {number}", "the next meeting", cast)
    freeze(earlier, cast)
    planned = plan_meeting(cast.panel, 13, ())

    with CaptureQueriesContext(connection) as queries:
        found = deferred_to(planned, Audience.PUBLIC), carried_over(planned, Audience.PUBLIC)

    assert [len(each) for each in found] == [count, count]
    assert len(queries) == 5
