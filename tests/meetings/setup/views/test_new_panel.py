"""The pages of a new panel: shown before it is made, and made once."""

from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.accounts.models import User
from meetings.access import access_of
from meetings.models import Panel, Seat
from meetings.panels.rules import PanelRules
from meetings.setup.services.new_panel import person_of, set_up_panel
from tests.conftest import Cast
from tests.meetings.setup.asking import ask, make
from tests.meetings.setup.planned import PLAN


def test_a_panel_is_shown_before_it_is_made(administrator: User, client: Client) -> None:
    client.force_login(administrator)

    page = ask(client, made_of="code_panel", name="Harbour Panel", code="harb").content.decode()
    shown = Panel.objects.exists()
    made = make(client, page)

    assert "12 seats, all of them vacant" in page
    assert "A quorum is 6 people, whichever seats they fill." in page
    assert "Modification and release status" in page
    assert (shown, made["Location"]) == (False, "/panels/HARB/settings/")
    assert Seat.objects.count() == 12


def test_a_panel_is_made_of_the_file_of_another(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    set_up_panel(PLAN, secretary=person_of(administrator, by=administrator), by=administrator)
    saved = client.get("/panels/HARB/settings.toml")
    upload = SimpleUploadedFile("HARB.toml", saved.content)

    page = ask(client, made_of="file", file=upload, code="OTHER").content.decode()
    make(client, page)

    assert saved["Content-Disposition"] == 'attachment; filename="HARB.toml"'
    other = Panel.objects.get(code="OTHER")
    assert (other.name, PanelRules.read(other.rules)) == ("Harbour Panel", PLAN.rules)
    assert Seat.objects.filter(panel=other).count() == 4


def test_another_account_can_be_its_secretary(cast: Cast, administrator: User, client: Client) -> None:
    client.force_login(administrator)

    page = ask(client, name="Harbour Panel", code="HARB", secretary="member@example.org").content.decode()
    made = make(client, page)

    panel = Panel.objects.get(code="HARB")
    assert made["Location"] == "/"
    assert access_of(cast.member).keeps == {panel.pk}
    assert access_of(administrator).panels == set()


def test_a_panel_that_is_made_once_more_says_that_it_is_there_and_where(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    page = ask(client, made_of="blank", name="The People's Panel", code="PEOP").content.decode()
    make(client, page)

    again = make(client, page)
    said = unescape(again.content.decode())

    assert again.status_code == 400
    assert "The People's Panel has the code PEOP already. Choose another one." in said
    assert 'href="/panels/PEOP/"' in said
    assert Panel.objects.count() == 1


def test_a_panel_of_others_that_is_there_has_no_link(cast: Cast, administrator: User, client: Client) -> None:
    client.force_login(administrator)
    page = ask(client, made_of="blank", name="A Panel", code="PEOP").content.decode()
    Panel.objects.filter(code="OTHER").update(code="PEOP")

    assert 'href="/panels/PEOP/"' not in make(client, page).content.decode()
