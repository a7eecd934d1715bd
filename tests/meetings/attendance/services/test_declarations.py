"""Interests as they are declared in items, and what follows from each."""

import json
from datetime import date

import pytest

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable
from meetings.attendance.services.declarations import (
    change_declaration,
    declare_interest,
    put_hint_aside,
    withdraw_interest,
)
from meetings.attendance.services.interests import Stated, register_interest
from meetings.enums import Follows, MeetingState
from meetings.models import AgendaItem, HintPutAside, Meeting, Membership, Panel, Recusal
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting__panel").get(meeting=meeting, number=2)


def test_an_interest_is_declared_in_words_once_and_by_whom_it_is(cast: Cast, meeting: Meeting, bo: User) -> None:
    item = meeting.items.get(number=2)
    recusal = declare_interest(item, person_of(bo), "Shares", by=bo)

    with pytest.raises(Unacceptable, match="Say what the interest is"):
        declare_interest(item, person_of(cast.chair), " ", by=cast.chair)
    with pytest.raises(Unacceptable, match="Bo has declared an interest in item 2 already"):
        declare_interest(item, person_of(bo), "Shares", by=cast.secretary)
    with pytest.raises(NotAllowed):
        declare_interest(item, person_of(bo), "Shares", by=cast.member)
    with pytest.raises(NotAllowed):
        withdraw_interest(recusal, by=cast.member)


def test_what_follows_is_kept_and_attested(cast: Cast, item: AgendaItem) -> None:
    recusal = declare_interest(item, person_of(cast.member), "Shares", follows=Follows.LEAVES, by=cast.member)
    change_declaration(recusal, "Shares in Voltway", follows=Follows.SILENT, by=cast.secretary)
    change_declaration(recusal, "Shares in Voltway", follows=Follows.SILENT, by=cast.secretary)  # says nothing new
    kept = Recusal.objects.get()
    withdraw_interest(recusal, by=cast.secretary)

    events = [event for event in AuditEvent.objects.all() if "nterest" in event.verb or "declaration" in event.verb]
    facts = [json.loads(event.facts) for event in events]
    key = f"meetings.Recusal/{kept.pk}"
    assert (kept.interest, kept.follows) == ("Shares in Voltway", "silent")
    assert [event.verb.partition(".")[2] for event in events] == [
        "interest_declared",
        "declaration_changed",
        "interest_withdrawn",
    ]
    assert [fact["rows"][key] and fact["rows"][key]["follows"] for fact in facts] == ["leaves", "silent", None]
    assert "Voltway" not in str(facts)


def test_who_takes_part_needs_a_rule_of_the_panel_and_its_secretariat(cast: Cast, item: AgendaItem) -> None:
    given = {"follows": Follows.TAKES_PART}
    with pytest.raises(Unacceptable, match="No rule of this panel lets the meeting allow"):
        declare_interest(item, person_of(cast.member), "Shares", by=cast.secretary, **given)
    Panel.objects.update(rules={"interested_may_take_part": True})
    item = AgendaItem.objects.select_related("meeting__panel").get(pk=item.pk)
    with pytest.raises(NotAllowed, match="Only the secretariat can record"):
        declare_interest(item, person_of(cast.member), "Shares", by=cast.member, **given)

    assert declare_interest(item, person_of(cast.member), "Shares", by=cast.secretary, **given).follows == "takes_part"


def test_once_the_meeting_is_over_a_member_changes_nothing(cast: Cast, item: AgendaItem) -> None:
    recusal = declare_interest(item, person_of(cast.member), "Shares", by=cast.member)
    Meeting.objects.update(state=MeetingState.CLOSED)

    with pytest.raises(Exception, match="is over"):
        change_declaration(recusal, "None", follows=Follows.SPEAKS, by=cast.member)
    assert Recusal.objects.get().interest == "Shares"


def test_a_hint_is_put_aside_once_by_the_secretariat_that_may_read_the_item(
    cast: Cast, item: AgendaItem, bo: User
) -> None:
    interest = register_interest(cast.panel, person_of(bo), Stated("Held", date(2015, 3, 1)), by=bo)
    with pytest.raises(NotAllowed):
        put_hint_aside(item, interest, by=cast.member)
    put_hint_aside(item, interest, by=cast.secretary)
    put_hint_aside(item, interest, by=cast.secretary)
    item.sensitivity = "confidential"
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    with pytest.raises(NotAllowed, match="confidential"):
        put_hint_aside(item, interest, by=cast.secretary)
    assert (HintPutAside.objects.count(), AuditEvent.objects.filter(verb="meetings.hint_put_aside").count()) == (1, 1)
