"""The calendar of a panel: its meetings of a year, by when agenda and papers are due, and the bin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access import access_in
from meetings.calendar.services.numbering import numbers_by_day, put_numbers_in_order
from meetings.calendar.services.reinstating import why_it_stays_off
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel
from meetings.models.binned import KEPT_IN_THE_BIN
from meetings.panels.rules import PanelRules
from meetings.panels.views import MEETINGS_ON_A_PAGE
from meetings.web import account_of, panel_to_keep, panel_to_read

NO_DATE = "none"
NEAR = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due; ``working_days`` until then only while it is near."""

    day: date
    working_days: int | None


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A meeting in its panel's calendar; deadlines only while it is to come."""

    meeting: Meeting
    papers: Deadline | None = None
    agenda: Deadline | None = None

    @property
    def may_move(self) -> bool:
        return self.meeting.state in MeetingState.TO_COME

    @property
    def may_be_held_after_all(self) -> bool:
        return not why_it_stays_off(self.meeting)


@require_safe
@login_required
def panel_calendar(request: HttpRequest, code: str) -> HttpResponse:
    panel = panel_to_read(request, code)
    keeps = panel.pk in access_in(request).keeps
    years = _years(panel)
    year = _chosen(request.GET.get("year", ""), years, panel.today.year)
    page = Paginator(_meetings_of(panel, year), MEETINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "panel": panel,
        "keeps": keeps,
        "years": years,
        "year": year,
        "page": page,
        "lines": _lines(panel, list(page)),
        "is_out_of_order": keeps and bool(numbers_by_day(_planned(panel))),
        "in_the_bin": _binned(panel).count() if keeps else 0,
    }
    return render(request, "meetings/calendar/calendar.html", context)


def calendar_of(panel: Panel, year: str = "") -> str:
    """Return the address of the panel's calendar, at the year to which somebody goes back; without one, at this one."""
    address = reverse("meetings:panel-calendar", args=[panel.code])
    return f"{address}?year={year}" if year == NO_DATE or year.isdecimal() else address


def year_of(meeting: Meeting) -> str:
    """Return the year under which a meeting stands in the calendar, as its address has it."""
    day = meeting.held_on or meeting.held_in
    return str(day.year) if day else NO_DATE


def _years(panel: Panel) -> list[int | None]:
    """Return the years in which the panel has meetings, the earliest first; None for those without a date."""
    dated = Meeting.objects.sittings().filter(panel=panel).annotate(year=ExtractYear(Coalesce("held_on", "held_in")))
    found = dated.order_by().values_list("year", flat=True).distinct()
    return sorted(found, key=lambda year: (year is None, year))


def _chosen(asked: str, years: Sequence[int | None], now: int) -> int | None:
    """Return the year that was asked for, else this one (``now``), the next that has meetings, or the last that had."""
    by_name = {NO_DATE if year is None else str(year): year for year in years}
    if asked in by_name:
        return by_name[asked]
    dated = [year for year in years if year is not None]
    return next((year for year in dated if year >= now), dated[-1] if dated else None)


def _meetings_of(panel: Panel, year: int | None) -> "QuerySet[Meeting]":
    day = Coalesce("held_on", "held_in")
    own = Meeting.objects.sittings().with_issues().filter(panel=panel).select_related("panel")
    dated = own.annotate(day_of=day, year=ExtractYear(day))
    of_year = dated.filter(year__isnull=True) if year is None else dated.filter(year=year)
    return of_year.order_by("day_of", "number")


def _planned(panel: Panel) -> list[Meeting]:
    planned = Meeting.objects.sittings().with_issues().filter(panel=panel, state=MeetingState.PLANNED)
    return list(planned.exclude(held_on=None))


def _binned(panel: Panel) -> "QuerySet[Meeting]":
    return Meeting.with_binned.filter(panel=panel, series="").exclude(binned_at=None)


def _lines(panel: Panel, meetings: Sequence[Meeting]) -> list[CalendarLine]:
    rules, today = PanelRules.read(panel.rules), panel.today

    def deadline(day: date) -> Deadline:
        days = rules.calendar.between(today, day) if today <= day <= today + NEAR else None
        return Deadline(day, days)

    return [
        CalendarLine(meeting, deadline(rules.papers_due(meeting.held_on)), deadline(rules.agenda_due(meeting.held_on)))
        if meeting.held_on and meeting.state in MeetingState.TO_COME
        else CalendarLine(meeting)
        for meeting in meetings
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def calendar_order(request: HttpRequest, code: str) -> HttpResponse:
    """Shows which numbers would change for them to follow the days, or changes them."""
    panel = panel_to_keep(request, code)
    calendar = calendar_of(panel, request.GET.get("year", ""))
    if request.method == "POST":
        put_numbers_in_order(panel, by=account_of(request))
        messages.success(request, "The numbers follow the dates.")
        return redirect(calendar)
    planned = _planned(panel)
    new = numbers_by_day(planned)
    changed = ((meeting, new[meeting.number]) for meeting in planned if meeting.number in new)
    changes = sorted(changed, key=itemgetter(1))
    context = {"panel": panel, "changes": changes, "calendar": calendar}
    return render(request, "meetings/calendar/calendar_order.html", context)


@require_safe
@login_required
def calendar_bin(request: HttpRequest, code: str) -> HttpResponse:
    panel = panel_to_keep(request, code)
    page = Paginator(_binned(panel).order_by("-binned_at", "number"), MEETINGS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    rows = [(meeting, timezone.localdate(meeting.binned_at + KEPT_IN_THE_BIN)) for meeting in page if meeting.binned_at]
    return render(request, "meetings/calendar/calendar_bin.html", {"panel": panel, "rows": rows, "page": page})
