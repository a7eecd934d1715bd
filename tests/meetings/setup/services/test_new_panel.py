"""A panel as planned: who may set one up, what comes of it, and that whoever does so reads nothing by that."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import Letterhead, Membership, Organisation, OutcomeWord, Panel, Person, Seat
from meetings.panels.rules import PanelRules
from meetings.panels.services import appoint_first_secretary, create_panel
from meetings.setup.services.new_panel import person_of, set_up_panel
from minutes.models import Minutes
from tests.conftest import Cast
from tests.meetings.setup.planned import PLAN


def test_an_administrator_sets_up_a_panel_as_it_was_planned(administrator: User) -> None:
    person = person_of(administrator, by=administrator)
    person.organisation = Organisation.objects.create(name="Harbour Office")
    person.save()

    panel = set_up_panel(PLAN, secretary=person, by=administrator)

    assert (panel.name, PanelRules.read(panel.rules)) == ("Harbour Panel", PLAN.rules)
    assert [str(seat) for seat in Seat.objects.order_by("pk")] == ["Members 1", "Members 2", "Members 3", "Clerk 1"]
    assert list(panel.outcome_words.values_list("word", flat=True)) == ["ENDORSED"]
    assert Letterhead.objects.get().address_line == "Harbour Office"
    membership = Membership.objects.get()
    assert (membership.person, membership.role, membership.is_cleared) == (person, Role.SECRETARY, True)
    assert AuditEvent.objects.latest("seq").verb == "meetings.panel_set_up"


@pytest.mark.parametrize("role", ["secretary", "chair", "member", "outsider"])
def test_nobody_else_sets_up_panels(cast: Cast, role: str) -> None:
    by = getattr(cast, role)

    with pytest.raises(NotAllowed, match="Only an administrator"):
        set_up_panel(PLAN, secretary=by.person, by=by)
    assert not Panel.objects.filter(code="HARB").exists()


def test_an_administrator_whose_account_is_closed_sets_up_nothing(administrator: User) -> None:
    administrator.is_active = False

    with pytest.raises(NotAllowed):
        create_panel("HARB", name="Harbour Panel", by=administrator)


def test_a_code_that_is_taken_leaves_nothing_half_done(administrator: User) -> None:
    set_up_panel(PLAN, secretary=person_of(administrator, by=administrator), by=administrator)
    before = Seat.objects.count(), AuditEvent.objects.count()

    with pytest.raises(Unacceptable, match="Harbour Panel has the code HARB already"):
        set_up_panel(PLAN, secretary=person_of(administrator, by=administrator), by=administrator)

    assert (Seat.objects.count(), AuditEvent.objects.count()) == before


def test_only_the_first_secretary_is_an_administrators_to_appoint(cast: Cast, administrator: User) -> None:
    """A panel that has lost its secretary is no way in: it had one."""
    Membership.objects.filter(panel=cast.panel, role=Role.SECRETARY).update(ends_on=date(2021, 1, 1))

    first = person_of(administrator, by=administrator)

    with pytest.raises(WrongState, match="has had a secretary already"):
        appoint_first_secretary(cast.panel, first, starts_on=timezone.localdate(), by=administrator)


def test_an_administrator_reads_no_draft_and_nothing_confidential(
    cast: Cast, minutes: Minutes, administrator: User, client: Client
) -> None:
    client.force_login(administrator)

    assert access_of(administrator) == access_of(User.objects.create_user("nobody@example.org"))
    assert not Minutes.objects.visible_to(administrator).exists()
    for address in ("/panels/GRID/", "/panels/GRID/settings/", "/meetings/GRID12/", "/minutes/GRID12/"):
        assert client.get(address).status_code == 404
    assert client.get("/drafting/GRID12/1/").status_code == 404


def test_words_of_every_panel_are_not_taken_a_second_time(administrator: User) -> None:
    panel = set_up_panel(PLAN, secretary=Person.objects.create(name="Bo Reed"), by=administrator)

    assert OutcomeWord.objects.filter(panel=panel).count() == 1
