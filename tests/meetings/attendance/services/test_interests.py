"""The register of interests: who may enter what, and what the trail keeps of it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable
from meetings.attendance.services.interests import Stated, change_interest, register_interest
from meetings.enums import SeenBy
from meetings.models import StandingInterest
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of

STATED = Stated("Director of Harbour Power", date(2015, 3, 1), organisation="Harbour Power", words="Quay Street")


def entered(cast: Cast, by: User) -> StandingInterest:
    return register_interest(cast.panel, person_of(cast.member), STATED, by=by)


@pytest.mark.parametrize("who", ["member", "secretary", "operator"])
def test_one_enters_ones_own_and_the_secretariat_anybodys(cast: Cast, who: str) -> None:
    interest = entered(cast, getattr(cast, who))

    kept = StandingInterest.objects.get()
    assert kept == interest
    assert (kept.what, str(kept.organisation), kept.seen_by) == (
        "Director of Harbour Power",
        "Harbour Power",
        SeenBy.PANEL,
    )
    assert kept.registered_by == getattr(cast, who)


@pytest.mark.parametrize("who", ["chair", "observer", "outsider"])
def test_nobody_else_enters_or_changes_it(cast: Cast, who: str) -> None:
    interest, by = entered(cast, cast.member), getattr(cast, who)

    with pytest.raises(NotAllowed, match="Only Member can do this, or the secretariat for them"):
        entered(cast, by)
    with pytest.raises(NotAllowed):
        change_interest(interest, replace(STATED, what="Nothing"), by=by)
    assert StandingInterest.objects.get().what == STATED.what


def test_the_trail_keeps_its_digest_and_not_its_words(cast: Cast) -> None:
    interest = entered(cast, cast.member)

    event = AuditEvent.objects.latest("seq")
    facts = json.loads(event.facts)
    assert (event.verb, event.actor) == ("meetings.interest_registered", cast.member)
    assert facts["rows"].keys() == {f"meetings.StandingInterest/{interest.pk}"}
    assert "Harbour" not in event.facts
    assert "Quay" not in event.facts


def test_a_change_says_what_stood_before_and_nothing_changed_is_no_event(cast: Cast) -> None:
    interest = entered(cast, cast.member)
    change_interest(interest, replace(STATED, ends_on=date(2020, 1, 31)), by=cast.secretary)
    count = AuditEvent.objects.count()
    change_interest(interest, replace(STATED, ends_on=date(2020, 1, 31)), by=cast.secretary)

    facts = json.loads(AuditEvent.objects.latest("seq").facts)
    assert AuditEvent.objects.count() == count
    assert (facts["before"]["ends_on"], facts["ends_on"]) == (None, "2020-01-31")


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (replace(STATED, what="  "), "Say what the interest is."),
        (replace(STATED, ends_on=date(2014, 1, 1)), "An interest cannot end before it starts."),
        (replace(STATED, starts_on=date(1015, 3, 1)), "1015"),
        (replace(STATED, what="x" * 501), "at most 500 characters"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(cast: Cast, stated: Stated, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        register_interest(cast.panel, person_of(cast.member), stated, by=cast.member)

    assert not StandingInterest.objects.exists()


def test_somebody_of_another_panel_has_no_entry_here(cast: Cast) -> None:
    with pytest.raises(Unacceptable, match="does not belong to"):
        register_interest(cast.panel, person_of(cast.outsider), STATED, by=cast.secretary)
