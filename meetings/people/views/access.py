"""Pages about a panel's seats and people: found and authorised before anything else is looked at."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from core.errors import NotAllowed
from meetings.access import access_in
from meetings.models import Membership, Panel, Person
from meetings.people.services.giving_rights import gives_rights_on
from meetings.web import account_of, panel_to_keep, panel_to_read, tell_time_of

View = Callable[..., HttpResponseBase]


def for_the_secretariat(view: View) -> View:
    """Return the view for those alone who keep the panel's minutes; it gets the panel instead of its code."""

    @never_cache
    @login_required
    @wraps(view)
    def answer(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, panel_to_keep(request, code), *args, **kwargs)

    return answer


def panel_to_give_rights_on(request: HttpRequest, code: str) -> Panel:
    """Return the panel for those who may give somebody a right there: secretaries, the chair, administrators.

    Raises Http404 for those who may not see it, NotAllowed for others of the panel.
    """
    by = account_of(request)
    if by.is_administrator:
        return tell_time_of(get_object_or_404(Panel, code=code.upper()))
    panel = panel_to_read(request, code)
    if not gives_rights_on(panel, access_in(request), by):
        raise NotAllowed(f"Only the secretariat of {panel.name} can do this.")
    return panel


def person_of(panel: Panel, pk: int) -> Person:
    """Return somebody who is or was of the panel; anybody else is not found."""
    people = Person.objects.filter(pk__in=Membership.objects.filter(panel=panel).values("person"))
    return get_object_or_404(people.select_related("organisation", "account"), pk=pk)
