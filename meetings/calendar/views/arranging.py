"""One meeting added, moved, cancelled, renumbered, laid in the bin: a page for each, with what it does."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from core import english
from core.errors import WrongState
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.calendar.forms.arranging import (
    ArrangementForm,
    CancelForm,
    NewMeetingForm,
    NumberForm,
    RestoreForm,
    recorded,
)
from meetings.calendar.services.arranging import add_meeting, cancel_meeting, is_counted_on, move_meeting
from meetings.calendar.services.bin import bin_meeting, number_to_restore, restore_meeting
from meetings.calendar.services.numbering import next_number, renumber_meeting
from meetings.calendar.services.reinstating import reinstate_meeting, why_it_stays_off
from meetings.calendar.views.calendar import calendar_of, year_of
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from meetings.people.queries import people_with_accounts
from meetings.sittings import require_sitting
from meetings.web import meeting_to_keep, panel_to_keep

NOBODY_YET = "Nobody is told by email, unless the new date is so near that the agenda would have to be out."


class CalendarStep(ConfirmView):
    """A step that leads back to the calendar of its panel, to the ``year`` in which somebody was."""

    template_name = "meetings/calendar/step.html"
    panel: Panel
    year = ""

    def get_success_url(self) -> str:
        return calendar_of(self.panel, self.year)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(panel=self.panel, **more)


class AddMeeting(CalendarStep):
    title = "Add a meeting"
    form_class = NewMeetingForm
    subject: Panel

    def get_subject(self) -> Panel:
        self.panel, self.year = panel_to_keep(self.request, self.kwargs["code"]), self.request.GET.get("year", "")
        return self.panel

    def get_initial(self) -> dict[str, Any]:
        return {"number": next_number(self.panel), "kind": MeetingKind.ORDINARY}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"calendar": PanelRules.read(self.panel.rules).calendar}

    def act(self, form: NewMeetingForm) -> str:
        kind, number = MeetingKind(form.cleaned_data["kind"]), form.cleaned_data["number"]
        meeting = add_meeting(self.panel, form.arrangement, kind=kind, number=number, by=self.by)
        self.year = year_of(meeting)
        return f"Meeting {meeting.number} is in the calendar."


class MeetingStep(CalendarStep):
    template_name = "meetings/calendar/meeting_step.html"
    subject: Meeting

    def get_subject(self) -> Meeting:
        meeting = self.find()
        self.panel, self.year = meeting.panel, year_of(meeting)
        return meeting

    def find(self) -> Meeting:
        meeting = meeting_to_keep(self.request, self.kwargs["reference"])
        require_sitting(meeting)
        return meeting

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.subject, dues=self.dues(), **more)

    def dues(self) -> str:
        """Return by when its papers and its agenda are due."""
        if self.subject.held_on is None:
            return ""
        rules = PanelRules.read(self.panel.rules)
        papers = english.weekday(rules.papers_due(self.subject.held_on))
        agenda = english.weekday(rules.agenda_due(self.subject.held_on))
        return f"Papers are due on {papers}, and the agenda is out by {agenda}."

    def told(self) -> str:
        """Return how many people a mail tells of the step."""
        count = people_with_accounts(self.panel).count()
        if count == 1:
            return f"One person on the {self.panel.noun} is told by email."
        return f"{count} people on the {self.panel.noun} are told by email."

    def require_to_come(self) -> None:
        if self.subject.state not in MeetingState.TO_COME:
            state = self.subject.get_state_display().lower()
            raise WrongState(f"Meeting {self.subject.reference} is {state} already.")

    def require_unissued(self) -> None:
        if not self.subject.is_unissued:
            reference = self.subject.reference
            raise WrongState(f"Something has been issued for meeting {reference}: it keeps its number and its place.")


class MoveMeeting(MeetingStep):
    title = "Move the meeting"
    form_class = ArrangementForm

    def require(self) -> None:
        self.require_to_come()

    def get_lead(self) -> str:
        return self.told() if is_counted_on(self.subject) else NOBODY_YET

    def get_initial(self) -> dict[str, Any]:
        return recorded(self.subject)

    def get_form_kwargs(self) -> dict[str, Any]:
        calendar = PanelRules.read(self.panel.rules).calendar
        return super().get_form_kwargs() | {"calendar": calendar, "held_on": self.subject.held_on}

    def act(self, form: ArrangementForm) -> str:
        move_meeting(self.subject, form.arrangement, site=self.site, by=self.by)
        return f"Meeting {self.subject.number} is moved."


class CancelMeeting(MeetingStep):
    title = "Cancel the meeting"
    form_class = CancelForm

    def require(self) -> None:
        self.require_to_come()

    def get_lead(self) -> str:
        return f"It keeps its number, and stays in the calendar as cancelled. {self.told()}"

    def act(self, form: CancelForm) -> str:
        cancel_meeting(self.subject, form.cleaned_data["reason"], site=self.site, by=self.by)
        return f"Meeting {self.subject.number} is cancelled."


class ReinstateMeeting(MeetingStep):
    title = "Hold it after all"

    def require(self) -> None:
        if reason := why_it_stays_off(self.subject):
            raise WrongState(reason)

    def get_lead(self) -> str:
        return (
            f"It was cancelled for this reason: “{self.subject.cancelled_reason}” It keeps its number. What was "
            f"answered before it was cancelled no longer counts: everybody who sits on the {self.panel.noun} must say "
            f"again whether they are coming. {self.told()}"
        )

    def act(self, _form: ConfirmForm) -> str:
        reinstate_meeting(self.subject, site=self.site, by=self.by)
        return f"Meeting {self.subject.number} will be held after all."


class RenumberMeeting(MeetingStep):
    title = "Give another number"
    form_class = NumberForm

    def require(self) -> None:
        self.require_unissued()

    def get_initial(self) -> dict[str, Any]:
        return {"number": self.subject.number}

    def act(self, form: NumberForm) -> str:
        renumber_meeting(self.subject, form.cleaned_data["number"], by=self.by)
        return f"It is meeting {self.subject.number} now."


class RestoreMeeting(MeetingStep):
    """Back out of the bin, under a number that is asked for: its own was free for another meanwhile."""

    title = "Put the meeting back"
    form_class = RestoreForm

    def find(self) -> Meeting:
        panel = panel_to_keep(self.request, self.kwargs["code"])
        return get_object_or_404(Meeting.with_binned.select_related("panel"), panel=panel, pk=self.kwargs["pk"])

    def require(self) -> None:
        if self.subject.binned_at is None:
            raise WrongState(f"Meeting {self.subject.reference} is not in the bin any more.")

    def get_initial(self) -> dict[str, Any]:
        return {"number": number_to_restore(self.subject)}

    def get_lead(self) -> str:
        if number_to_restore(self.subject) == self.subject.number:
            return "It goes back with its agenda."
        return f"It goes back with its agenda. Another meeting has the number {self.subject.number} by now."

    def get_leave_url(self) -> str:
        return reverse("meetings:calendar-bin", args=[self.panel.code])

    def act(self, form: RestoreForm) -> str:
        self.subject = restore_meeting(self.subject, form.cleaned_data["number"], by=self.by)
        return f"Meeting {self.subject.number} is back in the calendar."


class BinMeeting(MeetingStep):
    title = "Put in the bin"
    lead = "It goes with its agenda. For thirty days it can be put back; its number is free for another one meanwhile."

    def require(self) -> None:
        self.require_unissued()

    def act(self, _form: ConfirmForm) -> str:
        bin_meeting(self.subject, by=self.by)
        return f"Meeting {self.subject.number} is in the bin."
