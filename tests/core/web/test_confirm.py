"""A step of a panel's, as small as it can be: it gives the panel another name."""

import re
from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.shortcuts import get_object_or_404
from django.test import Client
from django.urls import include, path

from core.errors import NotAllowed, Unacceptable
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm, RefusedAtLastField
from meetings.models import Panel
from tests.conftest import Cast
from tests.pages import page_text

TAKEN = "Another panel has this name."


class NameForm(ConfirmForm):
    name = forms.CharField(error_messages={"required": "Say what it is called."})


class Rename(ConfirmView):
    title = "Rename the panel"
    button = "Give it this name"
    form_class = NameForm
    success_url = "/renamed"
    subject: Panel

    def get_subject(self) -> Panel:
        return get_object_or_404(Panel, code=self.kwargs["code"])

    def require(self) -> None:
        if self.subject.parent_id:
            raise NotAllowed("This panel is named by its parent.")

    def get_lead(self) -> str:
        return f"{self.subject.code} is called {self.subject.name}."

    def act(self, form: Any) -> str:
        if form.cleaned_data["name"] == "Taken":
            raise Unacceptable(TAKEN)
        self.subject.name = form.cleaned_data["name"]
        self.subject.save()
        return f"{self.by.email} calls it {self.subject.name} at {self.site}."


class ThrowAway(Rename):
    """A step that asks for nothing, and can do harm."""

    form_class = ConfirmForm
    title, button, leave, is_grave = "Throw it away", "", "Leave it as it is", True

    def act(self, _form: Any) -> str:
        raise Unacceptable(TAKEN)

    def get_leave_url(self) -> str:
        return "/left"


urlpatterns = [
    path("<str:code>/rename/", Rename.as_view()),
    path("<str:code>/throw-away/", ThrowAway.as_view()),
    path("", include("smartgov.urls")),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def signed_in(cast: Cast, client: Client) -> Client:
    client.force_login(cast.member)
    return client


def words(content: bytes) -> str:
    """What stands in the main part of a page, without its tags."""
    main = content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", main.partition(">")[2]).split())


def test_it_shows_its_words_and_its_form(signed_in: Client) -> None:
    page = signed_in.get("/GRID/rename/").content

    assert words(page) == (
        "Rename the panel GRID is called Grid Code Panel. Name * Give it this name Leave without changing"
    )
    assert b"<title>Rename the panel \xc2\xb7 SmartGov</title>" in page


def test_it_acts_and_says_so(cast: Cast, signed_in: Client) -> None:
    response = signed_in.post("/GRID/rename/", {"name": "Other"})

    assert (response.status_code, response["Location"]) == (302, "/renamed")
    assert Panel.objects.get(pk=cast.panel.pk).name == "Other"
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [f"{cast.member.email} calls it Other at http://testserver."]


@pytest.mark.parametrize(("name", "sentence"), [("Taken", TAKEN), ("", "Say what it is called.")])
def test_what_cannot_be_taken_is_said_at_the_form(cast: Cast, signed_in: Client, name: str, sentence: str) -> None:
    response = signed_in.post("/GRID/rename/", {"name": name})

    assert response.status_code == 400
    assert sentence in words(response.content)
    assert response.context["form"]["name"].value() == name
    assert Panel.objects.get(pk=cast.panel.pk).name == cast.panel.name


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_refusal_comes_before_the_form(cast: Cast, signed_in: Client, method: str) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(parent=Panel.objects.create(code="TOP", name="Top"))

    response = getattr(signed_in, method)("/GRID/rename/", {"name": "Other"})

    assert response.status_code == 403
    assert "This panel is named by its parent." in words(response.content)


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_subject_there_is_no_page(signed_in: Client, method: str) -> None:
    assert getattr(signed_in, method)("/NONE/rename/").status_code == 404


@pytest.mark.parametrize("code", ["GRID", "NONE"])
def test_who_is_not_signed_in_is_asked_to_before_all_else(cast: Cast, client: Client, code: str) -> None:
    response = client.post(f"/{code}/rename/", {"name": "Other"})

    assert response["Location"] == f"/account/sign-in/?next=/{code}/rename/"
    assert Panel.objects.get(pk=cast.panel.pk).name == cast.panel.name


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_it_takes_no_other_method(client: Client, method: str) -> None:
    assert getattr(client, method)("/GRID/rename/").status_code == 405


def test_it_is_never_stored(signed_in: Client) -> None:
    assert "no-store" in signed_in.get("/GRID/rename/")["Cache-Control"]


def test_a_step_that_asks_for_nothing_has_its_title_on_the_button(signed_in: Client) -> None:
    response = signed_in.get("/GRID/throw-away/")
    page = response.content

    assert words(page).endswith("Throw it away Leave it as it is")
    assert '<button class="btn btn-danger" type="submit">Throw it away</button>' in page_text(response)
    assert b'<a class="btn btn-quiet" href="/left">Leave it as it is</a>' in page


def test_a_refusal_stands_above_a_form_without_fields(signed_in: Client) -> None:
    assert f"called Grid Code Panel. {TAKEN} Throw it away" in words(signed_in.post("/GRID/throw-away/").content)


def test_a_form_shows_a_refusal_where_it_says() -> None:
    class AtTheName(NameForm):
        refused_at = "name"

    class AtTheLast(RefusedAtLastField, NameForm):
        reason = forms.CharField(required=False)

    above, at_name, at_last = NameForm({"name": "x"}), AtTheName({"name": "x"}), AtTheLast({"name": "x"})
    for form in (above, at_name, at_last):
        form.refuse(TAKEN)

    assert above.non_field_errors() == [TAKEN]
    assert at_name.errors == {"name": [TAKEN]}
    assert at_last.errors == {"reason": [TAKEN]}
    assert at_last.fields["reason"].widget.attrs["autofocus"]
