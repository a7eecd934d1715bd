"""Mandates: given by the secretariat of the panel, to somebody else, with their dates in the trail."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.enums import Role
from meetings.models import Mandate, Panel, Person
from meetings.people.services.mandates import cancel_mandate, end_mandate, give_mandate
from tests.conftest import Cast
from tests.factories import make_member, make_panel, seed_outcome_words
from tests.minutes.drafting.test_concurrent_writers import all_at_once

START, END = date(2024, 1, 1), date(2030, 12, 31)


@pytest.fixture
def mandate(cast: Cast, priya: Person) -> Mandate:
    return give_mandate(cast.panel, priya, "SECAS", starts_on=START, ends_on=END, by=cast.secretary)


def test_a_mandate_is_in_the_trail_with_its_dates(cast: Cast, priya: Person, mandate: Mandate) -> None:
    event = AuditEvent.objects.latest("seq")

    assert (event.verb, event.actor, event.subject_id) == ("meetings.mandate_given", cast.secretary, str(mandate.pk))
    facts = json.loads(event.facts)
    assert facts.pop("rows").keys() == {f"meetings.Mandate/{mandate.pk}"}
    assert facts == {
        "panel": cast.panel.pk,
        "person": priya.pk,
        "organisation": mandate.organisation_id,
        "starts_on": "2024-01-01",
        "ends_on": "2030-12-31",
    }
    assert (mandate.given_by, mandate.organisation) == (cast.secretary, priya.organisation)


@pytest.mark.parametrize("who", ["chair", "member", "outsider"])
def test_nobody_but_the_panels_secretariat_gives_or_ends_one(
    cast: Cast, priya: Person, mandate: Mandate, who: str
) -> None:
    by = getattr(cast, who)

    with pytest.raises(NotAllowed):
        give_mandate(cast.panel, priya, "DCC", starts_on=START, by=by)
    with pytest.raises(NotAllowed):
        end_mandate(mandate, ends_on=START, by=by)
    with pytest.raises(NotAllowed):
        cancel_mandate(mandate, by=by)


def test_nobody_gives_one_to_themselves(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Nobody can extend their own rights"):
        give_mandate(cast.panel, cast.secretary.person, "SECAS", starts_on=START, by=cast.secretary)

    give_mandate(cast.panel, cast.secretary.person, "SECAS", starts_on=START, by=cast.chair)


def test_only_somebody_of_the_panel_gets_one_once_at_a_time(cast: Cast, priya: Person, mandate: Mandate) -> None:
    given = {"starts_on": END, "by": cast.secretary}
    for person, organisation, refusal in (
        (cast.outsider.person, "SECAS", "does not belong to"),
        (priya, " ", "for which organisation"),
        (priya, "secas", "acts for SECAS already: 1 January 2024 to 31 December 2030"),
    ):
        with pytest.raises(Unacceptable, match=refusal):
            give_mandate(cast.panel, person, organisation, **given)

    for more in ({"starts_on": date(1, 1, 1)}, {"starts_on": END, "ends_on": START}):
        with pytest.raises(Unacceptable):
            give_mandate(cast.panel, priya, "DCC", by=cast.secretary, **more)
    give_mandate(cast.panel, priya, "DCC", **given)
    give_mandate(cast.panel, priya, "SECAS", starts_on=END + timedelta(days=1), by=cast.secretary)


def test_a_mandate_is_shortened_and_never_lengthened(cast: Cast, mandate: Mandate) -> None:
    end_mandate(mandate, ends_on=date(2026, 6, 30), by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"It ends on 30 June 2026\. For longer, give another"):
        end_mandate(mandate, ends_on=END, by=cast.secretary)
    with pytest.raises(Unacceptable, match="cannot end before it starts"):
        end_mandate(mandate, ends_on=date(2023, 1, 1), by=cast.secretary)
    mandate.refresh_from_db()
    event = AuditEvent.objects.latest("seq")
    assert mandate.ends_on == date(2026, 6, 30)
    assert (event.verb, '"before":"2030-12-31"' in event.facts) == ("meetings.mandate_ended", True)


def test_one_that_has_not_begun_is_cancelled(cast: Cast, priya: Person, mandate: Mandate) -> None:
    to_come = give_mandate(
        cast.panel, priya, "DCC", starts_on=timezone.localdate() + timedelta(days=1), by=cast.secretary
    )

    cancel_mandate(to_come, by=cast.secretary)

    assert list(Mandate.objects.all()) == [mandate]
    with pytest.raises(WrongState, match="acts for SECAS already"):
        cancel_mandate(mandate, by=cast.secretary)


def test_the_other_panels_secretary_gives_one_on_the_other_panel_alone(cast: Cast, priya: Person) -> None:
    elsewhere = Panel.objects.get(code="OTHER")

    with pytest.raises(Unacceptable, match="does not belong to"):
        give_mandate(elsewhere, priya, "SECAS", starts_on=START, by=cast.outsider)


@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_once_one_gives_it() -> None:
    seed_outcome_words()
    panel = make_panel()
    secretary, member = (make_member(panel, f"{role}@example.org", role).pk for role in (Role.SECRETARY, Role.MEMBER))

    def press() -> None:
        by, person = User.objects.get(pk=secretary), Person.objects.get(account=member)
        give_mandate(Panel.objects.get(pk=panel.pk), person, "SECAS", starts_on=START, by=by)

    raised = all_at_once([press] * 5)

    assert [type(error).__name__ for error in raised] == ["Unacceptable"] * 4
    assert Mandate.objects.count() == AuditEvent.objects.filter(verb="meetings.mandate_given").count() == 1
