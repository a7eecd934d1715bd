"""An installation that nobody uses yet: whoever has its code becomes its administrator, once, and goes on."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from core.accounts.models import User
from meetings.models import Organisation, Panel
from minutes.models import Minutes
from smartgov.demo.loading import DemoStage, load_demo, stage_of_demo
from smartgov.first_run.claiming import is_untouched
from tests.conftest import Cast
from tests.factories import make_panel
from tests.forms import sent_as_found
from tests.smartgov.first_run.accounts import PASSWORD

pytestmark = pytest.mark.usefixtures("var")

ACCOUNT = {"name": "Ada Quill", "email": "Ada@Example.org", "password": PASSWORD, "again": PASSWORD}


def claim(client: Client, code: str, changes: dict[str, str] | None = None):
    return client.post("/welcome/", ACCOUNT | {"code": code} | (changes or {}))


def test_from_the_first_page_to_the_first_panel(client: Client, code: str) -> None:
    assert client.get("/")["Location"] == "/welcome/"
    assert "1 of 3: Your account" in client.get("/welcome/").content.decode()

    claimed = claim(client, code)
    left = client.get("/").content.decode()
    named = client.post("/welcome/organisation/", {"name": "Harbour Office"})
    page = client.post(
        "/panels/new/", {"made_of": "blank", "name": "Harbour", "code": "HARB", "secretary": "ada@example.org"}
    )
    client.post("/panels/new/", sent_as_found(page.content.decode()) | {"step": "make"})

    assert claimed["Location"] == "/welcome/organisation/"
    assert "Setting up: step 2 of 3" in left
    assert named["Location"] == "/panels/new/"
    assert Panel.objects.get().letterhead.address_line == "Harbour Office"
    home = client.get("/").content.decode()
    assert "Setting up" not in home
    assert "New panel" in home


def test_who_comes_back_is_sent_to_the_step_they_are_at(client: Client, code: str) -> None:
    claim(client, code)
    first = client.get("/welcome/")["Location"]
    client.post("/welcome/organisation/", {"name": "Harbour Office"})

    second = client.get("/welcome/")["Location"]
    make_panel()

    assert (first, second, client.get("/welcome/")["Location"]) == ("/welcome/organisation/", "/panels/new/", "/")


def test_the_organisation_can_be_named_again(client: Client, code: str) -> None:
    claim(client, code)
    client.post("/welcome/organisation/", {"name": "Harbor Office"})

    again = client.get("/welcome/organisation/").content.decode()
    client.post("/welcome/organisation/", {"name": "Harbour Office"})
    refused = client.post("/welcome/organisation/", {"name": " "})

    assert 'value="Harbor Office"' in again
    assert (refused.status_code, Organisation.objects.count()) == (400, 2)
    assert User.objects.get().person.organisation.name == "Harbour Office"


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"code": "guess"}, 403, "That is not this installation’s setup code."),
        ({"again": "another"}, 400, "The two passwords do not match."),
        ({"password": "12345678", "again": "12345678"}, 400, "too common"),
        ({"email": "ada"}, 400, "Enter an email address"),
    ],
)
def test_the_page_says_what_was_wrong_and_keeps_what_was_typed(
    client: Client, code: str, changes: dict[str, str], status: int, said: str
) -> None:
    response = claim(client, code, changes)

    assert response.status_code == status
    assert said in response.content.decode()
    assert 'value="Ada Quill"' in response.content.decode()
    assert not User.objects.exists()


def test_tries_of_the_code_are_counted(client: Client, code: str) -> None:
    for _ in range(5):
        claim(client, "guess")

    response = claim(client, code)

    assert response.status_code == 403
    assert "Too many attempts." in response.content.decode()
    assert not User.objects.exists()


def test_where_somebody_can_sign_in_there_is_no_welcome(cast: Cast, client: Client, code: str) -> None:
    cast.member.set_password(PASSWORD)
    cast.member.save()

    assert client.get("/welcome/").status_code == 404
    assert claim(client, code).status_code == 404
    assert client.get("/").status_code == 200
    assert client.get("/welcome/demo/").status_code == 404
    assert client.get("/welcome/demo/remove/").status_code == 404


def test_published_minutes_are_shown_to_the_public_whether_anybody_can_sign_in_or_not(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    assert not is_untouched()
    assert client.get("/").status_code == 200


def test_the_demo_is_loaded_by_whoever_has_the_code_and_removed_again(client: Client, code: str) -> None:
    client.post("/welcome/demo/", {"code": code})
    page = client.get("/welcome/demo/").content.decode()
    password = page.split('class="secret">')[1].split("<")[0]
    signed_in = Client().login(email="anna@example.org", password=password)
    asked = client.get("/welcome/demo/remove/").content.decode()
    removed = client.post("/welcome/demo/remove/", {"step": "remove"})

    assert "anna@example.org" in page
    assert signed_in
    assert "Everything goes" in asked
    assert removed["Location"] == "/welcome/"
    assert is_untouched()
    assert "The demo has been removed." in client.get("/welcome/").content.decode()


def test_how_far_the_demo_is_can_be_seen_by_whoever_comes_back(client: Client, code: str, queue: None) -> None:
    client.post("/welcome/demo/", {"code": code})
    waiting = client.get("/welcome/demo/").content.decode()
    client.post("/welcome/demo/")

    asked = DBTaskResult.objects.get()
    DBTaskResult.objects.update(status="RUNNING")
    making = stage_of_demo()
    DBTaskResult.objects.update(status="FAILED")

    assert "Waiting for its turn" in waiting
    assert asked.task_path == load_demo.module_path
    assert (making, stage_of_demo()) == (DemoStage.MAKING, DemoStage.STUCK)
    assert "the work was interrupted" in client.get("/welcome/demo/").content.decode()


def test_without_the_code_nobody_loads_sees_or_removes_the_demo(client: Client, code: str) -> None:
    refused = client.post("/welcome/demo/", {"code": "guess"})
    nothing = stage_of_demo()
    load_demo.enqueue()

    shown = client.get("/welcome/demo/").content.decode()
    removal = client.post("/welcome/demo/remove/", {"step": "remove"})

    assert (refused.status_code, nothing) == (403, DemoStage.ABSENT)
    assert "anna@example.org" not in shown
    assert "The setup code" in removal.content.decode()
    assert stage_of_demo() is DemoStage.DONE


def test_beside_something_of_ones_own_the_page_says_what_keeps_the_demo(client: Client, code: str) -> None:
    load_demo.enqueue()
    make_panel()
    client.post("/welcome/demo/", {"code": code})

    page = client.get("/welcome/demo/remove/").content.decode()
    response = client.post("/welcome/demo/remove/", {"step": "remove"})

    assert "The panel “Grid Code Panel” (GRID) is not the demo’s." in page
    assert response.status_code == 409
    assert stage_of_demo() is DemoStage.DONE
