"""The decisions and actions of an item's text so far, and why blocks of it are confidential, as the page shows them."""

from dataclasses import dataclass

from django.db.models import Q

from actions.models import Action, reference_in
from meetings.models import AgendaItem, Decision
from minutes.models import BlockReason
from minutes.rendering.decision_notes import majority_words
from minutes.rendering.markup import tint_of
from minutes.text.markup import CONFIDENTIAL


@dataclass(frozen=True, slots=True)
class YieldedDecision:
    """A decision with its marks in words; ``is_by_hand`` where the text alone would say something else."""

    row: Decision
    tint: str
    statement: str
    notes: tuple[str, ...]

    @property
    def is_by_hand(self) -> bool:
        return bool(self.row.set_by_hand or self.row.dissent_names)


@dataclass(frozen=True, slots=True)
class YieldedAction:
    """An action with its number, or with the one that its rank would give it if numbers were issued now."""

    row: Action
    reference: str
    is_draft_number: bool


@dataclass(frozen=True, slots=True)
class Yielded:
    decisions: tuple[YieldedDecision, ...]
    actions: tuple[YieldedAction, ...]


def yielded_by(item: AgendaItem) -> Yielded:
    """Return what the text holds, in three queries at any length. The item comes with its meeting and panel."""
    decisions = Decision.objects.filter(item=item, retired_at=None).order_by("position")
    actions = Action.objects.filter(item=item, retired_at=None).order_by("position")
    earlier = Action.objects.filter(Q(item__number__lt=item.number), meeting=item.meeting_id, retired_at=None).count()
    return Yielded(
        tuple(map(_decision, decisions)),
        tuple(_action(item, row, rank) for rank, row in enumerate(actions, start=earlier + 1)),
    )


def reasons_in(item: AgendaItem, html: str) -> dict[str, str]:
    """Return why blocks of this text are confidential, by their uuid; where none is, the database is not asked."""
    return block_reasons(item) if CONFIDENTIAL in html else {}


def block_reasons(item: AgendaItem) -> dict[str, str]:
    """Return why blocks of the item are confidential, by their uuid."""
    rows = BlockReason.objects.filter(item=item, retired_at=None)
    return {str(block): reason for block, reason in rows.values_list("block", "reason")}


def _decision(row: Decision) -> YieldedDecision:
    return YieldedDecision(row, tint_of(row.outcome), row.statement.removeprefix(row.outcome).strip(), _notes(row))


def _notes(row: Decision) -> tuple[str, ...]:
    notes = (
        majority_words(row.dissent_count) if row.carried_by else "",
        f"Dissenting: {', '.join(row.dissent_names)}" if row.dissent_names else "",
        "A refusal" if row.is_negative else "",
        f"Condition: {row.condition}" if row.condition else "",
        f"To {row.deferred_to}" if row.deferred_to else "",
        "Repeats an earlier statement" if row.restates_id else "",
    )
    return tuple(filter(None, notes))


def _action(item: AgendaItem, row: Action, rank: int) -> YieldedAction:
    reference = reference_in(item.meeting, row.number_at(rank))
    return YieldedAction(row, str(reference), row.has_draft_number)
