"""Steps of a decision that ask first: it is opened, given more time, closed, cancelled; a question moves, an answer is
entered for somebody."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from core.errors import WrongState
from core.web.confirm import ConfirmView
from core.web.forms import ConfirmForm
from meetings.access import access_in
from meetings.agenda.forms import ReasonForm
from meetings.correspondence.board import Board, board_of, is_secret
from meetings.correspondence.forms import (
    EnterForm,
    ExtendForm,
    MoveForm,
    OpenForm,
    who_may_answer,
)
from meetings.correspondence.services.answering import enter_answer
from meetings.correspondence.services.closing import cancel_decision, close_early, extend_window, why_not_early
from meetings.correspondence.services.held import require_cleared_for
from meetings.correspondence.services.moving import move_to_meeting, next_meetings
from meetings.correspondence.services.opening import (
    gaps_before_opening,
    meetings_within,
    open_decision,
    told_before_opening,
)
from meetings.correspondence.window import CLOSING_TIME, in_words, usual_close
from meetings.enums import MeetingState
from meetings.models import Meeting, Question
from meetings.panels.rules import PanelRules

from .access import decision_to_keep, question_at


class DecisionStep(ConfirmView):
    """A step about a decision; it leads back to its questions. ``states`` are those in which it can be taken."""

    template_name = "meetings/correspondence/step.html"
    states: tuple[MeetingState, ...] = ()
    meeting: Meeting

    def get_subject(self) -> Any:
        self.meeting = decision_to_keep(self.request, self.kwargs["reference"])
        return self.find()

    def find(self) -> Any:
        return self.meeting

    def require(self) -> None:
        if self.states and self.meeting.state not in self.states:
            stands = (
                "not open" if self.meeting.state == MeetingState.PLANNED else self.meeting.get_state_display().lower()
            )
            raise WrongState(f"{self.meeting.reference} is {stands}.")

    @cached_property
    def board(self) -> Board:
        return board_of(self.meeting)

    @property
    def rules(self) -> PanelRules:
        return PanelRules.read(self.meeting.panel.rules)

    def get_success_url(self) -> str:
        return reverse("meetings:questions", args=[self.meeting.reference])

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.meeting, panel=self.meeting.panel, **more)


class QuestionStep(DecisionStep):
    """A step about one question, for those who may read it."""

    subject: Question

    def find(self) -> Question:
        return question_at(self.meeting, self.kwargs["number"])

    def require(self) -> None:
        require_cleared_for(self.subject, self.by)
        super().require()

    def get_success_url(self) -> str:
        return reverse("meetings:question", args=[self.meeting.reference, self.subject.item.number.main])


class OpenDecision(DecisionStep):
    """The decision as it would be opened. While something is missing there is no button."""

    form_class = OpenForm
    template_name = "meetings/correspondence/open.html"
    states = (MeetingState.PLANNED,)

    def get_title(self) -> str:
        return f"Open {self.meeting.reference}"

    @cached_property
    def gaps(self) -> list[str]:
        return list(gaps_before_opening(self.board))

    def get_button(self) -> str:
        return "" if self.gaps else "Open it and tell the voters"

    def get_lead(self) -> str:
        if self.gaps:
            return ""
        return "Each voter gets an email with a link. From then on the questions stay as they are."

    @cached_property
    def usual(self) -> Any:
        return usual_close(timezone.now(), self.rules)

    def get_initial(self) -> dict[str, Any]:
        there = self.usual.astimezone(self.rules.zone)
        return {"closes_on": there.date(), "closes_at": CLOSING_TIME}

    def get_form_kwargs(self) -> dict[str, Any]:
        is_discussed = any(question.is_discussed for question in self.board.questions)
        return super().get_form_kwargs() | {"rules": self.rules, "is_discussed": is_discussed}

    def act(self, form: OpenForm) -> str:
        open_decision(self.meeting, form.closes, answers_from=form.answers_from, site=self.site, by=self.by)
        return (
            f"{self.meeting.reference} is open until {in_words(form.closes, self.rules)}. The voters are told by email."
        )

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(
            gaps=self.gaps,
            told=list(told_before_opening(self.board, self.usual)),
            voters=[_who(self.board, voter) for voter in self.board.voters],
            **more,
        )


def _who(board: Board, voter: Any) -> str:
    entitled = board.entitled(voter)
    return f"{entitled[0].person if entitled else 'Vacant'}, {voter.place}"


class ExtendWindow(DecisionStep):
    title = "Give more time"
    button = "Give more time and tell the voters"
    form_class = ExtendForm
    states = (MeetingState.OPEN,)

    def get_lead(self) -> str:
        window = self.board.window
        closes = in_words(window.closes_at, self.rules) if window else ""
        return f"It closes {closes}. Answers that were given stand."

    def get_initial(self) -> dict[str, Any]:
        return {"closes_at": CLOSING_TIME}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"rules": self.rules}

    def act(self, form: ExtendForm) -> str:
        extend_window(self.meeting, form.closes, form.cleaned_data["reason"], site=self.site, by=self.by)
        window = self.board.window
        within = list(meetings_within(self.meeting, window.opens_at, form.closes)) if window else []
        until = in_words(form.closes, self.rules)
        return " ".join([f"{self.meeting.reference} is open until {until}. The voters are told by email.", *within])


class CloseEarly(DecisionStep):
    title = "Close it now"
    lead = "No answer that is awaited can change what comes of it. Nobody can answer, or change an answer, any more."
    states = (MeetingState.OPEN,)

    def require(self) -> None:
        super().require()
        if reason := why_not_early(self.board):
            raise WrongState(reason)

    def act(self, _form: ConfirmForm) -> str:
        close_early(self.meeting, site=self.site, by=self.by)
        return f"{self.meeting.reference} is closed. The voters are told by email."


class CancelDecision(DecisionStep):
    button = "Cancel it"
    leave = "Leave it as it is"
    is_grave = True
    form_class = ReasonForm
    states = (MeetingState.PLANNED, MeetingState.OPEN)

    def get_title(self) -> str:
        return f"Cancel {self.meeting.reference}"

    def get_lead(self) -> str:
        told = " The voters are told by email." if self.meeting.state == MeetingState.OPEN else ""
        return f"Nothing is decided by it. It keeps its number, and answers that were given stay on record.{told}"

    def act(self, form: ReasonForm) -> str:
        cancel_decision(self.meeting, form.cleaned_data["reason"], site=self.site, by=self.by)
        return f"{self.meeting.reference} is cancelled."


class EnterAnswer(QuestionStep):
    """An answer that came by mail or telephone."""

    button = "Enter the answer"
    lead = "The voter is told by email, and can change it until it closes."
    form_class = EnterForm
    template_name = "meetings/correspondence/enter.html"
    states = (MeetingState.OPEN,)

    def require(self) -> None:
        super().require()
        here = next((each for each in self.board.questions if each.pk == self.subject.pk), None)
        if here and (reason := self.board.why_not_answered(here)):
            raise WrongState(reason)

    def get_title(self) -> str:
        return f"Enter an answer to question {self.subject.item.number}"

    def get_form_kwargs(self) -> dict[str, Any]:
        own = access_in(self.request).person
        who = who_may_answer(self.board, confidential=is_secret(self.subject), but=own)
        return super().get_form_kwargs() | {"who": who}

    def act(self, form: EnterForm) -> str:
        voter, person = form.whose
        given = enter_answer(self.subject, voter, person, form.given(), form.told, site=self.site, by=self.by)
        return f"The answer of {person} is entered: {given.get_choice_display().lower()}. They are told by email."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        presenter = self.subject.item.presented_by
        is_presenter = presenter is not None and presenter.account_id == self.by.pk
        return super().get_context_data(is_presenter=is_presenter, **more)


class MoveQuestion(QuestionStep):
    lead = "It becomes an item of the agenda, with its papers. By correspondence it is answered no longer."
    button = "Move it"
    form_class = MoveForm
    states = (MeetingState.OPEN, MeetingState.CLOSED)

    def get_title(self) -> str:
        return f"Move question {self.subject.item.number} to a meeting"

    @cached_property
    def meetings(self) -> list[Meeting]:
        return next_meetings(self.meeting.panel)

    def require(self) -> None:
        super().require()
        if not self.meetings:
            raise WrongState("No meeting is planned that it could go to. Plan one in the calendar first.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"meetings": self.meetings}

    def act(self, form: MoveForm) -> str:
        item = move_to_meeting(self.subject, form.chosen, form.cleaned_data["reason"], by=self.by)
        return f"It is item {item.number} of {item.meeting.reference}."
