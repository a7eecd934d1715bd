"""Views beside those of the application, for the bench alone: two that do nothing, one that saves."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path

from core.accounts.models import User
from meetings.access import access_in
from meetings.models import AgendaItem
from minutes.drafting.save import save_item_text


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.session["_auth_user_id"]))


def checked(request: HttpRequest) -> HttpResponse:
    """Nothing either, for whoever belongs to a panel."""
    return HttpResponse(str(len(access_in(request).panels)))


def save(request: HttpRequest, item: int) -> HttpResponse:
    sent = json.loads(request.body)
    saved = save_item_text(
        AgendaItem(pk=item),
        sent["text"],
        base_revision=sent["revision"],
        by=User.objects.get(pk=request.session["_auth_user_id"]),
    )
    return JsonResponse({"html": saved.html, "revision": saved.revision})


urlpatterns = [
    path("empty", empty),
    path("checked", checked),
    path("save/<int:item>", save),
    path("", include("smartgov.urls")),
]
