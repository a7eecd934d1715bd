"""The agenda of minutes that are being drafted. Items keep the numbers with which an agenda was issued or a version
frozen."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef

from core.accounts.models import User
from core.audience import Sensitivity
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.agenda.services import items
from meetings.agenda.services.items import PlannedItem
from meetings.agenda.services.planned import require_cleared
from meetings.enums import Purpose
from meetings.item_numbers import ItemNumber, next_at_the_end, next_under, places
from meetings.models import AgendaIssue, AgendaItem, Meeting
from minutes.drafting.classification import classify_item
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Version


@transaction.atomic
def add_item(
    meeting: Meeting,
    title: str,
    purpose: Purpose | None,
    *,
    by: User,
    under: AgendaItem | None = None,
    is_last: bool = False,
) -> AgendaItem:
    """Another item, ready to be written: before what the panel keeps last, unless it ``is_last`` or goes ``under``
    another as its sub-item.

    Where the numbers are fixed, or the attendance names one that would change, it takes a letter and all others keep
    theirs. Beneath a confidential item it is confidential too. Raises Unacceptable for a title that is no title or an
    item that can have no more sub-items, NotAllowed for one that this person is not cleared for.
    """
    _hold(meeting, by=by)
    here = items.items_of(meeting)
    head = _head_in(here, under, meeting, by=by) if under else None
    last = None if head or is_last else items.first_kept_last(here)
    makes_way = last is not None and not _is_fixed_from(last, here)
    number = _number_of_another(here, head=head, is_late=last is not None and not makes_way)
    (item,) = items.add_items(meeting, [PlannedItem(number, title.strip(), purpose)], by=by)
    ItemText.objects.create(item=item)
    if head and head.sensitivity != Sensitivity.PUBLIC:
        classify_item(item, Sensitivity(head.sensitivity), reason=head.sensitivity_reason, by=by)
    if makes_way:
        items.put_before_the_last(item)
    return item


def _head_in(here: Sequence[AgendaItem], under: AgendaItem, meeting: Meeting, *, by: User) -> AgendaItem:
    """The item that another goes under, as it stands now."""
    head = next((row for row in here if row.pk == under.pk), None)
    if head is None:
        raise Unacceptable(
            "The item that this one goes under is no longer on the agenda. Choose where it stands again."
        )
    require_cleared(head, meeting.panel, by)
    return head


def _is_fixed_from(item: AgendaItem, here: Sequence[AgendaItem]) -> bool:
    """Tell whether this item and those behind it keep their numbers."""
    if are_numbers_fixed(item.meeting):
        return True
    # Where numbers can change at all, the first letter becomes a number of its own, and all behind it change too.
    first = min([item.number, *(row.number for row in here if row.number.letter)])
    changing = [row.number for row in here if row.number >= first]
    someone = items.who_came_or_left_at(item.meeting, changing)
    return someone is not None or items.was_adjourned_at(item.meeting, changing)


def _number_of_another(here: Sequence[AgendaItem], *, head: AgendaItem | None, is_late: bool) -> ItemNumber:
    if is_late:
        return items.number_of_late_item(here)
    numbers = [row.number for row in here]
    if head is None:
        return next_at_the_end(numbers)
    try:
        return next_under(head.number, numbers)
    except ValueError as error:
        raise Unacceptable(f"Item {head.number} can have no more sub-items.") from error


@transaction.atomic
def rename_item(item: AgendaItem, title: str, *, by: User) -> None:
    """Raises Unacceptable for a title that is no title."""
    _hold(item.meeting, by=by)
    items.rename_item(item, title.strip(), by=by)


@transaction.atomic
def move_item(item: AgendaItem, place: int, *, by: User) -> None:
    """Puts the item at a place, counted from 1; a sub-item, among its like. Draft numbers of actions follow the agenda.

    Raises WrongState once a version was frozen, or where the attendance refers to a number that would change.
    """
    _hold(item.meeting, by=by)
    if place != _place_of(item):
        _require_free_numbers(item.meeting)
        items.move_item(item, place, by=by)


def _place_of(item: AgendaItem) -> int | None:
    """Return where it stands, counted as ``move_item`` counts; None for one that is no longer there."""
    rows = list(item.meeting.items.order_by("number").values_list("pk", "number"))
    counted = zip(rows, places([number for _, number in rows]), strict=True)
    return next((place.at for (pk, _), place in counted if pk == item.pk), None)


@transaction.atomic
def withdraw_item(item: AgendaItem, reason: str, *, by: User) -> None:
    """The item keeps its number, its text and what was decided of it; the minutes print that it was withdrawn, and why.

    Raises Unacceptable without a reason.
    """
    _hold(item.meeting, by=by)
    items.withdraw_item(item, reason, by=by)


@transaction.atomic
def restore_item(item: AgendaItem, *, by: User) -> None:
    """Puts an item that was withdrawn back on the agenda."""
    _hold(item.meeting, by=by)
    items.restore_item(item, by=by)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: User) -> None:
    """Takes an item off the agenda of which nothing was ever written. Raises WrongState for any other."""
    _hold(item.meeting, by=by)
    _require_free_numbers(item.meeting)
    text = ItemText.objects.select_for_update(no_key=True).get(item=item)
    if text.revision:  # also where all was struck out again
        raise WrongState(f"Item {item.number} has text written in it. Withdraw it instead: then nothing is lost.")
    text.delete()
    items.remove_item(item, by=by)


def are_numbers_fixed(meeting: Meeting) -> bool:
    """Return whether the items have left the secretariat with their numbers, in an agenda that stands or a version."""
    issued = AgendaIssue.objects.in_force().filter(meeting=OuterRef("pk"))
    frozen = Version.objects.filter(minutes__meeting=OuterRef("pk"))
    return Meeting.objects.filter(Exists(issued) | Exists(frozen), pk=meeting.pk).exists()


def _hold(meeting: Meeting, *, by: User) -> None:
    """Nobody moves the minutes on, or changes their agenda, until the transaction ends."""
    require_secretary(meeting.panel, by)
    if meeting.series:
        raise WrongState("The questions stay as they were asked. What came of them is corrected in the text.")
    if Minutes.objects.select_for_update(no_key=True).filter(meeting=meeting, state=MinutesState.DRAFT).first() is None:
        raise WrongState("The agenda can be changed here only while the minutes are a draft.")


def _require_free_numbers(meeting: Meeting) -> None:
    if are_numbers_fixed(meeting):
        raise WrongState(
            "The agenda was issued, or a version circulated, with these numbers, so the items keep them. "
            "Withdraw or add an item."
        )
