"""Decisions by correspondence that ask for the approval of minutes: those that were closed, each with its result."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.audience import Sensitivity
from meetings.correspondence.outcome import QuestionOutcome, outcomes_of
from meetings.enums import Fate, MeetingState
from meetings.models import Meeting, Question
from minutes.models import Minutes

MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A decision that asked for an approval, what came of it, and the meetings that were held while it was open."""

    decision: Meeting
    outcome: QuestionOutcome
    meanwhile: tuple[Meeting, ...] = ()

    @property
    def is_carried(self) -> bool:
        return self.outcome.is_carried

    @property
    def result(self) -> str:
        """Return what came of it: "approved: nine agreed, one disagreed"."""
        said = "approved" if self.is_carried else "not approved"
        return f"{said}: {self.outcome.sentence}"

    @property
    def label(self) -> str:
        """Return the decision as a choice."""
        named = ", ".join(filter(None, (self.decision.reference, self.decision.day)))
        return f"By correspondence, {named}: {self.result}"

    @property
    def notes(self) -> Iterator[str]:
        """Yield what has to be known of it, in sentences."""
        if not self.is_carried:
            yield f"{self.decision.reference} asked for this approval and did not give it: {self.outcome.sentence}."
        for meeting in self.meanwhile:
            yield (
                f"{meeting.at_start} was held on {meeting.day}, while {self.decision.reference} could be answered: "
                "see that it did not decide otherwise."
            )


def asked_for(minutes: Minutes, *, is_cleared: bool) -> list[AskedFor]:
    """Return the decisions that asked for the approval of these minutes and are closed, the newest first.

    One that is confidential is only for those who are cleared. In one query where there are none.
    """
    questions = Question.objects.filter(
        approves=minutes.meeting_id, item__binned_at=None, item__meeting__state=MeetingState.CLOSED
    )
    if not is_cleared:
        questions = questions.filter(item__sensitivity=Sensitivity.PUBLIC)
    rows = questions.select_related("item__meeting__panel").order_by("-item__meeting__held_on", "-pk")[:MOST_OFFERED]
    return [_asked_for(question) for question in rows]


def _asked_for(question: Question) -> AskedFor:
    decision = question.item.meeting
    outcome = next(each for each in outcomes_of(decision) if each.item.pk == question.item_id)
    return AskedFor(decision, outcome, tuple(_held_between(decision, outcome.opened_on, outcome.closed_on)))


def _held_between(decision: Meeting, first: date, last: date) -> "Iterator[Meeting]":
    held = Meeting.objects.sittings().filter(panel=decision.panel_id, state__in=MeetingState.OPENED)
    yield from held.filter(held_on__gte=first, held_on__lte=last).select_related("panel").order_by("held_on", "number")


def why_it_cannot_approve(minutes: Minutes, decision: Meeting) -> str:
    """Return why a decision by correspondence has not approved these minutes, in a sentence; nothing where it has."""
    questions = Question.objects.filter(item__meeting=decision, item__binned_at=None, approves=minutes.meeting_id)
    if decision.panel_id != minutes.meeting.panel_id or not questions.exists():
        return f"{decision.reference} does not ask whether the minutes of {minutes.meeting.reference} are approved."
    if decision.state != MeetingState.CLOSED:
        return f"{decision.reference} is not closed yet. Record the approval once it is."
    if not questions.filter(fate=Fate.CARRIED).exists():
        return f"{decision.reference} did not approve these minutes. Its result is on its page."
    return ""
