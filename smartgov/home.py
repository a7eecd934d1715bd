"""The start page: the minutes this person may read, panel by panel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.models import Panel
from minutes.models import Minutes

MINUTES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class PanelShelf:
    """A panel with those of its minutes that stand on this page, newest first."""

    panel: Panel
    minutes: tuple[Minutes, ...]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    readable = Minutes.objects.visible_to(request.user).select_related("meeting__panel")
    page = Paginator(readable, MINUTES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "home.html", {"page": page, "shelves": list(_shelves(page))})


def _shelves(minutes: Iterable[Minutes]) -> Iterator[PanelShelf]:
    for panel, of_panel in groupby(minutes, key=lambda each: each.meeting.panel):
        yield PanelShelf(panel, tuple(of_panel))
