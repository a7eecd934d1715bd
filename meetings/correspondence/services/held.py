"""A decision by correspondence, held until the transaction ends: of several who change one at once each waits."""

from django.utils import timezone

from core.accounts.models import User
from core.errors import NotAllowed, WrongState
from meetings.access import reads_confidential, require_secretary
from meetings.correspondence.window import in_words
from meetings.enums import MeetingState, SensitivityChoice
from meetings.models import Meeting, Question, Window
from meetings.panels.rules import PanelRules

_STANDS = {
    MeetingState.PLANNED: "is not open yet",
    MeetingState.AGENDA_ISSUED: "is not open yet",
    MeetingState.OPEN: "is open already",
    MeetingState.CLOSED: "is closed",
    MeetingState.CANCELLED: "is cancelled",
}


def hold_decision(meeting: Meeting, *states: MeetingState) -> Meeting:
    """Return the decision as it is now, held. Raises WrongState unless it is in one of these states."""
    row = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    if row.state not in states:
        raise WrongState(f"{row.reference} {_STANDS[MeetingState(row.state)]}.")
    return row


def hold_draft(meeting: Meeting, by: User) -> Meeting:
    """Return a decision that is not open yet, for its secretariat, held. Raises WrongState where it is no draft."""
    require_secretary(meeting.panel, by)
    return hold_decision(meeting, MeetingState.PLANNED)


def hold_open(meeting: Meeting) -> tuple[Meeting, Window]:
    """Return a decision that is open, and its window, held. Raises WrongState where it is not."""
    row = hold_decision(meeting, MeetingState.OPEN)
    return row, Window.objects.get(meeting=row)


def require_time_left(meeting: Meeting, window: Window | None) -> None:
    """Raise WrongState where a decision is open, its time is over and the close still to come: it has been decided."""
    if meeting.state == MeetingState.OPEN and window and timezone.now() >= window.closes_at:
        until = in_words(window.closes_at, PanelRules.read(meeting.panel.rules))
        raise WrongState(f"{meeting.reference} was open until {until}, and its time is over.")


def questions_of(meeting: Meeting) -> list[Question]:
    """Return the questions of a decision in their order; one whose item was withdrawn is asked no longer."""
    rows = Question.objects.filter(item__meeting=meeting, item__binned_at=None)
    return list(rows.select_related("item__meeting__panel", "item__presented_by", "approves").order_by("item__number"))


def is_confidential(question: Question) -> bool:
    return question.item.sensitivity != SensitivityChoice.PUBLIC


def require_cleared_for(question: Question, by: User) -> None:
    """Raise NotAllowed where a question is confidential, and this person may not read it."""
    if is_confidential(question) and not reads_confidential.test(by, question.item.meeting.panel):
        raise NotAllowed("This question is confidential. Only those who may read it can do this.")
