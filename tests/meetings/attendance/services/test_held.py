"""How a meeting was held, kept as rows."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.audit.trail import AuditEvent
from core.audit.verification import Verification
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.items import move_item
from meetings.attendance.held import Break, Held
from meetings.attendance.queries import held_now, held_of
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.held import record_held
from meetings.enums import HeldAs
from meetings.item_numbers import ItemNumber
from meetings.models import Adjournment, Meeting, Panel, Sitting
from tests.conftest import Cast
from tests.factories import make_meeting


def at(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2024, 5, 9, hour, minute, tzinfo=UTC)


LUNCH = Break(ItemNumber(1), at("11:30"), at("12:15"), reason="Lunch")
HELD = Held(at("09:04"), at("14:12"), "4 Lantern Yard", HeldAs.BOTH, (LUNCH,))


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.panel)


def test_it_is_read_as_it_was_recorded_by_the_panels_clock(cast: Cast, meeting: Meeting) -> None:
    record_held(meeting, HELD, by=cast.secretary)

    held = held_of(meeting)
    assert held == HELD
    assert f"{held.started_at:%H:%M}, {held.breaks[0].resumed_at:%H:%M}" == "10:04, 13:15"


def test_what_is_recorded_again_takes_the_place_of_what_was(cast: Cast, meeting: Meeting) -> None:
    record_held(meeting, HELD, by=cast.secretary)
    later = LUNCH._replace(item=ItemNumber(2), adjourned_at=at("13:00"), resumed_at=at("13:10"), is_within=True)
    two = HELD._replace(place="  The  Annexe ", breaks=(LUNCH, later))

    record_held(meeting, two, by=cast.secretary)
    record_held(meeting, two, by=cast.secretary)

    assert held_of(meeting) == two._replace(place="The Annexe")
    assert (Sitting.objects.count(), Adjournment.objects.count()) == (1, 2)
    events = AuditEvent.objects.filter(verb="meetings.sitting_recorded")
    assert events.count() == 2
    assert [str(fault) for fault in Verification(()).faults() if "Sitting" in str(fault) or "Adj" in str(fault)] == []


def test_the_trail_tells_neither_place_nor_reason(cast: Cast, meeting: Meeting) -> None:
    record_held(meeting, HELD, by=cast.secretary)

    facts = AuditEvent.objects.get(verb="meetings.sitting_recorded").facts
    assert "Lantern" not in facts
    assert "Lunch" not in facts
    assert '"started_at":"2024-05-09T09:04:00.000000+00:00"' in facts
    assert json.loads(facts)


def test_times_that_run_backwards_are_refused_in_the_panels_clock(cast: Cast, meeting: Meeting) -> None:
    early = HELD._replace(closed_at=at("08:00"), breaks=())

    with pytest.raises(Unacceptable, match="It was opened at 10:04, so it cannot have been closed at 09:00"):
        record_held(meeting, early, by=cast.secretary)
    assert held_of(meeting) == Held()


def test_only_the_secretariat_records_it(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotAllowed):
        record_held(meeting, HELD, by=cast.chair)


def test_an_item_at_which_it_was_adjourned_keeps_its_number(cast: Cast, meeting: Meeting) -> None:
    record_held(meeting, HELD, by=cast.secretary)

    with pytest.raises(WrongState, match="adjourned at an item whose number would change"):
        move_item(meeting.items.get(number=1), 2, by=cast.secretary)


def test_it_is_one_query_and_says_whether_anything_is_new(cast: Cast, meeting: Meeting) -> None:
    counts, news = [], []
    for held in (None, HELD, HELD._replace(breaks=())):
        if held:
            record_held(meeting, held, by=cast.secretary)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            news.append(held_now(meeting).news)
        counts.append(len(queries))
    declare_interest(meeting.items.get(number=2), cast.member.person, "Shares", by=cast.secretary)
    news.append(held_now(meeting).news)

    assert counts == [1, 1, 1]
    assert news == sorted(set(news))


def test_times_follow_the_zone_of_the_panel(cast: Cast, meeting: Meeting) -> None:
    record_held(meeting, HELD, by=cast.secretary)
    Panel.objects.update(rules={"time_zone": "Europe/Paris"})

    assert f"{held_of(Meeting.objects.get(pk=meeting.pk)).started_at:%H:%M}" == "11:04"
