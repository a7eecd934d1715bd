"""The page on which the secretariat records who was at a meeting, seat by seat."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import Unacceptable
from meetings.access import access_in
from meetings.attendance.sheet import attendance_sheet
from meetings.crumbs import Crumbs
from meetings.models import Meeting
from minutes.reading.web import account_of, meeting_on_panel
from minutes.sitting.attendance import AttendanceClash, record_meeting_attendance, require_open_record
from minutes.sitting.attendance_forms import AttendanceForm
from minutes.sitting.attendance_groups import attendance_groups


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meeting_attendance(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The form; by POST, records all of it. What is wrong stands at its row, and what was typed stays."""
    meeting = _meeting(request, reference)
    if request.method != "POST":
        return _page(request, meeting, AttendanceForm(attendance_sheet(meeting)))
    form = AttendanceForm(attendance_sheet(meeting), request.POST)
    if form.is_stale:
        return _clash(request, meeting)
    if not form.is_valid():
        return _page(request, meeting, form, status=400)
    try:
        record_meeting_attendance(meeting, form.attendees(), seen=form.seen, by=account_of(request))
    except AttendanceClash:
        return _clash(request, meeting)
    except Unacceptable as refusal:
        return _page(request, meeting, form, status=400, refusal=str(refusal))
    messages.success(request, f"The attendance of {meeting.reference} is recorded.")
    return redirect("minutes:meeting-detail", meeting.reference)


def _meeting(request: HttpRequest, reference: str) -> Meeting:
    """The meeting, for whoever may record its attendance now.

    Raises Http404 for those who may not see it, NotAllowed for those who may but do not keep the panel's minutes,
    WrongState once the minutes have left the draft.
    """
    meeting = meeting_on_panel(access_in(request), reference)
    require_open_record(meeting, getattr(meeting, "minutes", None), by=account_of(request))
    return meeting


def _clash(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Return the page with what was typed beside what somebody else has recorded since, to be saved over it or not."""
    meeting.refresh_from_db(fields=["attendance_recorded"])
    form = AttendanceForm(attendance_sheet(meeting), request.POST)
    return _page(request, meeting, form, status=409, now_recorded=list(attendance_groups(meeting)))


def _page(
    request: HttpRequest, meeting: Meeting, form: AttendanceForm, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "crumbs": Crumbs.of_meeting(meeting),
        "own_panels": access_in(request).panels,
        "meeting": meeting,
        "form": form,
        "is_clash": status == 409,
        **more,
    }
    return render(request, "minutes/sitting/attendance_form.html", context, status=status)
