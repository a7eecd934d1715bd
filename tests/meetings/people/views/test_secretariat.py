"""The page on which the chair or an administrator gives a panel's only secretary what they cannot give themselves."""

import pytest
from django.test import Client

from core.accounts.models import User
from meetings.models import Membership, Panel
from tests.conftest import Cast
from tests.pages import page_text

PAGE = "/panels/GRID/people/secretariat/"


@pytest.fixture
def own(cast: Cast) -> Membership:
    """The term of the panel's only secretary, who is not cleared."""
    held = Membership.objects.filter(person__account=cast.secretary)
    held.update(is_cleared=False)
    return held.get()


@pytest.mark.parametrize("who", ["chair", "outsider"])
def test_the_chair_or_an_administrator_finds_and_gives_clearance(
    cast: Cast, client: Client, own: Membership, who: str
) -> None:
    User.objects.filter(pk=cast.outsider.pk).update(is_superuser=True)
    client.force_login(User.objects.get(pk=getattr(cast, who).pk))
    give = f"/panels/GRID/people/terms/{own.pk}/give-clearance/"

    page = page_text(client.get(PAGE))
    response = client.post(give)

    assert (give in page, response["Location"]) == (True, PAGE)
    own.refresh_from_db()
    assert own.is_cleared


def test_the_secretary_reads_whom_to_ask(cast: Cast, client: Client, own: Membership) -> None:
    client.force_login(cast.secretary)

    page = page_text(client.get(PAGE))

    assert "Nobody can extend their own rights. Ask Chair or an administrator of this installation." in page
    assert f"{own.pk}/give-clearance/" not in page
    assert client.post(f"/panels/GRID/people/terms/{own.pk}/give-clearance/").status_code == 403


def test_the_panels_there_are_lead_an_administrator_there(cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.outsider.pk).update(is_superuser=True)
    Panel.objects.bulk_create(Panel(code=f"Z{letter}", name="Many") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    client.force_login(User.objects.get(pk=cast.outsider.pk))

    page = page_text(client.get("/panels/new/"))

    assert f'<a href="{PAGE}">Grid Code Panel</a>' in page
    assert page.count("/people/secretariat/") == 25
    assert "/panels/ZZ/people/secretariat/" in client.get("/panels/new/?page=2").content.decode()
