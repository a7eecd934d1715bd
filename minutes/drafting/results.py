"""The decisions and actions of an item's text so far, and why blocks of it are confidential, as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce

from actions.dues import due_of
from actions.models import Action, reference_in
from actions.rules import Answering, answering_on
from core.working_days import WorkingCalendar
from meetings.meeting_order import sittings_after
from meetings.models import AgendaItem, Decision, Meeting, Vote
from meetings.panels.rules import PanelRules
from minutes.document.votes import lost_words
from minutes.drafting.votes import CARRIED
from minutes.models import BlockReason
from minutes.rendering.decision_notes import majority_words
from minutes.rendering.markup import tint_of
from minutes.text.markup import CONFIDENTIAL

NOBODY_ANSWERS = "nobody answers for this owner"


@dataclass(frozen=True, slots=True)
class YieldedDecision:
    """A decision with its marks in words; ``is_by_hand`` where the text alone would say something else. ``doubt`` is
    where a vote does not go with it."""

    row: Decision
    tint: str
    statement: str
    notes: tuple[str, ...]
    doubt: str

    @property
    def is_by_hand(self) -> bool:
        return is_set_by_hand(self.row)


@dataclass(frozen=True, slots=True)
class YieldedAction:
    """An action with its number, or with the one that its rank would give it if numbers were issued now.

    ``day`` is until when it is owed where the words do not say it; ``is_answered`` whether somebody on the panel who
    can sign in and read it answers for its owner.
    """

    row: Action
    reference: str
    is_draft_number: bool
    day: str
    is_answered: bool

    @property
    def doubt(self) -> str:
        """Return what is to be looked at: an owner whom nobody answers for."""
        return NOBODY_ANSWERS if self.row.owner and not self.is_answered else ""

    @property
    def due(self) -> str:
        if not self.row.due:
            return "no date given"
        return f"due {self.row.due} ({self.day})" if self.day else f"due {self.row.due}"


@dataclass(frozen=True, slots=True)
class Yielded:
    decisions: tuple[YieldedDecision, ...]
    actions: tuple[YieldedAction, ...]


def yielded_by(item: AgendaItem) -> Yielded:
    """Return what the text holds, in four queries at any length. The item comes with its meeting and panel."""
    decisions = Decision.objects.filter(item=item, retired_at=None).select_related("vote").order_by("position")
    live = Action.objects.filter(meeting=item.meeting_id, retired_at=None)
    before = live.filter(item__number__lt=item.number).order_by().values("meeting").annotate(count=Count("*"))
    rows = live.filter(item=item).annotate(before=Coalesce(Subquery(before.values("count")), 0))
    actions = list(rows.order_by("position"))
    earlier = actions[0].before if actions else 0
    around = _Around.of(item.meeting, actions)
    return Yielded(
        tuple(map(_decision, decisions)),
        tuple(_action(item, row, rank, around) for rank, row in enumerate(actions, start=earlier + 1)),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """The people who answer for the owners of actions, and the meetings that dues can mean."""

    answering: Sequence[Answering]
    meetings: Sequence[Meeting]
    calendar: WorkingCalendar

    @classmethod
    def of(cls, meeting: Meeting, actions: Sequence[Action]) -> "_Around":
        """Ask only for what one of the actions needs."""
        later = Meeting.objects.filter(sittings_after(meeting))
        return cls(
            answering=tuple(answering_on(meeting.panel_id).values()) if any(row.owner for row in actions) else (),
            meetings=tuple(later) if any(row.due for row in actions) else (),
            calendar=PanelRules.read(meeting.panel.rules).calendar,
        )


def reasons_in(item: AgendaItem, html: str) -> dict[str, str]:
    """Return why blocks of this text are confidential, by their uuid; where none is, the database is not asked."""
    return block_reasons(item) if CONFIDENTIAL in html else {}


def block_reasons(item: AgendaItem) -> dict[str, str]:
    """Return why blocks of the item are confidential, by their uuid."""
    rows = BlockReason.objects.filter(item=item, retired_at=None)
    return {str(block): reason for block, reason in rows.values_list("block", "reason")}


def is_set_by_hand(row: Decision) -> bool:
    """Tell whether a person has set something of a decision, but for what a vote on it says."""
    if hasattr(row, "vote"):
        return bool({*row.set_by_hand}.difference(CARRIED))
    return bool(row.set_by_hand or row.dissent_names)


def _decision(row: Decision) -> YieldedDecision:
    statement = row.statement.removeprefix(row.outcome).strip()
    vote = row.vote if hasattr(row, "vote") else None
    is_carried = vote is None or vote.is_carried
    doubt = lost_words(row.outcome, is_negative=row.is_negative, is_carried=is_carried)
    return YieldedDecision(row, tint_of(row.outcome), statement, _notes(row, vote), doubt)


def _notes(row: Decision, vote: Vote | None) -> tuple[str, ...]:
    notes = (
        _carried(row, vote),
        f"Dissenting: {', '.join(row.dissent_names)}" if row.dissent_names else "",
        "A refusal" if row.is_negative else "",
        f"Condition: {row.condition}" if row.condition else "",
        f"To {row.deferred_to}" if row.deferred_to else "",
        f"Recommendation to {row.recommended_to}" if row.recommended_to else "",
        "Repeats an earlier statement" if row.restates_id else "",
    )
    return tuple(filter(None, notes))


def _carried(row: Decision, vote: Vote | None) -> str:
    if vote:
        return f"Vote: {vote.printed}"
    return majority_words(row.dissent_count) if row.carried_by else ""


def _action(item: AgendaItem, row: Action, rank: int, around: _Around) -> YieldedAction:
    meeting = item.meeting
    reference = reference_in(meeting, row.number_at(rank))
    due = due_of(row.due, since=meeting, meetings=around.meetings, calendar=around.calendar)
    is_answered = any(answers.may_answer(row.owner, meeting.panel_id, row.sensitivity) for answers in around.answering)
    return YieldedAction(row, str(reference), row.has_draft_number, due.day_words, is_answered)
