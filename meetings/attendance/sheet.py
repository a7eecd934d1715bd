"""The sheet on which the secretariat records who was at a meeting: a row for each who sits, attends or is recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from core.audit.canonical import canonical_json
from meetings.attendance.presence import Presence, Stretch, course_of
from meetings.attendance.queries import room_of
from meetings.attendance.quorum import Room
from meetings.attendance.record import Attendee
from meetings.attendance.rsvp import expected_at
from meetings.enums import AttendanceKind, Role
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Membership, Person, Seat


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who sits on the panel or attends it, or is recorded without either; ``key`` names the row for as long
    as it is about the same person. ``expected`` is the part they said they would have, until anything is recorded."""

    key: str
    name: str
    category: str = ""
    person: Person | None = None
    seat: Seat | None = None
    recorded: Attendee | None = None
    expected: Attendee | None = None

    def is_about(self, attendee: Attendee) -> bool:
        """Return whether the row is theirs: by the person, by the seat of an alternate, else by the name."""
        is_alternate = attendee.kind == AttendanceKind.ALTERNATE
        person = attendee.alternate_for or (None if is_alternate else attendee.person)
        if person:
            return self.person == person
        if is_alternate:
            return self.seat is not None and self.seat == attendee.seat
        return self.name.casefold() == attendee.name.casefold()


@dataclass(frozen=True)
class Sheet:
    """A meeting's record, and what it has room for: ``seats`` are the rows of those who sit, ``others`` of those who
    attend, each in the order of the record; ``vacant`` the seats that nobody holds."""

    meeting: Meeting
    seats: tuple[Row, ...]
    others: tuple[Row, ...]
    vacant: tuple[Seat, ...]
    room: Room

    @cached_property
    def _agenda(self) -> dict[ItemNumber, str]:
        """The numbers of the agenda, each with why it was withdrawn, if it was; read where it is asked for."""
        return dict(self.meeting.items.order_by("number").values_list("number", "withdrawn_reason"))

    @property
    def items(self) -> frozenset[ItemNumber]:
        """The numbers of the agenda."""
        return frozenset(self._agenda)

    @property
    def taken(self) -> tuple[ItemNumber, ...]:
        """The numbers of those items that were not withdrawn."""
        return tuple(number for number, reason in self._agenda.items() if not reason)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The items of the agenda in order, with who was there; those at which the count is alike are one stretch."""
        return tuple(self.room.by_item(self.taken))

    @property
    def presence(self) -> Presence:
        """Who was there at all."""
        return self.room.whole

    @property
    def course(self) -> str:
        """Say when the quorum was lost and regained; nothing where it was as it was at the first item."""
        return course_of(self.stretches) if len(self.stretches) > 1 else ""

    @property
    def is_expected(self) -> bool:
        """Return whether somebody has said beforehand what nobody has recorded yet."""
        return any(row.expected for row in self.seats)

    @property
    def rows(self) -> tuple[Row, ...]:
        return (*self.seats, *self.others)

    @property
    def digest(self) -> str:
        """The same as long as nobody records anything else, and nobody joins or leaves."""
        return _digest([row.key, _facts(row.recorded)] for row in self.rows)


def attendance_sheet(meeting: Meeting) -> Sheet:
    """Return the sheet, in six queries at any size; while nothing is recorded, with what was answered beforehand."""
    room = room_of(meeting)
    memberships, recorded = room.memberships, room.attendees
    held = {membership.seat for membership in memberships} | {attendee.seat for attendee in recorded}
    sitting = _rows(membership for membership in memberships if membership.sits)
    attending = _rows((membership for membership in memberships if not membership.sits), without=sitting)
    return Sheet(
        meeting,
        seats=_with_record("seat", sitting, [attendee for attendee in recorded if _is_of_the_panel(attendee)])
        if recorded or meeting.attendance_recorded
        else _as_expected(sitting, expected_at(meeting, memberships)),
        others=_with_record("other", attending, [attendee for attendee in recorded if not _is_of_the_panel(attendee)]),
        vacant=tuple(seat for seat in sorted(room.seats, key=lambda seat: seat.pk) if seat not in held),
        room=room,
    )


def _as_expected(rows: Iterable[Row], expected: Iterable[Attendee]) -> tuple[Row, ...]:
    parts = {attendee.alternate_for or attendee.person: attendee for attendee in expected}
    return tuple(replace(row, expected=parts.get(row.person)) for row in rows)


def _is_of_the_panel(attendee: Attendee) -> bool:
    return attendee.kind != AttendanceKind.IN_ATTENDANCE


def _rows(memberships: Iterable[Membership], *, without: Iterable[Row] = ()) -> list[Row]:
    """One for each person, whatever they are on the panel besides."""
    rows: dict[Person | None, Row] = {}
    elsewhere = {row.person for row in without}
    for membership in memberships:
        if membership.person not in elsewhere:
            rows.setdefault(membership.person, _row(membership))
    return list(rows.values())


def _row(membership: Membership) -> Row:
    person, seat = membership.person, membership.seat
    key = f"{'seat' if membership.sits else 'other'}-{person.pk}"
    if not membership.sits:
        return Row(key, person.name, str(person.organisation or ""), person)
    return Row(key, person.name, seat.category if seat else Role(membership.role).label, person, seat)


def _with_record(section: str, rows: Sequence[Row], recorded: Iterable[Attendee]) -> tuple[Row, ...]:
    """Each row with what is recorded of it; what fits none has a row of its own, and so has the alternate of somebody
    who was there for other items. The order of the record stands."""
    free, placed = list(rows), list[Row]()
    known = list(recorded)
    own = {attendee.person for attendee in known if attendee.kind != AttendanceKind.ALTERNATE}
    for attendee in known:
        has_own = attendee.alternate_for is not None and attendee.alternate_for in own
        row = None if has_own else next((line for line in free if line.is_about(attendee)), None)
        if row:
            free.remove(row)
        placed.append(_recorded(row, attendee) if row else _stray(section, attendee, placed))
    return tuple(_put_in(placed, rows))


def _recorded(row: Row, attendee: Attendee) -> Row:
    """The record's own words stand, also where it is written anew."""
    name = row.name if attendee.kind == AttendanceKind.ALTERNATE else attendee.name
    return replace(row, name=name, category=attendee.category or row.category, recorded=attendee)


