"""The register of actions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from actions.models import Action, ActionChange, ActionState, IssuedAction, reference_in
from actions.references import NO_NUMBER, Reference
from core.audience import Sensitivity
from core.web.keyset_paging import Place, Source
from core.web.links import go
from meetings.access import PanelAccess
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from minutes.enums import MinutesState

from .counts import count_by
from .notice_visibility import is_noticed, noticed_to, owes
from .order import place_of, register_order
from .visibility import is_circulated_only, readable, told_to, versions_read_by

_RELATED = ("item__meeting__panel", "item__meeting__minutes")


@dataclass(frozen=True, slots=True)
class LatestWord:
    """The latest answer about an action, with who gave it and when."""

    state: str
    note: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as a line of the register. ``is_draft_number``: the number its rank would give, not issued yet.

    ``owner`` and ``due`` are those of today; a transfer or a new date leaves ``minuted_owner`` and ``minuted_due`` as
    they were. ``version`` is the one whose words are read, None for those of a draft. ``is_noticed``: known to this
    reader from a notice alone, so that nothing else of the minutes is.
    ``word`` is for those of its panel alone.
    """

    id: UUID
    reference: Reference
    is_draft_number: bool
    text: str
    owner: str
    due: str
    minuted_owner: str
    minuted_due: str
    state: ActionState
    raised_at: Meeting
    item: ItemNumber
    block: UUID
    version: UUID | None
    is_confidential: bool
    is_draft: bool
    is_noticed: bool
    word: LatestWord | None

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
        return self.state not in ActionState.UNFINISHED


def action_sources(access: PanelAccess, wanted: Q, state: Q) -> list[Source[ActionRow]]:
    """The actions that this reader may see and asks for, newest meeting first.

    ``state`` is a condition on the action's own row, which holds its state whatever version is read; ``wanted`` one on
    either kind of row, where ``owes`` is who owes it today and ``stands`` the state it is in.
    """
    live = [live_actions(access, wanted, state)] if access.drafts else []
    return [issued_actions(access, wanted, state), *live]


def issued_actions(access: PanelAccess, wanted: Q, state: Q) -> Source[ActionRow]:
    """Those of ``action_sources`` that stand in a version: none of a panel whose minutes this reader drafts."""
    issued = IssuedAction.objects.filter(Q(version__in=versions_read_by(access).values("pk")) | noticed_to(access))
    issued = issued.alias(owes=owes("action__")).annotate(stands=F("action__state")).filter(readable(access), wanted)
    issued = issued.filter(action__in=Action.objects.filter(state)) if state else issued
    return Source(_told(issued, access), register_order("action_id"), _issued_row, _issued_place)


def live_actions(access: PanelAccess, wanted: Q, state: Q) -> Source[ActionRow]:
    """Those of ``action_sources`` that the working text asks for, on panels whose minutes this reader drafts."""
    live = Action.objects.filter(meeting__panel__in=access.drafts, retired_at=None)
    live = live.alias(owes=owes("")).annotate(stands=F("state")).filter(readable(access), wanted, state)
    live = live.annotate(rank=_rank(), **_word("pk", access)).select_related(*_RELATED)
    return Source(live, register_order("id"), _live_row, _live_place)


def _told(issued: QuerySet[IssuedAction], access: PanelAccess) -> QuerySet[IssuedAction]:
    issued = issued.select_related("action", *_RELATED).annotate(**_word("action", access))
    return issued.annotate(is_draft=is_circulated_only(), is_noticed=is_noticed())


def _word(action: str, access: PanelAccess) -> dict[str, Subquery]:
    """The latest answer to an action, in the query of its row."""
    answers = ActionChange.objects.filter(told_to(access), action=OuterRef(action), field="state")
    newest = answers.order_by("-at", "-pk")
    said = {"word_state": "new", "word_note": "reason", "word_by": "by__name", "word_at": "at"}
    return {name: Subquery(newest.values(field)[:1]) for name, field in said.items()}


def _rank() -> CombinedExpression:
    """The place among all the meeting's actions, seen or not: the number it would get if they were issued now."""
    before = Q(item__number__lt=OuterRef("item__number")) | Q(item=OuterRef("item"), position__lt=OuterRef("position"))
    earlier = Action.objects.filter(before, meeting=OuterRef("meeting"), retired_at=None).order_by().values("meeting")
    return Coalesce(Subquery(earlier.annotate(count=Count("pk")).values("count")), 0) + 1


def state_counts(sources: Sequence[Source[ActionRow]]) -> Counter[str]:
    """Count the actions of the sources by state."""
    return count_by((source.rows, "stands") for source in sources)


def _issued_place(row: IssuedAction) -> Place:
    return place_of(row.item, row.position, row.action_id)


def _live_place(row: Action) -> Place:
    return place_of(row.item, row.position, row.pk)


def _issued_row(row: IssuedAction) -> ActionRow:
    is_draft: bool = row.is_draft  # type: ignore[attr-defined] # annotated
    is_noticed: bool = row.is_noticed  # type: ignore[attr-defined] # annotated
    number = NO_NUMBER if row.number is None else row.number
    return _row(row, row.action, number, is_draft=is_draft, is_noticed=is_noticed)


def _live_row(row: Action) -> ActionRow:
    rank: int = row.rank  # type: ignore[attr-defined] # annotated
    is_draft = row.item.meeting.minutes.state not in MinutesState.SETTLED
    return _row(row, row, row.number_at(rank), is_draft=is_draft)


def _row(
    row: Action | IssuedAction, action: Action, number: int, *, is_draft: bool, is_noticed: bool = False
) -> ActionRow:
    """``row`` has the words that this reader reads, ``action`` what has become of it."""
    meeting = row.item.meeting
    return ActionRow(
        id=action.pk,
        reference=reference_in(meeting, number),
        is_draft_number=action.has_draft_number,
        text=row.text,
        owner=action.owner_now or row.owner,
        due=action.due_now or row.due,
        minuted_owner=row.owner,
        minuted_due=row.due,
        state=ActionState(action.state),
        raised_at=meeting,
        item=row.item.number,
        block=row.block,
        version=None if isinstance(row, Action) else row.version,
        is_confidential=row.sensitivity == Sensitivity.CONFIDENTIAL,
        is_draft=is_draft,
        is_noticed=is_noticed,
        word=_latest_word(row, meeting.panel),
    )


def _latest_word(row: Any, panel: Panel) -> LatestWord | None:
    """Return the latest answer, as ``_word`` has found it for a row, with its day by the panel's clock."""
    if row.word_state is None:
        return None
    day = PanelRules.read(panel.rules).day_at(row.word_at)
    return LatestWord(ActionState(row.word_state).label, row.word_note, row.word_by or "", day)
