"""Panels and meetings of a calendar, fetched and authorised in one call."""

import re

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from core.accounts import User
from meetings.access import standing_in
from meetings.models import Meeting, Panel
from meetings.services import require_secretary

_REFERENCE = re.compile(r"([A-Z]{2,8})([1-9]\d{0,8})", re.IGNORECASE)


def panel_to_read(request: HttpRequest, code: str) -> Panel:
    """For those who belong to it; for others it is not there."""
    panels = Panel.objects.filter(pk__in=standing_in(request).panels)
    return get_object_or_404(panels, code=code)


def panel_to_keep(request: HttpRequest, code: str) -> Panel:
    """Raises Http404 for those who may not see the panel, NotAllowed for those who are not its secretaries."""
    panel = panel_to_read(request, code)
    require_secretary(panel, account_of(request))
    return panel


def meeting_to_read(request: HttpRequest, reference: str, among: "QuerySet[Meeting] | None" = None) -> Meeting:
    """The meeting of this reference, with its panel, for those of its panel; else it is not there."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise Http404(f"{reference} is not the reference of a meeting.")
    meetings = (Meeting.objects.all() if among is None else among).select_related("panel")
    own = meetings.filter(panel__in=standing_in(request).panels)
    return get_object_or_404(own, panel__code=match[1].upper(), number=int(match[2]))


def meeting_to_arrange(request: HttpRequest, reference: str) -> Meeting:
    """The meeting, for whoever arranges it. Raises as ``panel_to_keep`` does."""
    meeting = meeting_to_read(request, reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def account_of(request: HttpRequest) -> User:
    """Of whoever is signed in, on a page for such only."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def site_of(request: HttpRequest) -> str:
    """The address this installation is reached by, as links begin that leave it."""
    return request.build_absolute_uri("/").rstrip("/")
