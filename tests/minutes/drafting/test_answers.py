"""The recommendations of earlier meetings, in the words in which the first item can record what became of them."""

import re
from datetime import UTC, date, datetime
from html import unescape

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.access import access_of
from meetings.models import AgendaItem, Decision, Meeting, Membership
from minutes.drafting.answers import to_hear_of
from minutes.models import Minutes
from minutes.registers.answering import record_answer
from tests.conftest import Cast
from tests.factories import make_minutes, uuid_of
from tests.minutes.registers.recommending import DECIDED_ON, given, make_recommendations
from tests.pages import page_text

WAITS = "GRID20, item 1: the Another Panel had not answered the recommendation yet."
SAID = (
    "GRID20, item 1: the Another Panel decided on 1 March 2024: “The budget, less a tenth”. "
    "This differs from what was recommended. The reasons given were: “No money.”"
)


def later(cast: Cast, number: int, day: date) -> AgendaItem:
    minutes = make_minutes(cast.panel, number)
    Meeting.objects.filter(pk=minutes.meeting_id).update(held_on=day, state="open")
    return AgendaItem.objects.select_related("meeting__panel").get(meeting=minutes.meeting_id, number=1)


def answer(cast: Cast, at: datetime) -> None:
    with time_machine.travel(at, tick=False):
        said = given(differs=True, reasons="No\nmoney.")
        record_answer(Decision.objects.get(pk=uuid_of("open")), said, seen=None, by=cast.secretary)


def heard(item: AgendaItem, cast: Cast) -> list[str]:
    return [each.sentences for each in to_hear_of(item, access_of(cast.secretary)) if not each.is_confidential]


def test_they_stand_at_each_meeting_until_one_has_heard_the_answer(cast: Cast) -> None:
    make_recommendations(cast)
    first, second, third = (later(cast, 20 + n, date(2024, 1 + n, 20)) for n in (1, 2, 3))
    before = [heard(item, cast) for item in (first, second, third)]
    answer(cast, datetime(2024, 3, 5, 12, tzinfo=UTC))

    assert before == [[WAITS], [WAITS], [WAITS]]
    # decided after the meeting of February, recorded before that of March, which has heard of it
    assert [heard(item, cast) for item in (first, second, third)] == [[WAITS], [SAID], []]
    assert date(2024, 2, 20) < DECIDED_ON


def test_what_is_confidential_is_for_the_cleared(cast: Cast) -> None:
    make_recommendations(cast)
    item = later(cast, 21, date(2024, 3, 20))
    cleared = [each.place for each in to_hear_of(item, access_of(cast.secretary))]
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    assert cleared == ["GRID20, item 1", "GRID20, item 1", "GRID20, item 2"]
    assert [each.place for each in to_hear_of(item, access_of(cast.secretary))] == ["GRID20, item 1"]


def test_the_first_item_offers_them_for_its_text(cast: Cast, client: Client) -> None:
    make_recommendations(cast)
    later(cast, 21, date(2024, 3, 20))
    client.force_login(cast.secretary)
    with CaptureQueriesContext(connection) as queries:
        found = page_text(client.get("/drafting/GRID21/1/"))
    with CaptureQueriesContext(connection) as others:
        other = page_text(client.get("/drafting/GRID21/2/"))

    offered = re.findall(r'data-sentences="(.*?)" data-reference="(.*?)" data-secret="(.*?)"', found)
    assert [(reference, secret) for _, reference, secret in offered] == [
        ("GRID20, item 1", "false"),
        ("GRID20, item 1", "true"),
        ("GRID20, item 2", "true"),
    ]
    assert unescape(offered[0][0]) == WAITS
    assert "Recommended to others" not in other
    assert len(queries) == len(others) + 5  # two find nothing else that waits


def test_nothing_recommended_takes_one_query(cast: Cast, minutes: Minutes, django_assert_num_queries) -> None:
    item, access = AgendaItem.objects.select_related("meeting__panel").first(), access_of(cast.secretary)

    with django_assert_num_queries(1):
        assert to_hear_of(item, access) == []
