"""The record of how a meeting was held."""

from django.db import transaction
from django.db.models import Model

from core import english
from core.accounts.models import User
from core.audit.canonical import Fact
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check_fields
from core.errors import Unacceptable
from meetings.access import require_secretary
from meetings.attendance.held import Break, Held, HeldFault, held_faults
from meetings.attendance.queries import held_of
from meetings.models import Adjournment, Meeting, Sitting


@transaction.atomic
def record_held(
    meeting: Meeting, held: Held, *, by: User, verb: str = "meetings.sitting_recorded", **facts: Fact
) -> None:
    """Record how the meeting was held, all of it; what was recorded before goes.

    ``verb`` and ``facts`` are of the event, where less was done than to record all of it. Raises Unacceptable for times
    that run backwards or overlap. What is recorded already is not recorded again.
    """
    require_secretary(meeting.panel, by)
    held = _tidied(held)
    if held == held_of(meeting):
        return
    items = set(meeting.items.values_list("number", flat=True))
    if faults := list(held_faults(held.in_zone(meeting.zone), items)):
        raise Unacceptable(" ".join(_placed(fault) for fault in faults))
    sitting = Sitting.objects.filter(meeting=meeting).first() or Sitting(meeting=meeting)
    before: list[Model] = list(sitting.adjournments.all()) if sitting.pk else []
    for name in ("started_at", "closed_at", "place", "held_as"):
        setattr(sitting, name, getattr(held, name))
    check_fields(sitting)
    sitting.save()
    sitting.adjournments.all().delete()
    breaks = [
        Adjournment(sitting=sitting, position=position, **each._asdict()) for position, each in enumerate(held.breaks)
    ]
    for row in breaks:
        check_fields(row)
    Adjournment.objects.bulk_create(breaks)
    record(verb, meeting, by=by, removes=before, attests=[sitting, *breaks], **facts)


def _tidied(held: Held) -> Held:
    def tidied(each: Break) -> Break:
        return each._replace(reason=one_line(each.reason))

    return held._replace(place=one_line(held.place), breaks=tuple(map(tidied, held.breaks)))


def _placed(fault: HeldFault) -> str:
    """Return the sentence of a fault, with which adjournment it is about where that is not the first."""
    which = f"Of the {english.ordinal(fault.place + 1)} adjournment: " if fault.place else ""
    return f"{which}{fault.sentence}"
