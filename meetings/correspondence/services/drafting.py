"""A decision by correspondence in its draft: its questions, put and changed until it is opened."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import ChangedMeanwhile, Unacceptable
from meetings.agenda.services.items import remove_item
from meetings.agenda.services.planned import NewItem, edit_item, plan_items
from meetings.agenda.services.points import Details
from meetings.calendar.services.by_correspondence import create_by_correspondence
from meetings.enums import MeetingState, Purpose
from meetings.models import AgendaItem, Meeting, Panel, Question

from .held import hold_draft, questions_of, require_cleared_for

MOST_QUESTIONS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """The content of a question: the details of its item, what led to it, and the resolution that is proposed."""

    details: Details
    resolution: str
    background: str = ""
    is_discussed: bool = False
    approves: Meeting | None = None

    @classmethod
    def by(cls, question: Question) -> "Asked":
        """Return what a question asks as its rows have it."""
        details = Details.of(question.item)
        return cls(details, question.resolution, question.background, question.is_discussed, question.approves)

    @property
    def digest(self) -> str:
        """A short hash that tells whether it is still the same."""
        told = (self.details.digest, self.resolution, self.background, self.is_discussed, self.approves_pk)
        return sha256(repr(told).encode()).hexdigest()[:16]

    @property
    def approves_pk(self) -> int | None:
        return self.approves.pk if self.approves else None


@transaction.atomic
def draft_decision(panel: Panel, first: Asked, *, by: User) -> Meeting:
    """Draft a decision by correspondence with its first question; it takes the next number of its series."""
    meeting = create_by_correspondence(panel, [_for_decision(first.details)], by=by)
    _put(meeting.items.get(), first, by=by)
    return meeting


@transaction.atomic
def put_question(meeting: Meeting, asked: Asked, *, by: User) -> Question:
    """Put another question. Raises WrongState once the decision is open, Unacceptable as ``plan_items`` does, for a
    question without a resolution, and for more than a page has room for."""
    hold_draft(meeting, by)
    if len(questions_of(meeting)) >= MOST_QUESTIONS:
        raise Unacceptable(f"{meeting.reference} has {MOST_QUESTIONS} questions. Draft another decision for this one.")
    (item,) = plan_items(meeting, [NewItem(_for_decision(asked.details))], by=by)
    return _put(item, asked, by=by)


def _put(item: AgendaItem, asked: Asked, *, by: User) -> Question:
    question = Question(item=item)
    _say(question, asked)
    question.save()
    record("meetings.question_put", question, by=by, attests=[question], **_facts_of(question))
    return question


@transaction.atomic
def change_question(question: Question, asked: Asked, *, by: User, seen: str = "") -> None:
    """Change what a question asks, in the draft. ``seen`` is the digest of what its author wrote over.

    Raises ChangedMeanwhile where that no longer stands, NotAllowed for a question that this person may not read, and as
    ``put_question`` does.
    """
    hold_draft(question.item.meeting, by)
    now = Question.objects.select_related("item__meeting__panel", "item__presented_by", "approves").get(pk=question.pk)
    require_cleared_for(now, by)
    if seen and Asked.by(now).digest != seen:
        raise ChangedMeanwhile(
            "Somebody else has changed this question since you opened it. Your change has not been saved. "
            "Save again to replace theirs."
        )
    edit_item(now.item, _for_decision(asked.details), by=by)
    _say(now, asked)
    now.save()
    record("meetings.question_changed", now, by=by, attests=[now], **_facts_of(now))


@transaction.atomic
def remove_question(question: Question, *, by: User) -> None:
    """Take a question out of the draft; those behind it are numbered anew. Raises WrongState where it has papers, and
    Unacceptable for the only one."""
    meeting = hold_draft(question.item.meeting, by)
    require_cleared_for(question, by)
    if len(questions_of(meeting)) == 1:
        raise Unacceptable(f"It is the only question of {meeting.reference}. Cancel the decision instead.")
    item, gone = question.item, Question(pk=question.pk)
    question.delete()
    record("meetings.question_removed", meeting, by=by, removes=[gone], item=item.number.plain)
    remove_item(item, by=by)


def _for_decision(details: Details) -> Details:
    """Return the details of an item that is for decision, as each question is."""
    return details._replace(purpose=Purpose.DECISION)


def _say(question: Question, asked: Asked) -> None:
    question.resolution, question.background = asked.resolution.strip(), asked.background.strip()
    question.is_discussed, question.approves = asked.is_discussed, asked.approves
    if not question.resolution:
        raise Unacceptable("Write the resolution that is proposed: it is what the voters agree to.")
    if asked.approves and not _can_be_approved(asked.approves, question):
        raise Unacceptable("Choose a meeting that is over: its minutes are what is approved.")
    check_fields(question)


def _can_be_approved(meeting: Meeting, question: Question) -> bool:
    return meeting.panel_id == question.item.meeting.panel_id and meeting.state == MeetingState.CLOSED


def _facts_of(question: Question) -> dict[str, Any]:
    """Return what the trail states of a question; its words stand in the digest alone."""
    return {
        "item": question.item.number.plain,
        "discussed": question.is_discussed,
        "approves": question.approves_id,
    }


def minutes_to_approve(of: Meeting) -> Asked:
    """Return the question whether the minutes of a meeting, or of a decision, are approved, as it is usually put."""
    day = f", {'closed' if of.series else 'held'} on {of.day}," if of.day else ""
    return Asked(
        Details(f"Approval of the minutes of {of.name}"),
        f"That the minutes of {of.name}{day} be approved as circulated.",
        approves=of,
    )
