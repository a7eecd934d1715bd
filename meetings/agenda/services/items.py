"""The items of a meeting's agenda. Their secrecy is classified on floor 4, with the text that shares it."""

from collections.abc import Iterable, Sequence
from itertools import dropwhile, groupby, takewhile
from typing import NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Exists, F, OuterRef, ProtectedError, Q, QuerySet

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.enums import Purpose
from meetings.item_numbers import MOST_SUB_ITEMS, ItemNumber, in_order, next_at_the_end, next_before
from meetings.models import Adjournment, AgendaItem, Attendance, Meeting, StandingItem

Row = TypeVar("Row")

OUT_OF_THE_WAY = ItemNumber(10_000)  # more than an agenda has items


class PlannedItem(NamedTuple):
    number: ItemNumber | int
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
    record("meetings.items_added", meeting, by=by, numbers=[row.number.plain for row in rows])
    return rows


@transaction.atomic
def put_before_the_last(item: AgendaItem) -> None:
    """Numbers an item just added so that what comes last, as any other business does, comes after it.

    Raises WrongState as ``move_item`` does.
    """
    items = items_of(item.meeting)
    order = [other for other in items if other.pk != item.pk]
    last = first_kept_last(order)
    order.insert(order.index(last) if last else len(order), item)
    number_in_order(item.meeting, items, order)
    item.refresh_from_db(fields=["number"])


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the items in order, each with whether the panel keeps it last."""
    return list(with_those_kept_last(AgendaItem.objects.filter(meeting=meeting)).order_by("number"))


def with_those_kept_last(items: "QuerySet[AgendaItem]") -> "QuerySet[AgendaItem]":
    """Return the items, each with whether the panel keeps it last (``is_kept_last``): it was laid out from a standing
    item that comes last, or is called as one, as on an agenda that was typed or imported."""
    last = StandingItem.objects.filter(panel=OuterRef("meeting__panel"), comes_last=True)
    is_it = Q(pk=OuterRef("standing")) | Q(title__iexact=OuterRef("title"))
    return items.annotate(is_kept_last=Exists(last.filter(is_it)))


def with_the_last_ones_last(here: Sequence[AgendaItem], added: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the order of all items. One that a secretary has put behind an item that comes last stays there."""
    end = list(takewhile(_is_kept_last, reversed(here)))[::-1]
    business = [row for row in added if not _comes_last(row)]
    return [*here[: len(here) - len(end)], *business, *end, *filter(_comes_last, added)]


def number_of_late_item(here: Sequence[AgendaItem], added: Iterable[AgendaItem] = ()) -> ItemNumber:
    """Return the number of an item added where numbers are fixed: with a letter, before what comes last, or the next
    one at the end where that cannot be. ``added`` are others that have their numbers by now."""
    numbers, last = [row.number for row in (*here, *added)], first_kept_last(here)
    between = next_before(last.number, numbers) if last else None
    return between or next_at_the_end(numbers)


def first_kept_last(here: Sequence[AgendaItem]) -> AgendaItem | None:
    """Return the item that business added while a meeting runs goes before: the first of those in a row that are kept
    last, also where something stands behind them. Takes items ``with_those_kept_last``."""
    heads = (row for row in reversed(here) if not row.number.sub)
    run = list(takewhile(_is_kept_last, dropwhile(lambda row: not _is_kept_last(row), heads)))
    return run[-1] if run else None


def _is_kept_last(item: AgendaItem) -> bool:
    return bool(item.is_kept_last)  # type: ignore[attr-defined] # annotated


def _comes_last(item: AgendaItem) -> bool:
    return item.standing is not None and item.standing.comes_last


@transaction.atomic
def rename_item(item: AgendaItem, title: str, *, by: User) -> None:
    """Another title for an agenda item; its number stays. Raises Unacceptable for one that is empty or too long."""
    require_secretary(item.meeting.panel, by)
    item.title = title
    check_fields(item)
    item.save(update_fields=["title"])
    record("meetings.item_renamed", item, by=by, number=item.number.plain)


@transaction.atomic
def move_item(item: AgendaItem, place: int, *, by: User) -> None:
    """Puts an agenda item at a place, counted from 1; those between move up or down, and all are numbered anew.

    It takes its sub-items along; one of these moves among them, and the place is counted there. Beyond the ends of the
    agenda it goes to the end. Raises WrongState where it has left the agenda, or somebody came or left at an item whose
    number would change: what the attendance says would then mean another item.
    """
    require_secretary(item.meeting.panel, by)
    items = list(AgendaItem.objects.select_for_update(no_key=True).filter(meeting=item.meeting_id).order_by("number"))
    here = next((row for row in items if row.pk == item.pk), None)
    if here is None:
        raise WrongState("The item is no longer on the agenda, so it cannot be moved.")
    number_in_order(item.meeting, items, _with_moved(items, here, place))
    item.refresh_from_db(fields=["number"])
    record("meetings.item_moved", item, by=by, number=item.number.plain)


def _with_moved(items: Sequence[AgendaItem], item: AgendaItem, place: int) -> list[AgendaItem]:
    """Return the order in which an item, or a sub-item among its like, has been put at a place."""
    groups = [list(group) for _, group in groupby(items, key=lambda row: row.number.head)]
    if item.number.sub:
        group = next(group for group in groups if item in group)
        group[1:] = _put([row for row in group[1:] if row != item], item, place)
    else:
        own = next(group for group in groups if item in group)
        groups = _put([group for group in groups if group is not own], own, place)
    return [row for group in groups for row in group]


