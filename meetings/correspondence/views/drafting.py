"""A decision by correspondence in its draft: its questions are put, changed and taken out."""

from typing import Any

from django.urls import reverse

from core.errors import ChangedMeanwhile
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.agenda.forms import PEOPLE, people_of
from meetings.agenda.services.points import usual_secrecy
from meetings.correspondence.forms import QuestionForm
from meetings.correspondence.services.drafting import (
    Asked,
    change_question,
    draft_decision,
    minutes_to_approve,
    put_question,
    remove_question,
)
from meetings.enums import MeetingState
from meetings.models import Meeting, Panel, Question
from meetings.references import code_and_number
from meetings.web import panel_to_keep

from .steps import DecisionStep, QuestionStep


class NewDecision(ConfirmView):
    """A decision is drafted with its first question; ``?minutes=`` asks for approval of the minutes of a meeting."""

    title = "Decide by correspondence"
    lead = "The first question. More can be put before it is opened, and papers added."
    button = "Keep as a draft"
    form_class = QuestionForm
    template_name = "meetings/correspondence/new.html"
    subject: Panel

    def get_subject(self) -> Panel:
        return panel_to_keep(self.request, self.kwargs["code"])

    def get_initial(self) -> dict[str, Any]:
        sensitivity, reason = usual_secrecy(self.subject)
        initial = {"sensitivity": sensitivity.value, "sensitivity_reason": reason}
        return initial | self._of_minutes()

    def _of_minutes(self) -> dict[str, Any]:
        try:
            code, number = code_and_number(self.request.GET.get("minutes", ""))
        except ValueError:
            return {}
        over = Meeting.objects.referred_to(code, number).filter(panel=self.subject, state=MeetingState.CLOSED)
        meeting = over.select_related("panel").first()
        if meeting is None:
            return {}
        asked = minutes_to_approve(meeting)
        return {"title": asked.details.title, "resolution": asked.resolution, "approves": meeting.pk}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"panel": self.subject}

    def act(self, form: QuestionForm) -> str:
        self.meeting = draft_decision(self.subject, form.asked(), by=self.by)
        return f"{self.meeting.reference} is drafted. Only the secretariat and the chair read it until it is opened."

    def get_success_url(self) -> str:
        return reverse("meetings:questions", args=[self.meeting.reference])

    def get_leave_url(self) -> str:
        return reverse("meetings:by-correspondence", args=[self.subject.code])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(panel=self.subject, people=people_of(self.subject), people_id=PEOPLE, **more)


class AddQuestion(DecisionStep):
    title = "Put another question"
    button = "Put the question"
    form_class = QuestionForm
    template_name = "meetings/correspondence/question_form.html"
    states = (MeetingState.PLANNED,)
    added: Question | None = None

    def get_initial(self) -> dict[str, Any]:
        sensitivity, reason = usual_secrecy(self.meeting.panel)
        return {"sensitivity": sensitivity.value, "sensitivity_reason": reason}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"panel": self.meeting.panel}

    def act(self, form: QuestionForm) -> str:
        self.added = put_question(self.meeting, form.asked(), by=self.by)
        return f"Question {self.added.item.number} is put: {self.added.item.title}."

    def get_success_url(self) -> str:
        if self.added is None:  # where the form is left without it
            return super().get_success_url()
        return reverse("meetings:question", args=[self.meeting.reference, self.added.item.number.main])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(people=people_of(self.meeting.panel), people_id=PEOPLE, **more)


class ChangeQuestion(QuestionStep):
    button = "Save"
    form_class = QuestionForm
    template_name = "meetings/correspondence/question_form.html"
    states = (MeetingState.PLANNED,)

    def get_title(self) -> str:
        return f"Question {self.subject.item.number}"

    def get_initial(self) -> dict[str, Any]:
        return QuestionForm.of(Asked.by(self.subject))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"panel": self.meeting.panel}

    def get_form(self, form_class: Any = None) -> QuestionForm:
        form: QuestionForm = super().get_form(form_class)
        form.seen = self.request.POST.get("seen", "") if form.is_bound else Asked.by(self.subject).digest
        return form

    def act(self, form: QuestionForm) -> str:
        try:
            change_question(self.subject, form.asked(), by=self.by, seen=form.seen)
        except ChangedMeanwhile:
            form.seen = Asked.by(self.find()).digest  # so that it is saved if it is sent again
            raise
        return f"Question {self.subject.item.number} is saved."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(people=people_of(self.meeting.panel), people_id=PEOPLE, **more)


class RemoveQuestion(QuestionStep):
    lead = "It was put to nobody yet. Those behind it are numbered anew."
    button = "Take it out"
    states = (MeetingState.PLANNED,)

    def get_title(self) -> str:
        return f"Take out question {self.subject.item.number}: {self.subject.item.title}"

    def act(self, _form: ConfirmForm) -> str:
        number = self.subject.item.number
        remove_question(self.subject, by=self.by)
        return f"Question {number} is taken out."

    def get_success_url(self) -> str:
        return reverse("meetings:questions", args=[self.meeting.reference])
