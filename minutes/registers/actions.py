"""The register of actions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from actions.models import Action, ActionState, IssuedAction
from actions.references import Reference
from core.audience import Sensitivity
from core.links import go
from core.paging import Place, Source
from meetings.access import Standing
from meetings.models import Meeting
from minutes.rendering.body import SETTLED

from .counts import count_by
from .noticed import is_noticed, noticed_to, owes
from .order import place_of, register_order
from .visibility import is_circulated_only, readable, versions_read_by

_RELATED = ("item__meeting__panel", "item__meeting__minutes")
UNFINISHED = (ActionState.OPEN, ActionState.ON_TARGET, ActionState.AT_RISK, ActionState.CLOSURE_PROPOSED)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as a line of the register. ``is_draft_number``: the number its rank would give, not issued yet.

    ``owner`` and ``due`` are those of today; a transfer or a new date leaves ``minuted_owner`` and ``minuted_due`` as
    they were. ``is_noticed``: known to this reader from a notice alone, so that nothing else of the minutes is.
    """

    id: UUID
    reference: str
    is_draft_number: bool
    text: str
    owner: str
    due: str
    minuted_owner: str
    minuted_due: str
    state: ActionState
    raised_at: Meeting
    item: int
    is_confidential: bool
    is_draft: bool
    is_noticed: bool

    @property
    def meeting(self) -> str:
        return self.raised_at.reference

    @property
    def day(self) -> str:
        return self.raised_at.day

    @property
    def place_in_minutes(self) -> str:
        return self.meeting if self.is_noticed else f"{self.meeting}, item {self.item}"

    @property
    def address_in_minutes(self) -> str:
        return go(self.meeting if self.is_noticed else f"{self.meeting} item {self.item}")

    @property
    def is_over(self) -> bool:
        return self.state not in UNFINISHED


def action_sources(standing: Standing, wanted: Q, state: Q) -> list[Source[ActionRow]]:
    """What of all actions this reader may see and asks for, newest meeting first.

    ``state`` is a condition on the action's own row, which holds its state whatever version is read; ``wanted`` one on
    either kind of row, where ``owes`` is who owes it today.
    """
    live = Action.objects.alias(owes=owes("")).filter(readable(standing), wanted, state, retired_at=None)
    live = live.filter(meeting__panel__in=standing.drafts).annotate(rank=_rank())
    told = Q(version__in=versions_read_by(standing).values("pk")) | noticed_to(standing)
    issued = IssuedAction.objects.alias(owes=owes("action__")).filter(readable(standing), wanted, told)
    issued = issued.filter(action__in=Action.objects.filter(state)) if state else issued
    sources = [Source(_told(issued), register_order("action_id"), _issued_row, _issued_place)]
    if standing.drafts:
        sources.append(Source(live.select_related(*_RELATED), register_order("id"), _live_row, _live_place))
    return sources


def _told(issued: QuerySet[IssuedAction]) -> QuerySet[IssuedAction]:
    return issued.select_related("action", *_RELATED).annotate(is_draft=is_circulated_only(), is_noticed=is_noticed())


def _rank() -> CombinedExpression:
    """The place among all the meeting's actions, seen or not: the number it would get if they were issued now."""
    before = Q(item__number__lt=OuterRef("item__number")) | Q(item=OuterRef("item"), position__lt=OuterRef("position"))
    earlier = Action.objects.filter(before, meeting=OuterRef("meeting"), retired_at=None).order_by().values("meeting")
    return Coalesce(Subquery(earlier.annotate(count=Count("pk")).values("count")), 0) + 1


def state_counts(sources: Sequence[Source[ActionRow]]) -> Counter[str]:
    """How many actions of the sources are in each state."""
    issued, *live = (source.rows for source in sources)
    return count_by(issued, "action__state") + sum((count_by(rows, "state") for rows in live), Counter())


def _issued_place(row: IssuedAction) -> Place:
    return place_of(row.item, row.position, row.action_id)


def _live_place(row: Action) -> Place:
    return place_of(row.item, row.position, row.pk)


def _issued_row(row: IssuedAction) -> ActionRow:
    is_draft: bool = row.is_draft  # type: ignore[attr-defined] # annotated
    is_noticed: bool = row.is_noticed  # type: ignore[attr-defined] # annotated
    return _row(row, row.action, row.number, is_draft=is_draft, is_noticed=is_noticed)


def _live_row(row: Action) -> ActionRow:
    rank: int = row.rank  # type: ignore[attr-defined] # annotated
    is_draft = row.item.meeting.minutes.state not in SETTLED
    return _row(row, row, rank if row.number is None else row.number, is_draft=is_draft)


def _row(
    row: Action | IssuedAction, action: Action, number: int, *, is_draft: bool, is_noticed: bool = False
) -> ActionRow:
    """``row`` has the words that this reader reads, ``action`` what has become of it."""
    meeting = row.item.meeting
    return ActionRow(
        id=action.pk,
        reference=str(Reference(meeting.panel.code, meeting.number, number)),
        is_draft_number=row.number is None,
        text=row.text,
        owner=action.owner_now or row.owner,
        due=action.due_now or row.due,
        minuted_owner=row.owner,
        minuted_due=row.due,
        state=ActionState(action.state),
        raised_at=meeting,
        item=row.item.number,
        is_confidential=row.sensitivity == Sensitivity.CONFIDENTIAL,
        is_draft=is_draft,
        is_noticed=is_noticed,
    )
