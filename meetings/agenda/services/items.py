"""The items of a meeting's agenda. Their secrecy is classified on floor 4, with the text that shares it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, ProtectedError, Q

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.enums import Purpose
from meetings.models import AgendaItem, Meeting

OUT_OF_THE_WAY = 10_000  # more than an agenda has items


class PlannedItem(NamedTuple):
    number: int
    title: str
    purpose: Purpose | None = None
    printed_number: str | None = None


@transaction.atomic
def add_items(meeting: Meeting, items: Sequence[PlannedItem], *, by: User) -> list[AgendaItem]:
    """Agenda items, in one go. Raises Unacceptable for a title that is empty or too long."""
    require_secretary(meeting.panel, by)
    rows = [AgendaItem(meeting=meeting, **item._asdict()) for item in items]
    for row in rows:
        check_fields(row)
    AgendaItem.objects.bulk_create(rows)
    record("meetings.items_added", meeting, by=by, numbers=[row.number for row in rows])
    return rows


@transaction.atomic
def put_before_the_last(item: AgendaItem) -> None:
    """Numbers an item just added at the end so that what comes last, as any other business does, comes after it.

    Raises WrongState as ``move_item`` does.
    """
    items = list(AgendaItem.objects.filter(meeting=item.meeting_id).order_by("number").select_related("standing"))
    here = [other for other in items if other.pk != item.pk]
    number_in_order(item.meeting, items, with_the_last_ones_last(here, [item]))
    item.refresh_from_db(fields=["number"])


def with_the_last_ones_last(here: Sequence[AgendaItem], added: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the order of all items. One that a secretary has put behind an item that comes last stays there."""
    end = list(takewhile(_comes_last, reversed(here)))[::-1]
    business = [row for row in added if not _comes_last(row)]
    return [*here[: len(here) - len(end)], *business, *end, *filter(_comes_last, added)]


def _comes_last(item: AgendaItem) -> bool:
    return item.standing is not None and item.standing.comes_last


@transaction.atomic
def rename_item(item: AgendaItem, title: str, *, by: User) -> None:
    """Another title for an agenda item; its number stays. Raises Unacceptable for one that is empty or too long."""
    require_secretary(item.meeting.panel, by)
    item.title = title
    check_fields(item)
    item.save(update_fields=["title"])
    record("meetings.item_renamed", item, by=by, number=item.number)


@transaction.atomic
def move_item(item: AgendaItem, place: int, *, by: User) -> None:
    """Puts an agenda item at a place, counted from 1; those between move up or down, and all are numbered anew.

    Beyond the ends of the agenda it goes to the end. Raises WrongState where somebody came or left at an item whose
    number would change: what the attendance says would then mean another item.
    """
    require_secretary(item.meeting.panel, by)
    items = list(AgendaItem.objects.select_for_update().filter(meeting=item.meeting_id).order_by("number"))
    order = [other for other in items if other.pk != item.pk]
    order.insert(max(place, 1) - 1, item)
    number_in_order(item.meeting, items, order)
    item.refresh_from_db(fields=["number"])
    record("meetings.item_moved", item, by=by, number=item.number)


@transaction.atomic
def withdraw_item(item: AgendaItem, reason: str, *, by: User) -> None:
    """Marks an item as withdrawn, for a reason; it keeps its number and whatever is written of it."""
    require_secretary(item.meeting.panel, by)
    if not reason.strip():
        raise Unacceptable("Say why the item is withdrawn; the reason is printed with it.")
    item.withdrawn_reason = reason.strip()
    check_fields(item)
    item.save(update_fields=["withdrawn_reason"])
    record("meetings.item_withdrawn", item, by=by, number=item.number)


@transaction.atomic
def restore_item(item: AgendaItem, *, by: User) -> None:
    """Puts an item that was withdrawn back on the agenda."""
    require_secretary(item.meeting.panel, by)
    if not item.withdrawn_reason:
        raise WrongState(f"Item {item.number} is not withdrawn.")
    item.withdrawn_reason = ""
    item.save(update_fields=["withdrawn_reason"])
    record("meetings.item_restored", item, by=by, number=item.number)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: User) -> None:
    """Takes an item off the agenda for good, and numbers those behind it anew. Raises as ``move_item`` does, and
    WrongState where something hangs on it.

    For one put there by mistake: an item of which something is written is withdrawn instead.
    """
    require_secretary(item.meeting.panel, by)
    item.refresh_from_db(fields=["number"])
    number, pk = item.number, item.pk
    _refuse_if_somebody_came_or_left(item.meeting, [number])
    try:
        item.delete()
    except ProtectedError as error:
        raise WrongState(
            f"Item {number} has something attached to it, such as a paper. Withdraw it instead: then nothing is lost."
        ) from error
    close_ranks(item.meeting)
    record("meetings.item_removed", item.meeting, by=by, number=number, item=pk)


def close_ranks(meeting: Meeting) -> None:
    """Numbers the items of an agenda anew where one has left it. Raises as ``move_item`` does."""
    items = list(AgendaItem.objects.select_for_update().filter(meeting=meeting).order_by("number"))
    number_in_order(meeting, items, items)


def number_in_order(meeting: Meeting, items: Sequence[AgendaItem], order: Sequence[AgendaItem]) -> None:
    """Numbers the items, as they are numbered now, in this order. Raises WrongState as ``move_item`` does."""
    new = {row.pk: number for number, row in enumerate(order, start=1)}
    moved = [row for row in items if row.number != new[row.pk]]
    if not moved:
        return
    _refuse_if_somebody_came_or_left(meeting, [row.number for row in moved])
    # In two steps, for while it runs no two may have one number.
    AgendaItem.objects.filter(pk__in=[row.pk for row in moved]).update(number=F("number") + OUT_OF_THE_WAY)
    for row in moved:
        row.number = new[row.pk]
    AgendaItem.objects.bulk_update(moved, ["number"])


def _refuse_if_somebody_came_or_left(meeting: Meeting, numbers: Sequence[int]) -> None:
    part = meeting.attendances.filter(Q(from_item__in=numbers) | Q(to_item__in=numbers)).first()
    if part is not None:
        raise WrongState(
            f"The attendance record says {part} arrived or left at an item whose number would change. "
            "Correct the attendance first."
        )