def _stray(section: str, attendee: Attendee, before: Sequence[Row]) -> Row:
    """The row of somebody who is recorded and was not of the panel; an alternate's is that of whom they stood for."""
    is_alternate = attendee.kind == AttendanceKind.ALTERNATE
    person = attendee.alternate_for or (None if is_alternate else attendee.person)
    name = str(attendee.alternate_for or attendee.name)
    namesakes = sum(row.name == name for row in before)
    key = f"{section}-{_digest([name, attendee.category, namesakes])[:12]}"
    return Row(key, name, attendee.category, person, attendee.seat, attendee)


def _put_in(placed: list[Row], rows: Sequence[Row]) -> list[Row]:
    """Puts each row that has no record behind the one it stands behind on the panel."""
    keys = [row.key for row in placed]
    for before, row in zip([None, *rows], rows, strict=False):
        if row.key not in keys:
            place = keys.index(before.key) + 1 if before else 0
            placed.insert(place, row)
            keys.insert(place, row.key)
    return placed


def _digest(facts: Iterable[object]) -> str:
    return sha256(canonical_json(list(facts)).encode()).hexdigest()  # type: ignore[arg-type] # each a fact


def _facts(attendee: Attendee | None) -> list[object]:
    return [_fact(field) for field in attendee or ()]


def _fact(field: object) -> object:
    if isinstance(field, tuple):
        return [_fact(part) for part in field]
    return field.plain if isinstance(field, ItemNumber) else getattr(field, "pk", field)
