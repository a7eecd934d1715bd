"""Who is in the room while the meeting is held, recorded in one press: somebody leaves or comes, or all are there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import time

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.canonical import Fact
from core.characters import one_line
from core.errors import NotReady, Unacceptable, WrongState
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import Row, Sheet, attendance_sheet
from meetings.attendance.stays import Stay, with_coming, with_leaving, without_items
from meetings.enums import AttendanceKind, MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting
from meetings.panels.rules import PanelRules, PassedVotes
from minutes.sitting.attendance import hold_record, keep_attendance

CHANGED_SINCE = "Somebody has changed the attendance since this page was opened. Look at it again."


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
        came = Attendee(kind, row.name, row.category, row.person, row.seat, initials=known.initials if known else "")
        # Until they came, whoever has their vote had it.
        return came._replace(vote_to=known.vote_to if known and not is_first else None).with_stays([stay])

    return _record(meeting, key, item, come, verb="meetings.attendee_came", by=by)


@transaction.atomic
def record_passed_vote(meeting: Meeting, key: str, to: str, *, by: User) -> Attendee:
    """Record that somebody passes their vote to another member; ``to`` is the key of that member's row, and empty where
    they take it back.

    Raises as ``record_leaving`` does, and Unacceptable where the panel's rules know no such thing, or a vote cannot be
    passed so. Who is not recorded yet is recorded as having sent apologies.
    """
    held = _hold_open(meeting, by=by)
    if PanelRules.read(held.panel.rules).passed_votes is PassedVotes.NOT_KNOWN:
        raise Unacceptable(f"By the {held.panel.noun}’s rules nobody passes on their vote.")
    sheet = attendance_sheet(held)
    giver, taker = (_row_of(sheet, each) if each else None for each in (key, to))
    if giver is None or (to and taker is None):
        raise Unacceptable(CHANGED_SINCE)
    part = giver.recorded or _present(giver)._replace(kind=AttendanceKind.APOLOGIES)
    part = part._replace(vote_to=taker.person if taker else None)
    _keep(held, sheet, {giver.key: [part]}, verb="meetings.vote_passed" if to else "meetings.vote_taken_back", by=by)
    return part


@transaction.atomic
def record_standing_in(meeting: Meeting, key: str, name: str, item: ItemNumber, *, by: User) -> Attendee:
    """Record that somebody of this name stands in for a member from an item on.

    A member who was there stays recorded for the items before. Raises as ``record_leaving`` does, and Unacceptable
    without a name, and for a row of which nobody can be the alternate.
    """
    held = _hold_open(meeting, by=by)
    sheet, name = attendance_sheet(held), one_line(name)
    row = _row_of(sheet, key)
    if row is None or row not in sheet.seats:
        raise Unacceptable(CHANGED_SINCE)
    if not name:
        raise Unacceptable(f"Say who stands in for {row.name}.")
    if row.recorded and row.recorded.kind is AttendanceKind.ALTERNATE:
        raise Unacceptable(f"{row.recorded.name} stands in already. Nobody stands in for an alternate.")
    is_first = item <= min(sheet.taken, default=item)
    stay = Stay(from_item=None if is_first else item, arrived_at=_time_of_day(held))
    alternate = Attendee(AttendanceKind.ALTERNATE, name, row.category, None, row.seat, row.person).with_stays([stay])
    own = row.recorded
    left = (
        without_items(own.stays, stay.from_item, None, sheet.taken)
        if own and own.kind is AttendanceKind.PRESENT
        else ()
    )
    parts = [*([own.with_stays(left)] if own and left else []), alternate]
    _keep(held, sheet, {row.key: parts}, verb="meetings.alternate_came", by=by, item=item.plain)
    return alternate


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
    _keep(held, sheet, {key: [part] for key, part in parts.items()}, verb="meetings.all_recorded_present", by=by)
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
    keep_attendance(held, attendees, by=by, verb="meetings.recorded_as_last_time", like=last.reference)
    return len(attendees)


def _meeting_before(meeting: Meeting) -> Meeting | None:
    earlier = Meeting.objects.sittings().filter(
        panel=meeting.panel_id, number__lt=meeting.number, attendance_recorded=True
    )
    return earlier.select_related("panel").order_by("-number").first()


def _there_again(sheet: Sheet, last: Sequence[Attendee]) -> list[Attendee]:
    """Return those who were there last time and have a row by now, in the order of the sheet; then other guests."""
    came = [part for part in last if part.kind not in AttendanceKind.AWAY]
    themselves = {part.person for part in came if part.kind is AttendanceKind.PRESENT}
    # Whoever stood in for some items of somebody who was there is not asked for again.
    there = [
        part._replace(returns=(), vote_to=None).with_stays([Stay()])
        for part in came
        if part.alternate_for is None or part.alternate_for not in themselves
    ]
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
    row = _row_of(sheet, key)
    if row is None:
        raise Unacceptable(CHANGED_SINCE)
    if item not in sheet.items:
        raise Unacceptable(f"Item {item} is not on the agenda.")
    try:
        moved = move(row, sheet, _time_of_day(held))
    except Unacceptable as refusal:
        raise Unacceptable(f"{row.recorded.name if row.recorded else row.name}: {refusal}") from refusal
    attendees = [part for other in sheet.rows if (part := moved if other is row else other.recorded) is not None]
    keep_attendance(held, attendees, by=by, verb=verb, item=item.plain, position=attendees.index(moved))
    return moved


def _row_of(sheet: Sheet, key: str) -> Row | None:
    return next((row for row in sheet.rows if row.key == key), None)


def _keep(
    meeting: Meeting, sheet: Sheet, parts: Mapping[str, Sequence[Attendee]], *, verb: str, by: User, **facts: Fact
) -> None:
    """Record the sheet anew, with these parts in the place of what is recorded in the rows with these keys."""
    attendees: list[Attendee] = []
    for row in sheet.rows:
        attendees += parts.get(row.key, [row.recorded] if row.recorded else [])
    keep_attendance(meeting, attendees, by=by, verb=verb, **facts)


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
