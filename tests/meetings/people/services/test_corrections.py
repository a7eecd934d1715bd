"""Somebody of several panels is corrected when the secretariat of each agrees."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.enums import CorrectionState, Role
from meetings.models import Membership, Panel, Person, PersonCorrection
from meetings.people.services.corrections import (
    accept_correction,
    corrections_to_answer,
    decline_correction,
    propose_correction,
    withdraw_correction,
)
from meetings.people.services.people import correct_person
from tests.conftest import Cast
from tests.factories import make_member, make_panel
from tests.meetings.people.elsewhere import also_elsewhere

SITE = "https://minutes.example.org"
OTHER = {"name": "Mallory", "organisation": "Harbour Council"}


@pytest.fixture
def chair(cast: Cast) -> Person:
    """The chair, whom the secretary of the other panel has appointed there as an observer."""
    also_elsewhere(cast.chair.person, cast)
    mail.outbox.clear()
    return Person.objects.get(account=cast.chair)


def propose(person: Person, cast: Cast, **more: str) -> PersonCorrection:
    panel = Panel.objects.get(code="OTHER")
    return propose_correction(person, **(OTHER | more), panel=panel, site=SITE, by=cast.outsider)


def name_of(person: Person) -> tuple[str, str, str]:
    person = Person.objects.select_related("organisation", "account").get(pk=person.pk)
    return person.name, str(person.organisation or ""), person.account.name


def test_a_second_panels_secretary_changes_nothing_by_appointing_and_correcting(cast: Cast, chair: Person) -> None:
    with pytest.raises(NotAllowed, match=r"^Chair also belongs to another panel"):
        correct_person(chair, **OTHER, by=cast.outsider)
    propose(chair, cast)

    assert name_of(chair) == ("Chair", "", "Chair")
    assert [message.to for message in mail.outbox] == [["secretary@example.org"]]
    assert "https://minutes.example.org/panels/GRID/people/" in mail.outbox[0].body


def test_nor_does_the_first_panels_secretary_without_the_other(cast: Cast, chair: Person) -> None:
    with pytest.raises(NotAllowed, match="also belongs to another panel"):
        correct_person(chair, **OTHER, by=cast.secretary)

    proposed = propose_correction(chair, **OTHER, panel=cast.panel, site=SITE, by=cast.secretary)

    assert list(corrections_to_answer(Panel.objects.get(code="OTHER"))) == [proposed]
    assert not corrections_to_answer(cast.panel)


def test_it_is_made_when_the_other_secretariat_accepts(cast: Cast, chair: Person) -> None:
    proposed = propose(chair, cast)

    made = accept_correction(proposed, site=SITE, by=cast.secretary)

    assert (made, name_of(chair)) == (True, ("Mallory", "Harbour Council", "Mallory"))
    verbs = AuditEvent.objects.order_by("-seq").values_list("verb", "actor")[:3]
    assert list(verbs) == [
        ("meetings.person_corrected", cast.secretary.pk),
        ("core.account_renamed", cast.secretary.pk),
        ("meetings.correction_agreed", cast.secretary.pk),
    ]
    assert mail.outbox[-1].to == ["outsider@example.org"]
    with pytest.raises(WrongState, match="answered already: made"):
        accept_correction(proposed, site=SITE, by=cast.secretary)


def test_each_of_the_other_panels_has_to_agree(cast: Cast, chair: Person) -> None:
    third = make_panel("THIRD", "Third Panel")
    keeper = make_member(third, "third@example.org", Role.SECRETARY)
    Membership.objects.create(panel=third, person=chair, role=Role.OBSERVER, starts_on=date(2020, 1, 1))
    proposed = propose(chair, cast)

    made = [accept_correction(proposed, site=SITE, by=by) for by in (cast.secretary, keeper)]

    assert (made, name_of(chair)[0]) == ([False, True], "Mallory")


def test_whoever_keeps_both_panels_agrees_for_both_at_once(cast: Cast, chair: Person) -> None:
    third = make_panel("THIRD", "Third Panel")
    for person, role in ((chair, Role.OBSERVER), (cast.outsider.person, Role.SECRETARY)):
        Membership.objects.create(panel=third, person=person, role=role, starts_on=date(2020, 1, 1))

    assert accept_correction(propose(chair, cast), site=SITE, by=cast.secretary) is True


@pytest.mark.parametrize("who", ["chair", "member", "outsider"])
def test_only_a_secretary_who_is_asked_answers(cast: Cast, chair: Person, who: str) -> None:
    proposed, by = propose(chair, cast), getattr(cast, who)

    for answer in (
        lambda: accept_correction(proposed, site=SITE, by=by),
        lambda: decline_correction(proposed, "No.", site=SITE, by=by),
    ):
        with pytest.raises(NotAllowed):
            answer()

    assert name_of(chair)[0] == "Chair"


def test_nobody_agrees_to_a_correction_of_themselves(cast: Cast) -> None:
    also_elsewhere(cast.secretary.person, cast)
    proposed = propose(Person.objects.get(account=cast.secretary), cast)

    with pytest.raises(NotAllowed, match="your own name"):
        accept_correction(proposed, site=SITE, by=cast.secretary)


def test_it_is_declined_for_a_reason_that_the_proposer_is_told_of(cast: Cast, chair: Person) -> None:
    proposed = propose(chair, cast)
    with pytest.raises(Unacceptable, match="Say why"):
        decline_correction(proposed, " ", site=SITE, by=cast.secretary)

    decline_correction(proposed, "That is not her name.", site=SITE, by=cast.secretary)

    proposed.refresh_from_db()
    assert (proposed.state, proposed.answer) == (CorrectionState.DECLINED, "That is not her name.")
    assert mail.outbox[-1].to == ["outsider@example.org"]
    assert name_of(chair)[0] == "Chair"


def test_only_whose_panel_proposed_it_withdraws_it_and_then_another_can_be(cast: Cast, chair: Person) -> None:
    proposed = propose(chair, cast)
    with pytest.raises(WrongState, match="waits for an answer already"):
        propose(chair, cast, name="Another")
    with pytest.raises(NotAllowed):
        withdraw_correction(proposed, by=cast.secretary)

    withdraw_correction(proposed, by=cast.outsider)

    assert propose(chair, cast, name="Another").state == CorrectionState.OPEN


def test_nobody_is_asked_where_nobody_else_need_be(cast: Cast) -> None:
    given = {**OTHER, "site": SITE, "by": cast.secretary}
    with pytest.raises(WrongState, match="no other panel"):
        propose_correction(cast.member.person, panel=cast.panel, **given)
    with pytest.raises(NotAllowed):
        propose_correction(cast.outsider.person, panel=cast.panel, **given)
    with pytest.raises(NotAllowed):
        propose_correction(cast.member.person, panel=cast.panel, **(given | {"by": cast.chair}))


@pytest.mark.parametrize(("who", "name"), [("secretary", "Chair Two"), ("chair", "Member")])
def test_nobody_gives_themselves_another_name(cast: Cast, who: str, name: str) -> None:
    own = getattr(cast, who).person

    with pytest.raises(NotAllowed):
        correct_person(own, name=name, organisation="", by=getattr(cast, who))


def test_nobody_proposes_another_name_for_themselves(cast: Cast, client: Client) -> None:
    own = cast.secretary.person
    also_elsewhere(own, cast)
    client.force_login(cast.secretary)

    with pytest.raises(NotAllowed, match=r"their own rights\. Ask Chair or an administrator"):
        propose_correction(own, **OTHER, panel=cast.panel, site=SITE, by=cast.secretary)
    for ask in (client.get, client.post):
        assert ask(f"/panels/GRID/people/{own.pk}/correct/").status_code == 403
    assert not PersonCorrection.objects.exists()


def test_the_chair_corrects_the_only_secretary_and_nobody_else(cast: Cast) -> None:
    correct_person(cast.secretary.person, name="Anna Brandt", organisation="", by=cast.chair)

    assert User.objects.get(pk=cast.secretary.pk).name == "Anna Brandt"
    with pytest.raises(NotAllowed):
        correct_person(cast.member.person, name="Other", organisation="", by=cast.chair)
