"""The record of who was there, and who sent apologies."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Model, QuerySet

from core.accounts.models import User
from core.audit.canonical import Fact
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import Unacceptable
from meetings.access import require_secretary
from meetings.attendance.faults import attendance_faults
from meetings.attendance.initials import with_initials
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind
from meetings.models import Attendance, Meeting, Return
from meetings.panels.rules import PanelRules


@transaction.atomic
def record_attendance(
    meeting: Meeting,
    attendees: Sequence[Attendee],
    *,
    by: User,
    verb: str = "meetings.attendance_recorded",
    **facts: Fact,
) -> None:
    """Record the whole attendance, apologies included, in the order given; what was recorded before goes.

    ``verb`` and ``facts`` are of the event, where less was done than to record all of it. Where the panel uses
    initials, those who have none are given some.
    Raises Unacceptable for a person without a name or named twice, an item that is not on the agenda, and somebody
    who left before they came, or came back before they left. What is recorded already is not recorded again.
    """
    require_secretary(meeting.panel, by)
    if PanelRules.read(meeting.panel.rules).uses_initials:
        attendees = with_initials(attendees)
    is_recorded = meeting.attendance_recorded and meeting.apologies_recorded
    if is_recorded and list(attendees) == attendance_of(meeting):
        return
    _refuse_faults(meeting, attendees)
    rows = [
        Attendance(meeting=meeting, position=position, **attendee.row_values)
        for position, attendee in enumerate(attendees)
    ]
    returns = [
        Return(attendance=row, position=position, **stay._asdict())
        for row, attendee in zip(rows, attendees, strict=True)
        for position, stay in enumerate(attendee.returns)
    ]
    for row in (*rows, *returns):
        check_fields(row)
    before = _recorded(meeting.attendances.all())
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(rows)
    Return.objects.bulk_create(returns)
    meeting.attendance_recorded = meeting.apologies_recorded = True
    meeting.save(update_fields=["attendance_recorded", "apologies_recorded"])
    written = [*rows, *returns]
    record(verb, meeting, by=by, removes=before, attests=written, count=len(attendees), **facts)


def _recorded(rows: QuerySet[Attendance]) -> list[Model]:
    """Return the rows of evidence that stand in the record: those of the people, and those of their returns."""
    people = list(rows.prefetch_related("returns"))
    return [*people, *(stay for row in people for stay in row.returns.all())]


def _refuse_faults(meeting: Meeting, attendees: Sequence[Attendee]) -> None:
    items = set(meeting.items.values_list("number", flat=True))
    faults = [f"{attendees[fault.place].name}: {fault.sentence}" for fault in attendance_faults(attendees, items)]
    if faults:
        raise Unacceptable(" ".join(faults))


@transaction.atomic
def record_apologies(meeting: Meeting, apologies: Sequence[tuple[str, str]], *, by: User) -> None:
    """Record apologies, as (category, name); none at all is recorded as none, which is not "not recorded"."""
    require_secretary(meeting.panel, by)
    recorded = meeting.attendances.filter(kind=AttendanceKind.APOLOGIES)
    before = _recorded(recorded)
    recorded.delete()
    rows = Attendance.objects.bulk_create(
        Attendance(meeting=meeting, kind=AttendanceKind.APOLOGIES, position=position, category=category, name=name)
        for position, (category, name) in enumerate(apologies)
    )
    meeting.apologies_recorded = True
    meeting.save(update_fields=["apologies_recorded"])
    record("meetings.apologies_recorded", meeting, by=by, removes=before, attests=rows, count=len(apologies))
