"""Who is in the room while the meeting is held, recorded in one press: somebody leaves or comes, or all are there."""

from collections.abc import Callable, Sequence
from datetime import time

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.errors import NotReady, Unacceptable, WrongState
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.sheet import Row, Sheet, attendance_sheet
from meetings.attendance.stays import Stay, with_coming, with_leaving
from meetings.enums import AttendanceKind, MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting
from meetings.panels.rules import PanelRules
from minutes.sitting.attendance import hold_record


@transaction.atomic
def record_leaving(meeting: Meeting, key: str, item: ItemNumber, *, by: User) -> Attendee:
    """Record that somebody leaves while an item is taken; ``key`` is that of their row on the sheet.

    Raises NotAllowed for anybody but the secretariat, WrongState unless the meeting is open, Unacceptable for somebody
    who is not in the room, or whose row is no longer there.
    """

    def leave(row: Row, _sheet: Sheet, at: time | None) -> Attendee:
        if row.recorded is None or row.recorded.kind in AttendanceKind.AWAY:
            raise Unacceptable("They are not in the room, so they cannot leave it.")
        return row.recorded.with_stays(with_leaving(row.recorded.stays, item, at))

    return _record(meeting, key, item, leave, verb="meetings.attendee_left", by=by)


@transaction.atomic
def record_coming(meeting: Meeting, key: str, item: ItemNumber, *, by: User) -> Attendee:
    """Record that somebody comes while an item is taken, or comes back. Raises as ``record_leaving`` does, and
    Unacceptable for somebody who is in the room."""

    def come(row: Row, sheet: Sheet, at: time | None) -> Attendee:
        known = row.recorded
        if known is not None and known.kind not in AttendanceKind.AWAY:
            return known.with_stays(with_coming(known.stays, item, at))
        kind = AttendanceKind.PRESENT if row in sheet.seats else AttendanceKind.IN_ATTENDANCE
        is_first = item <= min(sheet.taken, default=item)
        stay = Stay(from_item=None if is_first else item, arrived_at=at)
        return Attendee(kind, row.name, row.category, row.person, row.seat).with_stays([stay])

    return _record(meeting, key, item, come, verb="meetings.attendee_came", by=by)


@transaction.atomic
def record_all_present(meeting: Meeting, *, by: User) -> int:
    """Record all who sit, and are not recorded yet, as present, or as they answered; return how many these are.

    Raises as ``record_leaving`` does, and NotReady where nobody is left.
    """
    held = _hold_open(meeting, by=by)
    sheet = attendance_sheet(held)
    parts = {row.key: row.expected or _present(row) for row in sheet.seats if row.recorded is None}
    if not parts:
        raise NotReady([f"Everybody who sits on the {held.panel.noun} is recorded already."])
    attendees = [part for row in sheet.rows if (part := parts.get(row.key, row.recorded)) is not None]
    record_attendance(held, attendees, by=by, verb="meetings.all_recorded_present")
    return len(parts)


@transaction.atomic
def record_as_last_time(meeting: Meeting, *, by: User) -> int:
    """Record those as there who were at the panel's last meeting before this; return how many these are.

    Whoever was not there then is left to be recorded: nobody is sorry for a meeting on account of another. Raises as
    ``record_leaving`` does, and NotReady where something is recorded, or nobody who was there last time sits or
    attends by now.
    """
    held = _hold_open(meeting, by=by)
    if held.attendance_recorded:
        raise NotReady(["The attendance is recorded already. Correct it on its own page."])
    last = _meeting_before(held)
    if last is None:
        raise NotReady([f"No earlier meeting of this {held.panel.noun} has its attendance recorded."])
    attendees = list(_there_again(attendance_sheet(held), attendance_of(last)))
    if not attendees:
        raise NotReady([f"Nobody who was at {last.reference} is of the {held.panel.noun} by now."])
    record_attendance(held, attendees, by=by, verb="meetings.recorded_as_last_time", like=last.reference)
    return len(attendees)


def _meeting_before(meeting: Meeting) -> Meeting | None:
    earlier = Meeting.objects.sittings().filter(
        panel=meeting.panel_id, number__lt=meeting.number, attendance_recorded=True
    )
    return earlier.select_related("panel").order_by("-number").first()


def _there_again(sheet: Sheet, last: Sequence[Attendee]) -> list[Attendee]:
    """Return those who were there last time and have a row by now, in the order of the sheet; then other guests."""
    there = [part._replace(returns=()).with_stays([Stay()]) for part in last if part.kind not in AttendanceKind.AWAY]
    again: list[Attendee] = []
    for row in sheet.rows:
        part = next((part for part in there if row.is_about(part)), None)
        if part is not None:
            there.remove(part)
            again.append(part._replace(seat=row.seat, category=row.category or part.category))
    return [*again, *(part for part in there if part.kind == AttendanceKind.IN_ATTENDANCE)]


def _present(row: Row) -> Attendee:
    return Attendee(AttendanceKind.PRESENT, row.name, row.category, row.person, row.seat)


def _record(
    meeting: Meeting,
    key: str,
    item: ItemNumber,
    move: Callable[[Row, Sheet, time | None], Attendee],
    *,
    verb: str,
    by: User,
) -> Attendee:
    held = _hold_open(meeting, by=by)
    sheet = attendance_sheet(held)
    row = next((row for row in sheet.rows if row.key == key), None)
    if row is None:
        raise Unacceptable("Somebody has changed the attendance since this page was opened. Look at it again.")
    if item not in sheet.items:
        raise Unacceptable(f"Item {item} is not on the agenda.")
    try:
        moved = move(row, sheet, _time_of_day(held))
    except Unacceptable as refusal:
        raise Unacceptable(f"{row.recorded.name if row.recorded else row.name}: {refusal}") from refusal
    attendees = [part for other in sheet.rows if (part := moved if other is row else other.recorded) is not None]
    record_attendance(held, attendees, by=by, verb=verb, item=item.plain, position=attendees.index(moved))
    return moved


def _hold_open(meeting: Meeting, *, by: User) -> Meeting:
    """Hold the record of a meeting that is open. Raises as ``hold_record`` does, and WrongState for any other."""
    held = hold_record(meeting, by=by)
    if held.state != MeetingState.OPEN:
        raise WrongState(f"{held.reference} is not open. Record who was there on the page of its attendance.")
    return held


def _time_of_day(meeting: Meeting) -> time | None:
    """Return what time it is where the panel is, on the day of the meeting; on another, nobody moves about now."""
    now = timezone.now().astimezone(PanelRules.read(meeting.panel.rules).zone)
    return now.time().replace(second=0, microsecond=0) if now.date() == meeting.held_on else None
