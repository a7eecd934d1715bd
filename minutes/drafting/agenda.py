"""The agenda of minutes that are being drafted. Items keep the numbers with which an agenda was issued or a version
frozen."""

from contextlib import suppress

from django.db import transaction
from django.db.models import Exists, OuterRef

from core.accounts.models import User
from core.errors import WrongState
from meetings.access import require_secretary
from meetings.agenda.services import items
from meetings.agenda.services.items import PlannedItem
from meetings.enums import Purpose
from meetings.item_numbers import next_at_the_end
from meetings.models import AgendaIssue, AgendaItem, Meeting
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Version


@transaction.atomic
def add_item(meeting: Meeting, title: str, purpose: Purpose | None, *, by: User) -> AgendaItem:
    """Another item, ready to be written: at the end of the agenda but before what the panel keeps last, or behind that
    where the numbers are fixed. Raises Unacceptable for a title that is no title."""
    _hold(meeting, by=by)
    number = next_at_the_end(meeting.items.values_list("number", flat=True))
    (item,) = items.add_items(meeting, [PlannedItem(number, title.strip(), purpose)], by=by)
    ItemText.objects.create(item=item)
    if not are_numbers_fixed(meeting):
        _put_before_the_last(item)
    return item


def _put_before_the_last(item: AgendaItem) -> None:
    with suppress(WrongState):  # somebody came or left at an item that would get another number
        items.put_before_the_last(item)


@transaction.atomic
def rename_item(item: AgendaItem, title: str, *, by: User) -> None:
    """Raises Unacceptable for a title that is no title."""
    _hold(item.meeting, by=by)
    items.rename_item(item, title.strip(), by=by)


@transaction.atomic
def move_item(item: AgendaItem, place: int, *, by: User) -> None:
    """Puts the item at a place, counted from 1. Draft numbers of actions follow the agenda.

    Raises WrongState once a version was frozen, or where the attendance refers to a number that would change.
    """
    _hold(item.meeting, by=by)
    if place != item.number:
        _require_free_numbers(item.meeting)
        items.move_item(item, place, by=by)


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
    text = ItemText.objects.select_for_update().get(item=item)
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
    if Minutes.objects.select_for_update().filter(meeting=meeting, state=MinutesState.DRAFT).first() is None:
        raise WrongState("The agenda can be changed here only while the minutes are a draft.")


def _require_free_numbers(meeting: Meeting) -> None:
    if are_numbers_fixed(meeting):
        raise WrongState(
            "The agenda was issued, or a version circulated, with these numbers, so the items keep them. "
            "Withdraw or add an item."
        )
