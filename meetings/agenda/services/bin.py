"""The bin for items of an agenda that is not issued: what was put there by mistake can be taken out for thirty days."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.errors import WrongState
from meetings.agenda.reading import is_agenda_issued
from meetings.item_numbers import next_at_the_end
from meetings.models import AgendaItem
from meetings.models.binned import KEPT_IN_THE_BIN

from .items import close_ranks, items_of, move_item, number_of_late_item
from .planned import hold_item, require_free_numbers


@transaction.atomic
def bin_item(item: AgendaItem, *, by: User) -> None:
    """Takes an item off the agenda and numbers those behind it anew; for thirty days it can be put back.

    Raises WrongState once the agenda is issued: then an item is withdrawn.
    """
    hold_item(item, by=by)
    require_free_numbers(item.meeting)
    item.refresh_from_db(fields=["number"])
    item.binned_at, item.binned_by = timezone.now(), by
    item.save(update_fields=["binned_at", "binned_by"])
    close_ranks(item.meeting)
    record("meetings.item_binned", item, by=by, number=item.number.plain)


@transaction.atomic
def put_back_item(item: AgendaItem, *, by: User) -> None:
    """Takes an item out of the bin: to where it was, or to where a late item goes on an agenda whose numbers are fixed.

    Raises WrongState for an item that is not in the bin.
    """
    hold_item(item, by=by)
    if item.binned_at is None:
        raise WrongState("The item is on the agenda already.")
    place, here, is_issued = item.number, items_of(item.meeting), is_agenda_issued(item.meeting)
    item.number = number_of_late_item(here) if is_issued else next_at_the_end(row.number for row in here)
    item.binned_at = item.binned_by = None
    item.save(update_fields=["number", "binned_at", "binned_by"])
    if place < item.number and not is_issued:
        before = sum(row.number < place for row in here if not row.number.sub)
        move_item(item, before + 1, by=by)
    record("meetings.item_put_back", item, by=by, number=item.number.plain)


def empty_agenda_bin() -> int:
    """Deletes items that have been in the bin for thirty days and on which nothing hangs; says how many."""
    over = AgendaItem.with_binned.filter(binned_at__lt=timezone.now() - KEPT_IN_THE_BIN)
    return sum(map(_delete_binned, over.values_list("pk", flat=True)))


@transaction.atomic
def _delete_binned(pk: int) -> bool:
    """Delete an item, by the operator, since nobody asks for it. The trail keeps no title: it may be confidential."""
    item = AgendaItem.with_binned.select_for_update(of=("self",), no_key=True).select_related("meeting").get(pk=pk)
    if item.binned_at is None:  # put back in the meantime
        return False
    try:
        with transaction.atomic():
            item.delete()
    except ProtectedError:
        return False
    gone = [AgendaItem(pk=pk)]  # it may have been withdrawn before
    record("meetings.binned_item_deleted", item.meeting, by=User.objects.operator(), removes=gone, item=pk)
    return True
