"""One meeting added, moved, cancelled, renumbered, laid in the bin: a page for each, with what it does."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core import english
from core.errors import Unacceptable, WrongState
from core.web.refusals import View
from meetings.calendar.forms.arranging import ArrangementForm, CancelForm, NewMeetingForm, NumberForm, recorded
from meetings.calendar.services.arranging import add_meeting, cancel_meeting, is_counted_on, move_meeting
from meetings.calendar.services.bin import bin_meeting
from meetings.calendar.services.numbering import next_number, renumber_meeting
from meetings.calendar.services.reinstating import reinstate_meeting, why_it_stays_off
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from meetings.people.queries import people_with_accounts
from meetings.web import account_of, meeting_to_keep, panel_to_keep, site_of

NOBODY_YET = "Nobody is told by mail, unless the new date is so near that the agenda would have to be out."


def _page(view: View) -> View:
    return require_http_methods(["GET", "HEAD", "POST"])(login_required(view))


@_page
def meeting_new(request: HttpRequest, code: str) -> HttpResponseBase:
    panel, by = panel_to_keep(request, code), account_of(request)
    start = {"number": next_number(panel), "kind": MeetingKind.ORDINARY}
    form = NewMeetingForm(_sent(request), calendar=PanelRules.read(panel.rules).calendar, initial=start)

    def act() -> str:
        given = form.cleaned_data
        made = add_meeting(panel, form.arrangement, kind=MeetingKind(given["kind"]), number=given["number"], by=by)
        return f"Meeting {made.number} is in the calendar."

    return _step(request, panel, form, act, at="number", label="Add a meeting")


@_page
def meeting_move(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = _to_come(request, reference)
    calendar = PanelRules.read(meeting.panel.rules).calendar
    form = ArrangementForm(_sent(request), calendar=calendar, held_on=meeting.held_on, initial=recorded(meeting))

    def act() -> str:
        move_meeting(meeting, form.arrangement, site=site_of(request), by=account_of(request))
        return f"Meeting {meeting.number} is moved."

    lead = _told(meeting) if is_counted_on(meeting) else NOBODY_YET
    return _step(request, meeting.panel, form, act, at="held_on", label="Move the meeting", meeting=meeting, lead=lead)


@_page
def meeting_cancel(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = _to_come(request, reference)
    form = CancelForm(_sent(request))

    def act() -> str:
        cancel_meeting(meeting, form.cleaned_data["reason"], site=site_of(request), by=account_of(request))
        return f"Meeting {meeting.number} is cancelled."

    lead = f"It keeps its number, and stays in the calendar as cancelled. {_told(meeting)}"
    return _step(request, meeting.panel, form, act, at="reason", label="Cancel the meeting", meeting=meeting, lead=lead)


@_page
def meeting_reinstate(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = meeting_to_keep(request, reference)
    if said := why_it_stays_off(meeting):
        raise WrongState(said)

    def act() -> str:
        reinstate_meeting(meeting, site=site_of(request), by=account_of(request))
        return f"Meeting {meeting.number} is held after all."

    return _step(
        request,
        meeting.panel,
        forms.Form(_sent(request)),
        act,
        at=None,
        label="Hold it after all",
        meeting=meeting,
        lead=f"It was cancelled for this reason: “{meeting.cancelled_reason}” It keeps its number. What was answered "
        "before it was cancelled no longer counts: who sits on the panel is to say again whether they come. "
        f"{_told(meeting)}",
    )


@_page
def meeting_number(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = _unissued(request, reference)
    form = NumberForm(_sent(request), initial={"number": meeting.number})

    def act() -> str:
        renumber_meeting(meeting, form.cleaned_data["number"], by=account_of(request))
        return f"It is meeting {meeting.number} now."

    return _step(request, meeting.panel, form, act, at="number", label="Give another number", meeting=meeting)


@_page
def meeting_bin(request: HttpRequest, reference: str) -> HttpResponseBase:
    meeting = _unissued(request, reference)

    def act() -> str:
        bin_meeting(meeting, by=account_of(request))
        return f"Meeting {meeting.number} lies in the bin."

    lead = "It goes with its agenda. For thirty days it can be put back; its number is free for another one meanwhile."
    form = forms.Form(_sent(request))
    return _step(request, meeting.panel, form, act, at=None, label="Put into the bin", meeting=meeting, lead=lead)


def _step(
    request: HttpRequest, panel: Panel, form: forms.Form, act: Callable[[], str], *, at: str | None, **shown: Any
) -> HttpResponse:
    """Takes the step and goes to the calendar, or shows its page; what is refused stands at the field ``at``."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act())
        except Unacceptable as refusal:
            form.add_error(at, str(refusal))
        else:
            return redirect("meetings:panel-calendar", panel.code)
    context = {"panel": panel, "form": form, **shown}
    if meeting := shown.get("meeting"):
        context |= {"now": meeting.when_and_where, "dues": _dues(meeting)}
    return render(request, "meetings/calendar/meeting_step.html", context, status=400 if form.errors else 200)


def _dues(meeting: Meeting) -> str:
    if meeting.held_on is None:
        return ""
    rules = PanelRules.read(meeting.panel.rules)
    papers, agenda = (
        english.weekday(rules.papers_due(meeting.held_on)),
        english.weekday(rules.agenda_due(meeting.held_on)),
    )
    return f"Papers are due on {papers}, and the agenda is out by {agenda}."


def _to_come(request: HttpRequest, reference: str) -> Meeting:
    """Raises WrongState, for the page to say so before anything is filled in."""
    meeting = meeting_to_keep(request, reference)
    if meeting.state not in MeetingState.TO_COME:
        raise WrongState(f"Meeting {meeting.reference} is {meeting.get_state_display().lower()} already.")
    return meeting


def _unissued(request: HttpRequest, reference: str) -> Meeting:
    meeting = meeting_to_keep(request, reference)
    if not meeting.is_unissued:
        raise WrongState(f"Something of meeting {meeting.reference} was issued: it keeps its number and its place.")
    return meeting


def _told(meeting: Meeting) -> str:
    count = people_with_accounts(meeting.panel).count()
    return (
        "One person of the panel is told by mail." if count == 1 else f"{count} people of the panel are told by mail."
    )


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
