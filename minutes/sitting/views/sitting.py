"""The meeting begins, and it is closed: a page for each step, with what it does and what is not there yet."""

from typing import Any

from django.urls import reverse

from core.errors import WrongState
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.access import access_in, require_secretary
from meetings.calendar.services.meetings import close_meeting
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.reading.web import meeting_on_panel
from minutes.sitting.opening import open_meeting
from minutes.workflow.progress import track
from minutes.workflow.readiness import gaps_at_closing


class SittingStep(ConfirmView):
    """A step of the meeting itself, which leads on from the states ``sources``."""

    sources: tuple[MeetingState, ...] = ()
    template_name = "minutes/sitting/sitting.html"
    subject: Meeting

    def get_subject(self) -> Meeting:
        meeting = meeting_on_panel(access_in(self.request), self.kwargs["reference"])
        require_secretary(meeting.panel, self.by)
        return meeting

    def require(self) -> None:
        if self.subject.state not in self.sources:
            state = self.subject.get_state_display()
            raise WrongState(f"That cannot be done now: the status of meeting {self.subject.reference} is “{state}”.")

    def get_leave_url(self) -> str:
        return reverse("minutes:meeting-detail", args=[self.subject.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        minutes: Minutes | None = getattr(self.subject, "minutes", None)
        return super().get_context_data(
            crumbs=Crumbs.of_meeting(self.subject),
            meeting=self.subject,
            track=track(MeetingState(self.subject.state), MinutesState(minutes.state) if minutes else None),
            gaps=list(gaps_at_closing(minutes)) if minutes else [],
            **more,
        )


class OpenMeeting(SittingStep):
    title = "Open the meeting"
    lead = "The minutes begin, with a text for each item of the agenda. Items can still be added and moved."
    sources = MeetingState.TO_COME

    def act(self, _form: ConfirmForm) -> str:
        open_meeting(self.subject, by=self.by)
        return "The meeting is open."

    def get_success_url(self) -> str:
        return reverse("minutes:drafting-start", args=[self.subject.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(is_early=self.subject.is_ahead, **more)


class CloseMeeting(SittingStep):
    title = "Close the meeting"
    lead = "The drafting goes on afterwards, until the draft is sent to the chair."
    sources = (MeetingState.OPEN,)

    def act(self, _form: ConfirmForm) -> str:
        close_meeting(self.subject, by=self.by)
        return "The meeting is closed."

    def get_success_url(self) -> str:
        return reverse("minutes:meeting-detail", args=[self.subject.reference])
