"""Keeps the rows of decisions, actions and references true to an item's text: for ``minutes.drafting.save`` alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet

from actions.models import Action, ActionChange, ActionMention
from actions.references import Reference
from actions.services import give_next_numbers
from core.accounts.models import User
from core.errors import WrongState
from meetings.models import AgendaItem, Decision
from minutes.document.redaction import sensitivity_of
from minutes.drafting.initials import names_in, owner_in
from minutes.models import BlockReason
from minutes.text import ActionText, Change, Mention, Statement
from minutes.text.normal import new_uuid

Row = TypeVar("Row", Decision, Action)
Piece = TypeVar("Piece", Statement, ActionText)
Values = Mapping[str, Any]

DECISION_FIELDS = (
    "item_id", "outcome", "form", "position", "block", "lead", "statement", "sentence", "sub_points", "carried_by",
    "dissent_count", "condition", "is_negative", "deferred_to", "sensitivity", "retired_at",
)  # fmt: skip
ACTION_FIELDS = (
    "item_id", "meeting_id", "position", "block", "text", "owner", "owner_in_text", "due", "due_in_text",
    "sensitivity", "retired_at",
)  # fmt: skip


class Overtaken(WrongState):
    """A text has been saved since, or what comes into it has come to live in another one."""

    def __init__(self) -> None:
        super().__init__("Others are changing the same text. Nothing of yours is lost: save again in a moment.")


def fresh_ids_for_copies(item: AgendaItem, change: Change, *, holds: bool = False) -> dict[str, str]:
    """Old → new uuid of statements and actions that live in another item's text too: a row is never stolen.

    One that was taken out of another item of the same meeting before keeps its uuid, and with it its row. ``holds``
    keeps the rows that are there from all others until the transaction ends: the lock on the text keeps nobody from
    taking up in another text what was taken out of a third.
    """
    statements = {statement.id for statement in change.reading.statements}.difference(change.old_statements)
    actions = {action.id for action in change.reading.actions}.difference(change.old_actions)
    copies = [
        *_living_elsewhere(Decision.objects.all(), item, statements, holds=holds),
        *_living_elsewhere(Action.objects.all(), item, actions, holds=holds),
    ]
    return {str(uuid): new_uuid() for uuid in copies}


def _living_elsewhere(rows: QuerySet[Any], item: AgendaItem, ids: Collection[str], *, holds: bool) -> list[UUID]:
    if not ids:
        return []
    wanted = rows.filter(pk__in=ids)
    if holds:  # in a query of its own: one that waits for a row may then miss it, for it was joined as it was before
        list(wanted.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    elsewhere = ~Q(item__meeting=item.meeting_id) | Q(retired_at=None) & ~Q(item=item)
    return list(wanted.filter(elsewhere).values_list("pk", flat=True))


def reconcile(item: AgendaItem, change: Change, at: datetime, *, has_secrets: bool, by: User) -> list[Model]:
    """Brings all rows in line with what a save changes, and returns those that are evidence.

    ``has_secrets``: the text has some now, or had before.
    """
    decisions = _reconcile_decisions(item, change, at)
    evidence = _reconcile_actions(item, change, at, by=by)
    _reconcile_mentions(item, change)
    if has_secrets:
        _reconcile_reasons(item, change, at)
    return [*decisions, *evidence]


def _reconcile_decisions(item: AgendaItem, change: Change, at: datetime) -> list[Decision]:
    """One row for each statement of the text; a row whose statement has gone is retired, one that is back revived.

    What a person has set by hand stays as they set it. Returns what was written, but for what only moved up or down.
    """
    statements = change.reading.statements
    if not statements and not change.old_statements:
        return []
    rows = _rows(Decision, change.old_statements, statements)
    first = change.statements_before
    wanted = {
        pk: _decision_values(item, position, statement, row)
        for position, statement, pk, row in _in_order(statements, first, rows)
    }
    _make_room(Decision, item, first + len(change.old_statements), len(statements) - len(change.old_statements))
    changed = _changed(Decision, item, rows, wanted, at)
    _write(Decision, item, rows, changed, DECISION_FIELDS)
    return changed


def _reconcile_actions(item: AgendaItem, change: Change, at: datetime, *, by: User) -> list[Model]:
    """One row for each action of the text, numbered at once where the meeting's numbers are out.

    Owner and due follow the text until a person has set them by hand. What happens to a numbered action is its
    history.
    """
    texts = change.reading.actions
    if not texts and not change.old_actions:
        return []
    rows = _rows(Action, change.old_actions, texts)
    before = {pk: _history_values(row) for pk, row in rows.items() if row.number is not None}
    first, names = change.actions_before, names_in(item.meeting)
    wanted = {
        pk: _action_values(item, position, text, row, names)
        for position, text, pk, row in _in_order(texts, first, rows)
    }
    _make_room(Action, item, first + len(change.old_actions), len(texts) - len(change.old_actions))
    changed = _changed(Action, item, rows, wanted, at)
    unnumbered = [row for row in changed if row.has_draft_number and row.retired_at is None]
    give_next_numbers(item.meeting, unnumbered)
    _write(Action, item, rows, changed, (*ACTION_FIELDS, "number", "stage"))
    lines = _note_history([row for row in changed if row.pk in before], before, at, by=by)
    # Their owners may have answered them meanwhile, which the lock on the text does not keep out.
    now = Action.objects.filter(pk__in=[row.pk for row in changed]) if changed else []
    return [*now, *lines]


def _reconcile_mentions(item: AgendaItem, change: Change) -> None:
    """Write one row for each action that a touched block refers to, however often the block names it."""
    if not change.mentions_touched:
        return
    ActionMention.objects.filter(item=item, block__in=change.old_blocks).delete()
    named: dict[tuple[str, Reference], Mention] = {}
    for mention in change.reading.mentions:
        named.setdefault((mention.block, mention.reference), mention)
    ActionMention.objects.bulk_create(
        ActionMention(
            item_id=item.pk,  # a text can name thousands, and to set the item itself takes longer than all the rest
            block=UUID(mention.block),
            position=position,
            panel_code=mention.reference.panel_code,
            meeting_number=mention.reference.meeting_number,
            number=mention.reference.number,
            sensitivity=_sensitivity(item, mention),
        )
        for position, mention in enumerate(named.values())
    )


def _reconcile_reasons(item: AgendaItem, change: Change, at: datetime) -> None:
    """The reasons of the touched blocks: retired with what is no secret any more, revived with what is one again.

    A secret block that is new and follows one with a reason is secret for the same: a paragraph was split, or gone on
    from.
    """
    secrets = [block.id for block in change.reading.blocks if block.is_confidential]
    gone = set(change.old_blocks).difference(secrets)
    known = {str(row.block): row for row in BlockReason.objects.filter(item=item, block__in={*gone, *secrets})}
    for vanished in gone & known.keys():
        known[vanished].retired_at = known[vanished].retired_at or at
    _carry_reasons_on(item, change, known)
    BlockReason.objects.bulk_create(
        known.values(), update_conflicts=True, unique_fields=["item", "block"], update_fields=["retired_at"]
    )


def _carry_reasons_on(item: AgendaItem, change: Change, known: dict[str, BlockReason]) -> None:
    """Revives the reasons of secret blocks, and gives that of the block before to those that are new."""
    reason = ""
    for block in change.reading.blocks:
        row = known.get(block.id)
        if not block.is_confidential:
            reason = ""
        elif row:
            row.retired_at, reason = None, row.reason
        elif reason and block.id not in change.old_blocks:
            known[block.id] = BlockReason(item=item, block=UUID(block.id), reason=reason)


def _rows(model: type[Row], old: Iterable[str], new: Iterable[Statement | ActionText]) -> dict[UUID, Row]:
    """The rows that concern this save, retired ones too, by uuid."""
    ids = {*old, *(piece.id for piece in new)}
    return {row.pk: row for row in model._default_manager.filter(pk__in=ids)}


def _in_order(
    pieces: Iterable[Piece], first: int, rows: Mapping[UUID, Row]
) -> Iterator[tuple[int, Piece, UUID, Row | None]]:
    """The pieces of a text from the place ``first`` on, each with its place, its uuid, and its row if it has one."""
    for position, piece in enumerate(pieces, start=first):
        pk = UUID(piece.id)
        yield position, piece, pk, rows.get(pk)


def _make_room(model: type[Row], item: AgendaItem, first: int, shift: int) -> None:
    """Moves the rows from the place ``first`` on, which the edit did not touch, by as many places as it added."""
    if shift:
        following = model._default_manager.filter(item=item, retired_at=None, position__gte=first)
        following.update(position=F("position") + shift)


def _decision_values(item: AgendaItem, position: int, statement: Statement, row: Decision | None) -> dict[str, object]:
    by_hand = {name: getattr(row, name) for name in row.set_by_hand} if row else {}
    return {
        "item_id": item.pk,
        "outcome": statement.outcome,
        "form": statement.form,
        "position": position,
        "block": UUID(statement.block),
        "lead": statement.lead,
        "statement": statement.text,
        "sentence": statement.sentence,
        "sub_points": list(statement.sub_points),
        "carried_by": statement.carried_by,
        "dissent_count": statement.dissent_count,
        "condition": statement.condition,
        "is_negative": statement.is_negative,
        "deferred_to": statement.deferred_to,
        "sensitivity": _sensitivity(item, statement),
        "retired_at": None,
    } | by_hand


def _action_values(
    item: AgendaItem, position: int, text: ActionText, row: Action | None, names: Mapping[str, str]
) -> dict[str, object]:
    owner = owner_in(text.text, names) if names else text.owner
    return {
        "item_id": item.pk,
        "meeting_id": item.meeting_id,
        "position": position,
        "block": UUID(text.block),
        "text": text.text,
        "owner": row.owner if row and row.owner_by_hand else owner,
        "owner_in_text": owner,
        "due": row.due if row and row.due_by_hand else text.due,
        "due_in_text": text.due,
        "sensitivity": _sensitivity(item, text),
        "retired_at": None,
    }


def _sensitivity(item: AgendaItem, piece: Statement | ActionText | Mention) -> str:
    confidential = sensitivity_of(is_confidential=True)
    return confidential if item.sensitivity == confidential or piece.is_confidential else item.sensitivity


def _changed(
    model: type[Row], item: AgendaItem, rows: Mapping[UUID, Row], wanted: Mapping[UUID, Values], at: datetime
) -> list[Row]:
    """The rows to write: new ones, those that differ from the text, and those that the text no longer has."""
    out = []
    for pk, values in wanted.items():
        row = rows.get(pk)
        if row is None:
            out.append(model(pk=pk, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            _set(row, values)
            out.append(row)
    for pk, row in rows.items():
        if pk not in wanted and row.item_id == item.pk and row.retired_at is None:
            row.retired_at = at
            out.append(row)
    return out


def _set(row: Row, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _write(
    model: type[Row], item: AgendaItem, known: Mapping[UUID, Row], rows: Sequence[Row], fields: Sequence[str]
) -> None:
    """Write all rows, in a statement for those that are ``known`` and one for the new.

    Raises Overtaken where another text has brought in one of the new at this very moment.
    """
    if old := [row for row in rows if row.pk in known]:
        model._default_manager.bulk_create(
            old,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[_column(name) for name in fields],
        )
    if new := sorted((row for row in rows if row.pk not in known), key=attrgetter("pk")):
        # Whoever brings in the same waits here for the other to commit, and then finds that it lives there.
        model._default_manager.bulk_create(new, ignore_conflicts=True)
        if model._default_manager.filter(item=item, pk__in=[row.pk for row in new]).count() < len(new):
            raise Overtaken


def _column(name: str) -> str:
    return name.removesuffix("_id")


def _history_values(row: Action) -> dict[str, str]:
    """Return what of a numbered action is worth a line in its history when it changes."""
    standing = "withdrawn from the text" if row.retired_at else "in the text"
    return {"text": row.text, "owner": row.owner, "due": row.due, "standing": standing}


def _note_history(
    rows: Iterable[Action], before: Mapping[UUID, Mapping[str, str]], at: datetime, *, by: User
) -> list[ActionChange]:
    return ActionChange.objects.bulk_create(
        ActionChange(action=row, at=at, by=by, field=field, old=before[row.pk][field], new=new)
        for row in rows
        for field, new in _history_values(row).items()
        if new != before[row.pk][field]
    )