def _put(rows: list[Row], row: Row, place: int) -> list[Row]:
    rows.insert(max(place, 1) - 1, row)
    return rows


@transaction.atomic
def withdraw_item(item: AgendaItem, reason: str, *, by: User) -> None:
    """Marks an item as withdrawn, for a reason; it keeps its number and whatever is written of it."""
    require_secretary(item.meeting.panel, by)
    if not reason.strip():
        raise Unacceptable("Say why the item is withdrawn; the reason is printed with it.")
    item.withdrawn_reason = reason.strip()
    check_fields(item)
    item.save(update_fields=["withdrawn_reason"])
    record("meetings.item_withdrawn", item, by=by, attests=[item], number=item.number.plain)


@transaction.atomic
def restore_item(item: AgendaItem, *, by: User) -> None:
    """Puts an item that was withdrawn back on the agenda."""
    require_secretary(item.meeting.panel, by)
    if not item.withdrawn_reason:
        raise WrongState(f"Item {item.number} is not withdrawn.")
    item.withdrawn_reason = ""
    item.save(update_fields=["withdrawn_reason"])
    record("meetings.item_restored", item, by=by, removes=[item], number=item.number.plain)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: User) -> None:
    """Takes an item off the agenda for good, and numbers those behind it anew. Raises as ``move_item`` does, and
    WrongState where something hangs on it.

    For one put there by mistake: an item of which something is written, or that has sub-items, is withdrawn instead.
    """
    require_secretary(item.meeting.panel, by)
    item.refresh_from_db(fields=["number"])
    number, pk = item.number, item.pk
    if sub_items_of(item).exists():
        raise WrongState(f"Item {number} has sub-items. Withdraw it instead: then they keep their numbers.")
    _refuse_if_somebody_came_or_left(item.meeting, [number])
    try:
        item.delete()
    except ProtectedError as error:
        raise WrongState(
            f"Item {number} has something attached to it, such as a paper. Withdraw it instead: then nothing is lost."
        ) from error
    close_ranks(item.meeting)
    gone = [AgendaItem(pk=pk)]  # it may have been withdrawn before
    record("meetings.item_removed", item.meeting, by=by, removes=gone, number=number.plain, item=pk)


def sub_items_of(item: AgendaItem) -> "QuerySet[AgendaItem]":
    """Return the sub-items of an item, withdrawn ones among them; of a sub-item there are none."""
    if item.number.sub:
        return AgendaItem.objects.none()
    first, last = (
        ItemNumber(item.number.main, item.number.letter, 1),
        ItemNumber(item.number.main, item.number.letter, MOST_SUB_ITEMS),
    )
    return AgendaItem.objects.filter(meeting=item.meeting_id, number__range=(first, last))


def close_ranks(meeting: Meeting) -> None:
    """Numbers the items of an agenda anew where one has left it. Raises as ``move_item`` does."""
    items = list(AgendaItem.objects.select_for_update(no_key=True).filter(meeting=meeting).order_by("number"))
    number_in_order(meeting, items, items)


def number_in_order(meeting: Meeting, items: Sequence[AgendaItem], order: Sequence[AgendaItem]) -> None:
    """Numbers the items, as they are numbered now, in this order. Raises WrongState as ``move_item`` does."""
    numbers = in_order([row.number for row in order])
    new = {row.pk: number for row, number in zip(order, numbers, strict=True)}
    moved = [row for row in items if row.number != new[row.pk]]
    if not moved:
        return
    _refuse_if_somebody_came_or_left(meeting, [row.number for row in moved])
    # In two steps, for while it runs no two may have one number.
    AgendaItem.objects.filter(pk__in=[row.pk for row in moved]).update(number=F("number") + OUT_OF_THE_WAY.key)
    for row in moved:
        row.number = new[row.pk]
    AgendaItem.objects.bulk_update(moved, ["number"])


def _refuse_if_somebody_came_or_left(meeting: Meeting, numbers: Sequence[ItemNumber]) -> None:
    part = who_came_or_left_at(meeting, numbers)
    if part is not None:
        raise WrongState(
            f"The attendance record says {part} arrived or left at an item whose number would change. "
            "Correct the attendance first."
        )
    if was_adjourned_at(meeting, numbers):
        raise WrongState(
            "The meeting was adjourned at an item whose number would change. Correct how it was held first."
        )


def who_came_or_left_at(meeting: Meeting, numbers: Iterable[ItemNumber]) -> Attendance | None:
    """Return somebody who came or left at one of these items, as the record has it."""
    named = list(numbers)
    came_or_left = Q(from_item__in=named) | Q(to_item__in=named)
    came_back = Q(returns__from_item__in=named) | Q(returns__to_item__in=named)
    return meeting.attendances.filter(came_or_left | came_back).first()


def was_adjourned_at(meeting: Meeting, numbers: Iterable[ItemNumber]) -> bool:
    """Tell whether the meeting was adjourned at one of these items."""
    return Adjournment.objects.filter(sitting__meeting=meeting, item__in=list(numbers)).exists()
