"""Questions about who was at a meeting, and whether they were a quorum."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Q, QuerySet, Subquery

from core.audit.trail import AuditEvent
from meetings.attendance.held import Break, Held
from meetings.attendance.quorum import Room, one_each
from meetings.attendance.record import Attendee
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Follows
from meetings.item_numbers import ItemNumber
from meetings.models import Attendance, Meeting, Membership, Panel, Person, Recusal, Seat
from meetings.panels.rules import PanelRules
from meetings.people.queries import memberships_at, memberships_at_each, seats_at, seats_at_each


def attendance_of(meeting: Meeting) -> list[Attendee]:
    """Return the recorded attendees in the order of the record: those of the panel, then those in attendance."""
    return sorted(map(attendee_of, attendance_rows(meeting)), key=_comes_after_the_panel)


def _comes_after_the_panel(attendee: Attendee) -> bool:
    return attendee.kind == AttendanceKind.IN_ATTENDANCE


def attendance_rows(meeting: Meeting) -> list[Attendance]:
    """Return the rows of the record with all that they tell, in two queries."""
    return list(_with_all_they_tell(meeting.attendances.all()))


def _with_all_they_tell(rows: QuerySet[Attendance]) -> QuerySet[Attendance]:
    people = ("person", "alternate_for", "vote_to")
    return rows.select_related("seat", *people).prefetch_related("returns").order_by("position", "pk")


def attendee_of(row: Attendance) -> Attendee:
    """Return the part in the meeting that a row tells of."""
    part = Attendee(
        AttendanceKind(row.kind),
        row.name,
        row.category,
        row.person,
        row.seat,
        row.alternate_for,
        vote_to=row.vote_to,
        initials=row.initials,
    )
    return part.with_stays(stays_of(row))


def stays_of(row: Attendance) -> list[Stay]:
    """Return the stays of a row: from the database, unless its returns were fetched with it."""
    return [Stay.read(row), *map(Stay.read, row.returns.all())]


class HeldNow(NamedTuple):
    """The course of a meeting; ``news`` is another number as soon as something was done to the meeting, such as
    somebody coming, leaving or standing aside."""

    held: Held
    news: int


_OF_A_SITTING = tuple(f"sitting__{name}" for name in Held._fields[:-1])
_OF_A_BREAK = tuple(f"sitting__adjournments__{name}" for name in Break._fields)
_BEFORE_A_BREAK = 1 + len(_OF_A_SITTING)


def held_now(meeting: Meeting) -> HeldNow:
    """Return how the meeting is held, its times by the panel's clock, in one query whatever there is of it."""
    about = AuditEvent.objects.filter(subject_type=Meeting._meta.label, subject_id=str(meeting.pk))
    newest = Subquery(about.order_by("-seq").values("seq")[:1])
    rows = Meeting.with_binned.filter(pk=meeting.pk).order_by("sitting__adjournments__position")
    found = list(rows.values_list(newest, *_OF_A_SITTING, *_OF_A_BREAK))
    news, started_at, closed_at, place, held_as = found[0][:_BEFORE_A_BREAK]
    breaks = tuple(Break(*row[_BEFORE_A_BREAK:]) for row in found if None not in row[_BEFORE_A_BREAK:][:2])
    held = Held(started_at, closed_at, place or "", held_as or "", breaks)
    return HeldNow(held.in_zone(meeting.zone), news or 0)


def held_of(meeting: Meeting) -> Held:
    """Return how the meeting was held, its times by the panel's clock; one query."""
    return held_now(meeting).held


def items_taken(meeting: Meeting) -> list[ItemNumber]:
    """Return the numbers of the items that were not withdrawn: nobody takes part in one that was."""
    return list(meeting.items.filter(withdrawn_reason="").order_by("number").values_list("number", flat=True))


def places_of(panel: Panel) -> int:
    """Return how many places the table has today: the seats, and whoever sits without one, as some chairs do."""
    held = Membership.objects.current().filter(panel=panel).select_related("person", "seat")
    seats = Seat.objects.on(panel.today).filter(panel=panel)
    return seats.count() + sum(membership.seat is None for membership in one_each(held))


def seats_of(panel: Panel) -> dict[str, int]:
    """Return how many seats of each category the panel has today."""
    return dict(Counter(Seat.objects.on(panel.today).filter(panel=panel).values_list("category", flat=True)))


def room_of(
    meeting: Meeting, attendees: Sequence[Attendee] | None = None, memberships: Sequence[Membership] | None = None
) -> Room:
    """Return the attendees and all that decides whether they are a quorum, in at most five queries: without those
    for what is given.

    Nobody takes part in an item that is withdrawn, so nobody stands aside at it.
    """
    declared = _declared(Q(item__meeting=meeting)).get(meeting.pk, _Declared())
    return Room(
        attendance_of(meeting) if attendees is None else attendees,
        list(seats_at(meeting)),
        memberships_at(meeting) if memberships is None else memberships,
        PanelRules.read(meeting.panel.rules),
        *declared,
    )


def rooms_of(meetings: Collection[Meeting]) -> dict[int, Room]:
    """Return the same of each of these meetings, by its id, in five queries for any number of them."""
    if not meetings:
        return {}
    attendees = _attendees_of_each(meetings)
    seats, memberships = seats_at_each(meetings), memberships_at_each(meetings)
    declared = _declared(Q(item__meeting__in=meetings))
    return {
        meeting.pk: Room(
            attendees[meeting.pk],
            seats[meeting.pk],
            memberships[meeting.pk],
            PanelRules.read(meeting.panel.rules),
            *declared.get(meeting.pk, _Declared()),
        )
        for meeting in meetings
    }


def _attendees_of_each(meetings: Iterable[Meeting]) -> defaultdict[int, list[Attendee]]:
    rows = _with_all_they_tell(Attendance.objects.filter(meeting__in=meetings))
    attendees = defaultdict[int, list[Attendee]](list)
    for row in rows:
        attendees[row.meeting_id].append(attendee_of(row))
    for of_meeting in attendees.values():
        of_meeting.sort(key=_comes_after_the_panel)
    return attendees


class _Declared(NamedTuple):
    """The last two parts of a ``Room``."""

    recusals: Mapping[ItemNumber, set[Person]] = MappingProxyType({})
    followed: Mapping[ItemNumber, dict[Person, Follows]] = MappingProxyType({})


def _declared(wanted: Q) -> dict[int, _Declared]:
    """Return the interests declared at meetings, by the ids of those at which there are any."""
    declared: dict[int, _Declared] = {}
    rows = Recusal.objects.filter(wanted, item__binned_at=None, item__withdrawn_reason="")
    for recusal in rows.select_related("item", "person"):
        item, person = recusal.item, recusal.person
        of_meeting = declared.setdefault(item.meeting_id, _Declared(defaultdict(set), defaultdict(dict)))
        if recusal.follows:
            of_meeting.followed[item.number][person] = Follows(recusal.follows)
        if recusal.follows != Follows.TAKES_PART:
            of_meeting.recusals[item.number].add(person)
    return declared
