"""Pages of a panel's people are its secretariat's, and a person is found there who is or was of the panel."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from core.errors import NotAllowed
from meetings.models import Membership, Panel, Person
from meetings.people.views.access import for_the_secretariat, person_of
from tests.conftest import Cast


@for_the_secretariat
def page(request: HttpRequest, panel: Panel, word: str) -> HttpResponse:
    return HttpResponse(f"{panel.name}: {word}")


def asked_by(user: object) -> HttpResponse:
    request = RequestFactory().get("/panels/grid/people/")
    request.user = user
    return page(request, "grid", word="seats")


def test_the_view_gets_the_panel_of_the_code(cast: Cast) -> None:
    response = asked_by(cast.secretary)

    assert response.content == b"Grid Code Panel: seats"
    assert "no-store" in response["Cache-Control"]


def test_for_others_the_view_is_not_called(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        asked_by(cast.chair)
    with pytest.raises(Http404):
        asked_by(cast.outsider)
    assert asked_by(AnonymousUser())["Location"].startswith("/account/sign-in/?next=")


def test_somebody_who_left_is_still_found(cast: Cast) -> None:
    member = cast.member.person
    Membership.objects.filter(person=member).update(ends_on=date(2021, 1, 1))

    assert person_of(cast.panel, member.pk) == member


def test_somebody_of_another_panel_is_not_found(cast: Cast) -> None:
    nobodys = Person.objects.create(name="Di Wolf")

    for person in (cast.outsider.person, nobodys):
        with pytest.raises(Http404):
            person_of(cast.panel, person.pk)
