"""What becomes of a refusal that a view lets pass: a page, or JSON for a script, and nothing written."""

import re

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from core.errors import ChangedMeanwhile, NotAllowed, NotReady, Unacceptable, WrongState
from core.web.refusals import answers_json
from meetings.enums import MeetingState
from meetings.models import Meeting, Organisation
from tests.conftest import Cast
from tests.meetings.agenda.planning import plan_meeting
from tests.pages import page_text

SITE, ELSEWHERE = "http://testserver", "https://elsewhere.example"
AGENDA, ISSUE = "/meetings/GRID12/agenda/", "/meetings/GRID12/agenda/issue/"


@pytest.mark.parametrize(
    ("method", "referer", "link"),
    [
        ("post", f"{SITE}{AGENDA}", f"{SITE}{AGENDA}"),
        ("post", f"{SITE}{ISSUE}", f"{SITE}{ISSUE}"),
        ("get", f"{SITE}{AGENDA}", f"{SITE}{AGENDA}"),
        ("get", f"{SITE}{ISSUE}", "/"),  # which would be refused again
        ("post", f"{ELSEWHERE}/", "/"),
        ("post", "javascript:alert(1)", "/"),
        ("post", "", "/"),
    ],
)
def test_it_leads_back_to_the_page_before_and_to_no_other_site(
    cast: Cast, client: Client, method: str, referer: str, link: str
) -> None:
    plan_meeting(cast.panel)
    Meeting.objects.update(state=MeetingState.CLOSED)
    client.force_login(cast.secretary)

    response = getattr(client, method)(ISSUE, headers={"referer": referer})

    assert response.status_code == 409
    page = page_text(response)
    assert re.findall(r'<li><a href="([^"]*)">(?:Back|To)', page) == [*[link] * (link != "/"), "/go/GRID12", "/"]
    heading = "Nothing was changed" if method == "post" else "This page cannot be opened now"
    assert f"<h1>{heading}</h1>" in page


def test_what_was_typed_is_on_the_page_of_a_refusal_and_no_password(cast: Cast, client: Client) -> None:
    plan_meeting(cast.panel)
    client.force_login(cast.member)

    sent = {"title": "The second <try>", "item": "7", "csrfmiddlewaretoken": "a b", "password": "a calm sentence"}
    page = page_text(client.post(f"{AGENDA}add", sent))

    assert "<dt>title</dt><dd>The second &lt;try&gt;</dd>" in page
    assert page.count("<dt>") == 1
    opened = page_text(client.get(ISSUE))
    assert "What you had entered" not in opened
    assert "<h1>This page is not open to you</h1>" in opened


REFUSALS = {
    "NotAllowed": (NotAllowed("It is not yours."), 403, "It is not yours."),
    "WrongState": (WrongState("It is over."), 409, "It is over."),
    "NotReady": (NotReady(["No title.", "No date."]), 409, "No title. No date."),
    "Unacceptable": (Unacceptable("This is no date."), 400, "This is no date."),
    "ChangedMeanwhile": (ChangedMeanwhile("Somebody changed it."), 400, "Somebody changed it."),
}


def refuse(request: HttpRequest, kind: str) -> HttpResponse:
    """Writes a line first, so that a test can see whether it is taken back."""
    with transaction.atomic():
        Organisation.objects.create(name="Written before the refusal")
        raise REFUSALS[kind][0]


def refuse_outside(request: HttpRequest, kind: str) -> HttpResponse:
    """As ``refuse``, and leaves it to ATOMIC_REQUESTS to take the line back."""
    Organisation.objects.create(name="Written before the refusal")
    raise REFUSALS[kind][0]


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [
    path("refuse/<str:kind>/", never_cache(refuse)),
    path("refuse-outside/<str:kind>/", refuse_outside),
    path("refuse-json/<str:kind>/", require_POST(answers_json(refuse))),
    path("fail/", fail),
    path("", include("smartgov.urls")),
]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("kind", REFUSALS)
def test_a_page_says_it_under_its_status(client: Client, kind: str) -> None:
    _, status, sentence = REFUSALS[kind]

    response = client.get(f"/refuse/{kind}/")

    assert (response.status_code, response.templates[0].name) == (status, "refused.html")
    assert f"<p>{sentence}</p>" in page_text(response)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("kind", REFUSALS)
def test_a_script_is_told_in_json(client: Client, kind: str) -> None:
    _, status, sentence = REFUSALS[kind]

    response = client.post(f"/refuse-json/{kind}/")

    assert (response.status_code, response.json()) == (status, {"message": sentence})


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_what_was_written_before_it_is_taken_back(client: Client) -> None:
    client.get("/refuse/Unacceptable/")

    assert not Organisation.objects.exists()


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_atomic_requests_take_it_back_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    response = client.get("/refuse-outside/Unacceptable/")

    assert response.status_code == 400
    assert not Organisation.objects.exists()


@pytest.mark.urls(__name__)
def test_a_fault_is_no_refusal(client: Client) -> None:
    with pytest.raises(RuntimeError):
        client.get("/fail/")
