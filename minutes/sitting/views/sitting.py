"""The meeting begins, and it is closed: a page for each step, with what it does and what is not there yet."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from core.errors import WrongState
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.access import access_in, require_secretary
from meetings.attendance.queries import held_of
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting
from meetings.sittings import require_sitting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.reading.web import meeting_on_panel
from minutes.sitting.closing import close_meeting, items_without_text, later_meetings
from minutes.sitting.closing_form import ClosingForm
from minutes.sitting.opening import open_meeting
from minutes.workflow.progress import track
from minutes.workflow.readiness import Gap, facts_of_items, gaps_at_closing
from minutes.workflow.unsaved import STILL_OPEN
from minutes.workflow.views.unsaved import UnsavedNamedFirst


class SittingStep(ConfirmView):
    """A step of the meeting itself, which leads on from the states ``sources``."""

    heading = ""  # of the page, before the number of the meeting
    sources: tuple[MeetingState, ...] = ()
    template_name = "minutes/sitting/sitting.html"
    subject: Meeting

    def get_subject(self) -> Meeting:
        meeting = meeting_on_panel(access_in(self.request), self.kwargs["reference"])
        require_secretary(meeting.panel, self.by)
        require_sitting(meeting)
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
            heading=f"{self.heading} {self.subject.number}",
            track=track(MeetingState(self.subject.state), MinutesState(minutes.state) if minutes else None),
            gaps=self.get_gaps(minutes) if minutes else [],
            **more,
        )

    def get_gaps(self, minutes: Minutes) -> list[Gap]:
        """Return what the minutes lack as the step is taken."""
        return list(gaps_at_closing(minutes))


class OpeningForm(ConfirmForm):
    """Asks on the day of the meeting whether it begins as it is opened here."""

    starts_now = forms.BooleanField(label="It begins now: record the time", required=False)

    def __init__(self, *args: Any, may_start_now: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_start_now:
            del self.fields["starts_now"]


class OpenMeeting(SittingStep):
    title = "Open the meeting"
    heading = "Open meeting"
    lead = "The minutes begin, with a text for each item of the agenda. Items can still be added and moved."
    sources = MeetingState.TO_COME
    form_class = OpeningForm

    def get_form_kwargs(self) -> dict[str, Any]:
        is_today = self.subject.held_on == self.subject.panel.today
        return super().get_form_kwargs() | {"may_start_now": is_today}

    def act(self, form: ConfirmForm) -> str:
        open_meeting(self.subject, by=self.by, starts_now=form.cleaned_data.get("starts_now", False))
        return "The meeting is open."

    def get_success_url(self) -> str:
        return reverse("minutes:drafting-start", args=[self.subject.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(is_early=self.subject.is_ahead, **more)


class CloseMeeting(SittingStep, UnsavedNamedFirst):
    """Asks of each item without a text what becomes of it; its minute may simply be written later."""

    title = "Close the meeting"
    heading = "Close meeting"
    lead = "The drafting goes on afterwards, until the draft is sent to the chair."
    template_name = "minutes/sitting/close.html"
    form_class = ClosingForm
    sources = (MeetingState.OPEN,)
    what_follows = STILL_OPEN

    @cached_property
    def asked(self) -> list[AgendaItem]:
        return items_without_text(self.subject, by=self.by)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "items": self.asked,
            "later": later_meetings(self.subject),
            "may_end_now": self.sits_now(),
        }

    def sits_now(self) -> bool:
        """Return whether the meeting sits as the page is open, so that the time of its end can be recorded with it."""
        held, now = held_of(self.subject), timezone.now().astimezone(self.subject.zone)
        is_sitting = held.started_at and not held.closed_at and not held.break_now
        return bool(is_sitting) and held.happens_at(now, self.subject.held_on)

    def get_gaps(self, minutes: Minutes) -> list[Gap]:
        """Return what is missing, but for the texts that the form asks about."""
        asked = {item.number for item in self.asked}
        facts = [each._replace(has_text=each.has_text or each.number in asked) for each in facts_of_items(minutes)]
        return list(gaps_at_closing(minutes, facts))

    def act(self, form: ClosingForm) -> str:
        close_meeting(self.subject, form.unreached(), by=self.by, ends_now=form.cleaned_data.get("ends_now", False))
        return "The meeting is closed."

    def get_success_url(self) -> str:
        return reverse("minutes:meeting-detail", args=[self.subject.reference])
