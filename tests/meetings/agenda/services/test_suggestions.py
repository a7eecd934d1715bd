"""What is suggested for an agenda, taken up by its secretary."""

import pytest

from core.audience import Audience, Sensitivity
from core.errors import WrongState
from meetings.agenda.services.suggestions import take_suggestion
from meetings.agenda.suggestions import deferred_to
from meetings.models import Meeting, Membership
from minutes.drafting.classification import classify_item
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of
from tests.meetings.agenda.deferring import defer, freeze
from tests.meetings.agenda.planning import item_at, numbered


def test_taken_it_is_an_item_as_confidential_as_it_was_and_suggested_no_more(
    cast: Cast, thirteenth: Meeting, earlier: Minutes
) -> None:
    defer(earlier, 2, "loan", "the next meeting", cast, secret=True)
    freeze(earlier, cast)

    take_suggestion(thirteenth, item_of(earlier, 2).pk, by=cast.secretary)

    item = item_at(thirteenth, 2)
    assert (item.title, item.came_from, item.sensitivity) == ("Budget", item_of(earlier, 2), "confidential")
    assert item.sensitivity_reason == "Confidential in the minutes of GRID12 item 2"
    assert deferred_to(thirteenth, Audience.CONFIDENTIAL) == []
    with pytest.raises(WrongState, match="no longer suggested"):
        take_suggestion(thirteenth, item_of(earlier, 2).pk, by=cast.secretary)


def test_whoever_is_not_cleared_cannot_take_what_is_not_suggested_to_them(
    cast: Cast, thirteenth: Meeting, earlier: Minutes
) -> None:
    classify_item(item_of(earlier, 4), Sensitivity.CONFIDENTIAL, reason="Names", by=cast.secretary)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    with pytest.raises(WrongState, match="no longer suggested"):
        take_suggestion(thirteenth, item_of(earlier, 4).pk, by=cast.secretary)
    take_suggestion(thirteenth, item_of(earlier, 3).pk, by=cast.secretary)

    assert numbered(thirteenth) == [(1, "Welcome"), (2, "Risks")]
