"""How people come to sign in: invited, closed, opened again, at another address; and who may do that."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from core.accounts.models import User
from core.accounts.services import create_account
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import Membership, Panel, Person
from meetings.people.services.accounts import (
    change_address_of,
    close_account_of,
    invite_again,
    invite_person,
    reopen_account_of,
)
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import correct_person
from meetings.people.services.whose_panels import why_not_theirs
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.people.elsewhere import also_elsewhere

SITE = "https://minutes.example.org"


def link_in(message: mail.EmailMessage) -> str:
    return re.search(rf"{SITE}(/account/password/reset/\S+)", message.body)[1]


def test_somebody_is_invited_by_mail_chooses_a_password_and_signs_in(cast: Cast, priya: Person, client: Client) -> None:
    account = invite_person(priya, "Priya@example.org", site=SITE, by=cast.secretary)

    (message,) = mail.outbox
    assert (message.to, account.has_usable_password()) == (["priya@example.org"], False)
    assert "within 24 hours" in message.body
    form = client.get(link_in(message), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "a calmer sentence 48", "password2": "a calmer sentence 48"})
    client.post("/account/sign-in/", {"login": "priya@example.org", "password": "a calmer sentence 48"})
    assert client.get("/panels/GRID/").status_code == 200
    verbs = AuditEvent.objects.order_by("-seq").values_list("verb", flat=True)[:3]
    assert list(verbs) == ["accounts.password_set", "meetings.person_invited", "core.account_created"]


def test_nobody_is_invited_twice_but_gets_another_link(cast: Cast, priya: Person) -> None:
    invite_person(priya, "priya@example.org", site=SITE, by=cast.secretary)
    with pytest.raises(WrongState, match="Priya Nair has an account already"):
        invite_person(priya, "priya@example.org", site=SITE, by=cast.secretary)

    invite_again(priya, site=SITE, by=cast.secretary)

    assert [message.to for message in mail.outbox] == [["priya@example.org"]] * 2


@pytest.mark.parametrize("email", ["no address", "member@example.org", ""])
def test_an_address_that_is_none_or_taken_invites_nobody(cast: Cast, priya: Person, email: str) -> None:
    with pytest.raises(Unacceptable):
        invite_person(priya, email, site=SITE, by=cast.secretary)

    priya.refresh_from_db()
    assert (priya.account, mail.outbox) == (None, [])


def test_an_account_is_closed_and_opened_by_the_secretary(cast: Cast, client: Client) -> None:
    client.force_login(cast.member)

    close_account_of(cast.member.person, by=cast.secretary)
    assert client.get("/panels/GRID/").status_code == 302
    with pytest.raises(WrongState, match="is closed"):
        invite_again(Person.objects.get(account=cast.member), site=SITE, by=cast.secretary)
    reopen_account_of(Person.objects.get(account=cast.member), by=cast.secretary)

    assert User.objects.get(pk=cast.member.pk).is_active


def test_the_last_secretary_and_ones_own_account_are_not_closed(cast: Cast) -> None:
    with pytest.raises(Unacceptable, match="your own account"):
        close_account_of(cast.secretary.person, by=cast.secretary)
    with pytest.raises(Unacceptable, match="nobody but Secretary could keep the minutes"):
        close_account_of(cast.secretary.person, by=cast.operator)
    deputy = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)

    close_account_of(cast.secretary.person, by=deputy)

    assert not User.objects.get(pk=cast.secretary.pk).is_active


def test_both_addresses_are_told_when_one_changes(cast: Cast) -> None:
    change_address_of(cast.member.person, "new@example.org", site=SITE, by=cast.secretary)

    assert [message.to for message in mail.outbox] == [["member@example.org"], ["new@example.org"]]
    assert all("before: member@example.org\nfrom now on: new@example.org" in each.body for each in mail.outbox)


def test_who_keeps_one_panel_does_not_change_how_somebody_signs_in_to_two(cast: Cast, priya: Person) -> None:
    also_elsewhere(priya, cast)

    with pytest.raises(NotAllowed) as unseen:
        invite_person(priya, "mine@example.org", site=SITE, by=cast.secretary)
    appoint_member(
        Panel.objects.get(code="OTHER"),
        cast.secretary.person,
        Role.OBSERVER,
        starts_on=date(2020, 1, 1),
        by=cast.outsider,
    )
    with pytest.raises(NotAllowed) as seen:
        invite_person(priya, "mine@example.org", site=SITE, by=cast.secretary)

    assert str(unseen.value) == (
        "Priya Nair also belongs to another panel, and one account opens all panels. "
        "Ask the operator of this installation."
    )
    assert str(seen.value) == (
        "Priya Nair also belongs to Another Panel, and one account opens all panels. Ask somebody who keeps the "
        "minutes of Another Panel too, or the operator of this installation."
    )


def test_who_keeps_all_panels_of_somebody_invites_them(cast: Cast, priya: Person) -> None:
    also_elsewhere(priya, cast)
    appoint_member(
        Panel.objects.get(code="OTHER"),
        cast.secretary.person,
        Role.DEPUTY_SECRETARY,
        starts_on=date(2020, 1, 1),
        by=cast.outsider,
    )

    invite_person(priya, "priya@example.org", site=SITE, by=cast.secretary)

    assert [message.to for message in mail.outbox] == [["priya@example.org"]]


def over(account: User, panel: Panel, last_day: date) -> Person:
    Membership.objects.filter(person__account=account, panel=panel).update(ends_on=last_day)
    return Person.objects.get(account=account)


def test_once_a_term_is_over_the_secretariat_still_closes_and_changes_the_account(cast: Cast) -> None:
    gus = over(cast.member, cast.panel, date(2024, 3, 31))

    change_address_of(gus, "gus@example.org", site=SITE, by=cast.secretary)
    correct_person(gus, name="Gus Grant", organisation="", by=cast.secretary)
    close_account_of(gus, by=cast.secretary)

    account = User.objects.get(pk=cast.member.pk)
    assert (account.email, account.name, account.is_active) == ("gus@example.org", "Gus Grant", False)
    for who in (cast.chair, cast.outsider):
        with pytest.raises(NotAllowed, match="belongs to, or belonged to last, can do this"):
            reopen_account_of(gus, by=who)


def test_who_now_belongs_to_another_panel_is_kept_by_that_ones_secretariat(cast: Cast) -> None:
    gus = over(cast.member, cast.panel, date(2024, 3, 31))
    also_elsewhere(gus, cast)

    with pytest.raises(NotAllowed):
        change_address_of(gus, "mine@example.org", site=SITE, by=cast.secretary)
    change_address_of(gus, "gus@example.org", site=SITE, by=cast.outsider)


def test_of_panels_that_are_all_over_the_last_one_counts(cast: Cast) -> None:
    gus = over(cast.member, cast.panel, date(2024, 3, 31))
    also_elsewhere(gus, cast)
    over(cast.member, Panel.objects.get(code="OTHER"), date(2024, 4, 30))
    access = access_of(cast.secretary)

    with pytest.raises(NotAllowed):
        close_account_of(gus, by=cast.secretary)
    assert why_not_theirs(gus, access, cast.secretary).startswith("Only the secretariat of a panel that Member")
    close_account_of(gus, by=cast.outsider)


def test_of_panels_that_ended_on_one_day_either_ones_secretariat_does(cast: Cast) -> None:
    gus = over(cast.member, cast.panel, date(2024, 3, 31))
    also_elsewhere(gus, cast)
    over(cast.member, Panel.objects.get(code="OTHER"), date(2024, 3, 31))

    close_account_of(gus, by=cast.secretary)
    reopen_account_of(gus, by=cast.outsider)


def test_somebody_without_an_account_has_none_to_close_and_a_superusers_is_left_alone(
    cast: Cast, priya: Person
) -> None:
    with pytest.raises(WrongState, match="Priya Nair has no account yet"):
        close_account_of(priya, by=cast.secretary)
    priya.account = User.objects.create_superuser("root@example.org")
    priya.save()

    for change in (close_account_of, reopen_account_of):
        with pytest.raises(NotAllowed, match="runs the installation"):
            change(priya, by=cast.secretary)
    with pytest.raises(NotAllowed, match="runs the installation"):
        change_address_of(priya, "mine@example.org", site=SITE, by=cast.secretary)


def test_an_account_made_at_the_command_line_is_like_any_other(cast: Cast, priya: Person) -> None:
    priya.account = create_account("priya@example.org", name="Priya", password="paper and ink 47", by=cast.operator)
    priya.save()

    close_account_of(priya, by=cast.secretary)

    assert not User.objects.get(email="priya@example.org").is_active
