"""The meeting begins, and it is closed: a page for each step, with what it does and what is not there yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.accounts.models import User
from core.errors import WrongState
from meetings.access import standing_in
from meetings.calendar.services.meetings import close_meeting
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.panels.services import require_secretary
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.reading.web import account_of, meeting_on_panel
from minutes.sitting.opening import open_meeting
from minutes.workflow.progress import track
from minutes.workflow.readiness import Gap, gaps_at_closing


@dataclass(frozen=True, slots=True)
class Sitting:
    """A step of the meeting: ``sources`` are the states it leads on from, ``next_page`` where one goes from there."""

    label: str
    lead: str
    done: str
    sources: tuple[MeetingState, ...]
    act: Callable[[Meeting, User], object]
    next_page: str


STEPS: Mapping[str, Sitting] = {
    "open": Sitting(
        label="Open the meeting",
        lead="The minutes begin, with a text for each item of the agenda. Items can still be added and moved.",
        done="The meeting is open.",
        sources=MeetingState.TO_COME,
        act=lambda meeting, by: open_meeting(meeting, by=by),
        next_page="minutes:drafting-start",
    ),
    "close": Sitting(
        label="Close the meeting",
        lead="The drafting goes on afterwards, until the draft is sent to the chair.",
        done="The meeting is closed.",
        sources=(MeetingState.OPEN,),
        act=lambda meeting, by: close_meeting(meeting, by=by),
        next_page="minutes:meeting-detail",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meeting_sitting(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """Shows the step, or takes it: 403 for who may not, 409 where the meeting is not there yet or any more."""
    meeting, by, step = meeting_to_keep(request, reference), account_of(request), STEPS[verb]
    if meeting.state not in step.sources:
        raise WrongState(f"Meeting {meeting.reference} is {meeting.get_state_display().lower()}.")
    if request.method == "POST":
        step.act(meeting, by)
        messages.success(request, step.done)
        return redirect(step.next_page, meeting.reference)
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    context = {
        "crumbs": Crumbs.of_meeting(meeting),
        "own_panels": standing_in(request).panels,
        "meeting": meeting,
        "track": track(MeetingState(meeting.state), MinutesState(minutes.state) if minutes else None),
        "step": step,
        "gaps": _gaps(minutes),
        "is_early": verb == "open" and meeting.is_ahead,
    }
    return render(request, "minutes/sitting/sitting.html", context)


def meeting_to_keep(request: HttpRequest, reference: str) -> Meeting:
    """The meeting, for whoever keeps its minutes. Raises Http404 for who may not see it, NotAllowed for others."""
    meeting = meeting_on_panel(standing_in(request), reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def _gaps(minutes: Minutes | None) -> list[Gap]:
    return list(gaps_at_closing(minutes)) if minutes else []
