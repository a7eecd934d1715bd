"""From the proposal of one secretariat to the answer of the other, on their pages."""

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.models import Person, PersonCorrection
from tests.conftest import Cast
from tests.meetings.people.elsewhere import also_elsewhere
from tests.pages import page_text

HERE, THERE = "/panels/GRID/people/", "/panels/OTHER/people/"


@pytest.fixture
def chair(cast: Cast) -> Person:
    also_elsewhere(cast.chair.person, cast)
    return Person.objects.get(account=cast.chair)


@pytest.fixture
def proposed(cast: Cast, chair: Person, client: Client) -> PersonCorrection:
    client.force_login(cast.outsider)
    form = f"{THERE}{chair.pk}/correct/"
    assert "Its secretariat is asked by email" in page_text(client.get(form))
    client.post(form, {"name": "Mallory", "organisation": "Harbour Council"})
    return PersonCorrection.objects.get()


def test_the_other_secretariat_finds_it_and_accepts(
    cast: Cast, chair: Person, proposed: PersonCorrection, client: Client
) -> None:
    client.force_login(cast.secretary)
    people, page = page_text(client.get(HERE)), page_text(client.get(f"{HERE}{chair.pk}/"))
    accept = f"{HERE}corrections/{proposed.pk}/accept/"

    asked = page_text(client.get(accept))
    client.post(accept)

    assert "Another secretariat proposes a correction" in people
    assert ("Mallory of Harbour Council" in page, accept in page) == (True, True)
    assert "Now: Chair, without an organisation. As Outsider proposes: Mallory of Harbour Council." in asked
    assert User.objects.get(pk=cast.chair.pk).name == "Mallory"
    assert "Another secretariat proposes" not in page_text(client.get(HERE))


def test_the_proposer_reads_that_it_waits_and_withdraws_it(
    chair: Person, proposed: PersonCorrection, client: Client
) -> None:
    page = page_text(client.get(f"{THERE}{chair.pk}/"))

    response = client.post(f"{THERE}corrections/{proposed.pk}/withdraw/")

    assert (f"{proposed.pk}/withdraw/" in page, f"{proposed.pk}/accept/" in page) == (True, False)
    assert response.status_code == 302
    assert client.get(f"{THERE}corrections/{proposed.pk}/accept/").status_code == 403


def test_it_is_declined_with_a_reason(cast: Cast, proposed: PersonCorrection, client: Client) -> None:
    client.force_login(cast.secretary)
    decline = f"{HERE}corrections/{proposed.pk}/decline/"

    empty, given = client.post(decline), client.post(decline, {"reason": "Not her name."})

    assert (empty.status_code, given.status_code) == (400, 302)
    assert User.objects.get(pk=cast.chair.pk).name == "Chair"


@pytest.mark.parametrize("panel", ["GRID", "OTHER"])
def test_an_address_and_the_last_sign_in_are_for_who_keeps_all_their_panels(
    cast: Cast, chair: Person, client: Client, panel: str
) -> None:
    client.force_login(cast.chair)  # the last sign-in
    client.force_login(cast.secretary if panel == "GRID" else cast.outsider)

    page = page_text(client.get(f"/panels/{panel}/people/{chair.pk}/"))
    whole = page_text(client.get(f"{HERE}{cast.member.person.pk}/"))

    assert ("chair@example.org" in page, "Last signed in" in page, "Has not signed in" in page) == (False,) * 3
    assert ("member@example.org" in whole) == (panel == "GRID")
