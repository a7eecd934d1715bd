"""The steps about one person: what they say before and after, and when they are not offered."""

import pytest
from django.core import mail
from django.test import Client

from core.accounts.models import User
from meetings.models import Person
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, shown


def step(person: Person, name: str) -> str:
    return f"{PAGE}{person.pk}/{name}/"


def taken(client: Client, person: Person, name: str, /, **sent: str) -> str:
    """The person's page that a step which was taken leads to."""
    response = client.post(step(person, name), sent, follow=True)
    assert response.redirect_chain[0][0] == f"{PAGE}{person.pk}/"
    return shown(response)


def test_a_name_is_corrected_from_what_it_is(secretary: Client, priya: Person) -> None:
    asked = shown(secretary.get(step(priya, "correct")))

    page = taken(secretary, priya, "correct", name="Priya Nayar", organisation="")

    assert 'value="Priya Nair"' in asked
    assert 'value="SECAS"' in asked
    assert "Priya Nayar is corrected." in page
    assert Person.objects.get(pk=priya.pk).organisation is None


def test_somebody_is_invited_and_sent_another_link(secretary: Client, priya: Person) -> None:
    asked = shown(secretary.get(step(priya, "invite")))
    invited = taken(secretary, priya, "invite", email="Priya@example.org")
    again = taken(secretary, priya, "invite-again")

    assert "Priya Nair will get an account" in asked
    assert "An invitation is on its way to priya@example.org." in invited
    assert "Another link is on its way to priya@example.org." in again
    assert [message.to for message in mail.outbox] == [["priya@example.org"]] * 2


def test_an_address_that_is_taken_is_said_there(secretary: Client, priya: Person) -> None:
    response = secretary.post(step(priya, "invite"), {"email": "member@example.org"})

    assert response.status_code == 400
    assert 'value="member@example.org"' in shown(response)
    assert mail.outbox == []


def test_an_account_changes_its_address(cast: Cast, secretary: Client) -> None:
    asked = shown(secretary.get(step(cast.member.person, "change-address")))
    page = taken(secretary, cast.member.person, "change-address", email="new@example.org")

    assert "instead of member@example.org." in asked
    assert "Member signs in with the new address from now on." in page
    assert User.objects.get(pk=cast.member.pk).email == "new@example.org"


def test_an_account_is_closed_and_opened_again(cast: Cast, secretary: Client) -> None:
    asked = shown(secretary.get(step(cast.member.person, "close-account")))
    closed = taken(secretary, cast.member.person, "close-account")
    could_sign_in = User.objects.get(pk=cast.member.pk).is_active
    opened = taken(secretary, cast.member.person, "open-account")

    assert "Member is signed out at once" in asked
    assert "The account of Member is closed." in closed
    assert "The account of Member is open again." in opened
    assert (could_sign_in, User.objects.get(pk=cast.member.pk).is_active) == (False, True)


@pytest.mark.parametrize("name", ["invite-again", "change-address", "close-account", "open-account"])
def test_without_an_account_its_steps_are_refused(secretary: Client, priya: Person, name: str) -> None:
    response = secretary.get(step(priya, name))

    assert response.status_code == 409
    assert "Priya Nair has no account yet" in shown(response)


def test_who_has_an_account_is_not_invited(cast: Cast, secretary: Client) -> None:
    response = secretary.get(step(cast.member.person, "invite"))

    assert response.status_code == 409
    assert "has an account already" in shown(response)
