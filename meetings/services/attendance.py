"""Who was there, and who sent apologies."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from core.accounts import User
from core.audit import record
from meetings.enums import AttendanceKind
from meetings.models import Attendance, Meeting, Person, Seat

from .panels import require_secretary
from .rows import check


class Attendee(NamedTuple):
    """Somebody's part in a meeting; ``from_item`` and ``to_item`` only where they came late or left early."""

    kind: AttendanceKind
    name: str
    category: str = ""
    person: Person | None = None
    seat: Seat | None = None
    alternate_for: Person | None = None
    from_item: int | None = None
    to_item: int | None = None


@transaction.atomic
def record_attendance(meeting: Meeting, attendees: Sequence[Attendee], *, by: User) -> None:
    """The whole attendance of a meeting, apologies included, in the order given; what was recorded before goes.

    Raises Unacceptable for a person named twice, or somebody who left before they came.
    """
    require_secretary(meeting.panel, by)
    meeting.attendances.all().delete()
    for position, attendee in enumerate(attendees):
        row = Attendance(meeting=meeting, position=position, **attendee._asdict())
        check(row)
        row.save()
    meeting.attendance_recorded = meeting.apologies_recorded = True
    meeting.save(update_fields=["attendance_recorded", "apologies_recorded"])
    record("meetings.attendance_recorded", meeting, by=by, count=len(attendees))


@transaction.atomic
def record_apologies(meeting: Meeting, apologies: Sequence[tuple[str, str]], *, by: User) -> None:
    """Who sent apologies, as (category, name); none at all is recorded as none, which is not "not recorded"."""
    require_secretary(meeting.panel, by)
    meeting.attendances.filter(kind=AttendanceKind.APOLOGIES).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, kind=AttendanceKind.APOLOGIES, position=position, category=category, name=name)
        for position, (category, name) in enumerate(apologies)
    )
    meeting.apologies_recorded = True
    meeting.save(update_fields=["apologies_recorded"])
    record("meetings.apologies_recorded", meeting, by=by, count=len(apologies))
