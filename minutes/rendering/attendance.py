"""Attendance in the words and the order of the printed opening, which also says what was not recorded."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meetings.attendance.presence import quorum_course
from meetings.enums import AttendanceKind
from minutes.document.model import DocumentAttendee, MinutesDocument
from minutes.document.redaction import is_withheld

NOT_RECORDED = "Not recorded"
NO_SEAT = "Seat not recorded"

_CHAIR = re.compile(r"\bchair(?:man|woman|person)?\b", re.IGNORECASE)
_DEPUTY = re.compile(r"\b(?:deputy|vice)\b", re.IGNORECASE)
_IN_SEATS = (AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, *AttendanceKind.AWAY)


@dataclass(frozen=True, slots=True)
class AttendeeView:
    name: str
    presence: str
    is_absent: bool


@dataclass(frozen=True, slots=True)
class SeatView:
    """The people of one category of seats; its name is printed once."""

    category: str
    people: tuple[AttendeeView, ...]


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """The table. ``others`` are those in attendance, in one row; where it knows apologies only, it is not full."""

    title: str
    seats: tuple[SeatView, ...]
    others: str
    is_full: bool


def attendance_view(document: MinutesDocument) -> AttendanceView | None:
    """The table of who was there; None where nothing is recorded, or where the document brings its own beginning."""
    if document.front or not document.attendance:
        return None
    people = document.attendance
    is_full = document.attendance_recorded
    return AttendanceView(
        title="Attendance" if is_full else "Apologies",
        seats=tuple(_seats(attendee for attendee in people if attendee.kind in _IN_SEATS)),
        others="; ".join(_other(attendee) for attendee in people if attendee.kind == AttendanceKind.IN_ATTENDANCE),
        is_full=is_full,
    )


def attendance_facts(document: MinutesDocument) -> Iterator[tuple[str, str]]:
    """The facts above the table: who was in the chair, how many came, and what was not recorded."""
    chair = next((attendee.name for attendee in document.attendance if _is_in_the_chair(attendee)), "")
    if chair:
        yield "Chair", chair
    yield "Attended", _counted(document.attendance) if document.attendance_recorded else NOT_RECORDED
    if not document.apologies_recorded:
        yield "Apologies", NOT_RECORDED
    elif not _has_apologies(document):
        yield "Apologies", "None"


def quorum_fact(document: MinutesDocument) -> str:
    """Say what the quorum is, and whether there was one throughout; nothing where nobody can know."""
    known = [(item.number, item.quorum) for item in document.items if item.quorum]
    if not known:
        return ""
    rule = known[0][1].rule
    course = quorum_course([(number, quorum.is_quorate) for number, quorum in known])
    withheld = " Items that are withheld here are not counted." if any(map(is_withheld, document.items)) else ""
    return f"{rule[0].upper()}{rule[1:]}. {course}{withheld}"


def attendance_notes(document: MinutesDocument) -> Iterator[str]:
    """Say what the record lacks: "not recorded" is not "none"."""
    if not document.attendance_recorded:
        yield "Attendance not recorded"
    if not document.apologies_recorded:
        yield "Apologies not recorded"
    elif not _has_apologies(document):
        yield "Apologies: none recorded"


def _has_apologies(document: MinutesDocument) -> bool:
    return any(attendee.kind == AttendanceKind.APOLOGIES for attendee in document.attendance)


def _is_in_the_chair(attendee: DocumentAttendee) -> bool:
    sits = attendee.kind == AttendanceKind.PRESENT
    return sits and bool(_CHAIR.search(attendee.category)) and not _DEPUTY.search(attendee.category)


def _counted(attendance: Iterable[DocumentAttendee]) -> str:
    """ "9 present, 1 alternate, 4 in attendance, 2 apologies"; kinds of which there is nobody are left out."""
    counts = Counter(AttendanceKind(attendee.kind) for attendee in attendance)
    return ", ".join(_number_of(kind, counts[kind]) for kind in AttendanceKind if counts[kind]) or "Nobody"


def _number_of(kind: AttendanceKind, count: int) -> str:
    plural = "s" if kind is AttendanceKind.ALTERNATE and count > 1 else ""
    return f"{count} {kind.label.lower()}{plural}"


def _seats(attendance: Iterable[DocumentAttendee]) -> Iterator[SeatView]:
    """Group people by category, in the order in which each is first named."""
    categories: dict[str, list[DocumentAttendee]] = {}
    for attendee in attendance:
        categories.setdefault(attendee.category or NO_SEAT, []).append(attendee)
    for category, people in categories.items():
        yield SeatView(category, tuple(map(_attendee_view, people)))


def _attendee_view(attendee: DocumentAttendee) -> AttendeeView:
    kind, detail = AttendanceKind(attendee.kind), attendee.detail
    is_absent = kind in AttendanceKind.AWAY
    if is_absent and detail:
        detail = f"{kind.label}, {detail[0].lower()}{detail[1:]}"
    return AttendeeView(attendee.named, detail or kind.label, is_absent)


def _other(attendee: DocumentAttendee) -> str:
    """ "Bo Lindqvist (Ofgem, items 1 to 2)"; behind initials there is no bracket more."""
    detail = attendee.detail[:1].lower() + attendee.detail[1:]
    more = ", ".join(filter(None, (attendee.category, detail)))
    if not more:
        return attendee.named
    return f"{attendee.named}, {more}" if attendee.initials else f"{attendee.name} ({more})"
