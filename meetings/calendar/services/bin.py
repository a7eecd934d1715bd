"""The bin for meetings that are only planned: for thirty days each can be put back as it was."""

from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.models import Meeting
from meetings.models.binned import KEPT_IN_THE_BIN

from .numbering import check_number, hold_numbers, next_number


@transaction.atomic
def bin_meeting(meeting: Meeting, *, by: User) -> None:
    """Puts a meeting into the bin, with its agenda. Raises WrongState once anything was issued: one cancels it then."""
    require_secretary(meeting.panel, by)
    row = Meeting.with_binned.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    if row.binned_at:
        raise WrongState(f"Meeting {row.reference} is already in the bin.")
    if not row.is_unissued:
        raise WrongState(f"Something has been issued for meeting {row.reference}, so it cannot be put in the bin.")
    row.binned_at = timezone.now()
    row.save(update_fields=["binned_at"])
    record("meetings.meeting_binned", row, by=by, attests=[row], reference=row.reference)


@transaction.atomic
def restore_meeting(meeting: Meeting, number: int, *, by: User) -> Meeting:
    """Puts a meeting back under a number; its own may be another's by now. Raises Unacceptable for one that is taken or
    that no meeting can have."""
    require_secretary(meeting.panel, by)
    hold_numbers(meeting.panel)
    row = Meeting.with_binned.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    if row.binned_at is None:
        raise WrongState(f"Meeting {row.reference} is not in the bin any more.")
    check_number(number)
    if Meeting.objects.filter(panel=row.panel_id, series=row.series, number=number).exists():
        free = next_number(row.panel, row.series)
        raise Unacceptable(f"There is already a meeting {number}. The next free number is {free}.")
    row.number = number
    row.binned_at, row.arranged_at, row.sequence = None, timezone.now(), row.sequence + 1
    row.save(update_fields=["number", "binned_at", "arranged_at", "sequence"])
    record("meetings.meeting_restored", row, by=by, attests=[row], reference=row.reference)
    return row


def number_to_restore(meeting: Meeting) -> int:
    """Return the number that a meeting in the bin can have: its own, or the next one where another has that by now."""
    others = Meeting.objects.filter(panel=meeting.panel_id, series=meeting.series, number=meeting.number)
    return next_number(meeting.panel, meeting.series) if others.exists() else meeting.number


def empty_bin_of_meetings() -> int:
    """Deletes what has lain there for longer than KEPT_IN_THE_BIN, and on which nothing hangs; says how many."""
    expired = Meeting.with_binned.filter(binned_at__lt=timezone.now() - KEPT_IN_THE_BIN).select_related("panel")
    return sum(_delete(meeting) for meeting in expired)


@transaction.atomic
def _delete(meeting: Meeting) -> bool:
    row = Meeting.with_binned.select_for_update(no_key=True).filter(pk=meeting.pk, binned_at=meeting.binned_at).first()
    if row is None or _holds_something(row):
        return False
    pk = row.pk
    row.delete()
    row.pk = pk  # what the trail names
    record("meetings.meeting_deleted", row, by=User.objects.operator(), removes=[row], reference=meeting.reference)
    return True


def _holds_something(meeting: Meeting) -> bool:
    """Return whether a row of any floor names the meeting, in the bin or not."""
    fields = Meeting._meta.get_fields(include_hidden=True)
    relations = [field for field in fields if isinstance(field, ForeignObjectRel)]
    return any(_names(relation, meeting) for relation in relations)


def _names(relation: ForeignObjectRel, meeting: Meeting) -> bool:
    rows = relation.related_model._base_manager
    return bool(rows.filter(**{relation.field.name: meeting.pk}).exists())
