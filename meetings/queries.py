"""Questions about panels and meetings that more than one place asks."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.audience import Sensitivity
from meetings.enums import AttendanceKind, Purpose, Role
from meetings.models import Meeting, Membership, OutcomeWord, Panel, Person, Recusal, Seat
from meetings.panel_plan import PanelPlan, PlannedSeats, StandingPoint
from meetings.panel_rules import PanelRules
from meetings.quorum import Room, one_each
from meetings.rules import Attendee


def outcome_words(panel: Panel | None) -> frozenset[str]:
    """The words in capitals that make a decision on this panel: those that come with SmartGov, and its own.

    Without a panel those that every panel has.
    """
    rows = OutcomeWord.objects.filter(Q(panel=None) | Q(panel=panel)).order_by()
    return frozenset(rows.values_list("word", flat=True))


def people_with_accounts(panel: Panel) -> QuerySet[Person]:
    """Who belongs to the panel today and can sign in, by name."""
    held = Membership.objects.current().filter(panel=panel)
    people = Person.objects.filter(pk__in=held.values("person"), account__is_active=True)
    return people.select_related("account").order_by("name")


def attendance_of(meeting: Meeting) -> list[Attendee]:
    """Who is recorded, in the order of the record: those of the panel, then those in attendance."""
    rows = meeting.attendances.select_related("person", "seat", "alternate_for").order_by("position", "pk")
    attendees = [
        Attendee(AttendanceKind(row.kind), *(getattr(row, name) for name in Attendee._fields[1:])) for row in rows
    ]
    return sorted(attendees, key=lambda each: each.kind == AttendanceKind.IN_ATTENDANCE)


def memberships_at(meeting: Meeting) -> list[Membership]:
    """Who was of the panel on the meeting's day, or is today where it has none: the chair first, then seat by seat in
    the order in which they were set up, then those who attend it."""
    day = meeting.held_on or timezone.localdate()
    held = Membership.objects.on(day).filter(panel=meeting.panel_id)
    held = held.select_related("person__organisation", "person__account", "seat")
    roles = list(Role)
    return sorted(
        held, key=lambda each: (roles.index(Role(each.role)), each.seat_id is None, each.seat_id or 0, each.pk)
    )


def seats_at(meeting: Meeting) -> QuerySet[Seat]:
    """The seats that the panel had on the meeting's day, or has today where it has none."""
    return Seat.objects.on(meeting.held_on or timezone.localdate()).filter(panel=meeting.panel_id)


def who_sits(panel: Panel) -> QuerySet[Membership]:
    """Those of the panel itself, today or later, by name."""
    sits = Q(role__in=(Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)) | ~Q(seat=None)
    not_over = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
    held = Membership.objects.filter(sits, not_over, panel=panel).select_related("person", "seat")
    return held.order_by("person__name", "starts_on")


def planned_as(panel: Panel) -> PanelPlan:
    """The set-up of a panel as a plan for another: rules, seats, words and public standing items, and nobody's name."""
    standing = Seat.objects.on(timezone.localdate()).filter(panel=panel)
    seats = standing.order_by("pk").values_list("category", "appointed_by", "has_vote")
    return PanelPlan(
        name=panel.name,
        code=panel.code,
        rules=PanelRules.read(panel.rules),
        outcome_words=tuple(panel.outcome_words.values_list("word", flat=True)),
        standing_items=tuple(
            StandingPoint(
                each.title, Purpose(each.purpose) if each.purpose else None, each.minutes_allotted, each.comes_last
            )
            for each in panel.standing_items.filter(sensitivity=Sensitivity.PUBLIC)
        ),
        seats=tuple(
            PlannedSeats(category, count, appointed_by, has_vote)
            for (category, appointed_by, has_vote), count in Counter(seats).items()
        ),
    )


def places_of(panel: Panel) -> int:
    """How many can fill a place at the table today: the seats, and whoever sits without one, as some chairs do."""
    held = Membership.objects.current().filter(panel=panel).select_related("person", "seat")
    seats = Seat.objects.on(timezone.localdate()).filter(panel=panel)
    return seats.count() + sum(each.seat is None for each in one_each(held))


def stand_ins_for(meeting: Meeting, person: Person) -> list[Person]:
    """Who can stand in for a member: their standing alternates first, then the others who sit, each by name."""
    held = memberships_at(meeting)
    own = {each.pk for each in held if each.person == person}
    alternates = {each.person for each in held if each.stands_in_for_id in own}
    others = {each.person for each in held if each.sits} - alternates - {person}
    return [*sorted(alternates, key=str), *sorted(others, key=str)]


def room_of(
    meeting: Meeting, attendees: Sequence[Attendee] | None = None, memberships: Sequence[Membership] | None = None
) -> Room:
    """Who is recorded, and all that makes them a quorum or none, in four queries: less one for what is given.

    Nobody takes part in an item that is withdrawn, so nobody stands aside at it.
    """
    recusals: dict[int, set[Person]] = {}
    declared = Recusal.objects.filter(item__meeting=meeting, item__binned_at=None, item__withdrawn_reason="")
    for recusal in declared.select_related("item", "person"):
        recusals.setdefault(recusal.item.number, set()).add(recusal.person)
    return Room(
        attendance_of(meeting) if attendees is None else attendees,
        list(seats_at(meeting)),
        memberships_at(meeting) if memberships is None else memberships,
        PanelRules.read(meeting.panel.rules),
        recusals,
    )


_MONTHS = {name: number for number, name in enumerate(month_name) if name}
_MONTH = re.compile(
    rf"(?P<day>\d(?:st|nd|rd|th)?\s+)?\b(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})\b"
)  # with a day before it, it is a date and no meeting
_NUMBER = re.compile(
    r"\b(\d{1,4})(?:st|nd|rd|th)\s+meeting\b|\bmeeting\s+(?:no\.\s*)?(\d{1,4})\b|\b[A-Z]{2,8}(\d{1,4})\b"
)


class _Meant(NamedTuple):
    """Which meeting words name: by its month, by its number, or the next one."""

    month: tuple[int, int] | None = None
    number: int | None = None

    def is_met_by(self, meeting: Meeting) -> bool:
        day = meeting.held_on or meeting.held_in
        if self.month:
            return day is not None and (day.year, day.month) == self.month
        return self.number in (None, meeting.number)

    @property
    def condition(self) -> Q:
        """``is_met_by`` for the database."""
        if self.month:
            year, month = self.month
            on = Q(held_on__year=year, held_on__month=month)
            return on | Q(held_on=None, held_in__year=year, held_in__month=month)
        return Q() if self.number is None else Q(number=self.number)


def _meant(words: str) -> _Meant | None:
    month = _MONTH.search(words)
    if month and not month["day"]:
        return _Meant(month=(int(month["year"]), _MONTHS[month["month"]]))
    if numbered := _NUMBER.search(words):
        return _Meant(number=int(next(filter(None, numbered.groups()))))
    return _Meant() if "next meeting" in words.lower() else None


def meeting_meant(words: str, *, after: Meeting, among: QuerySet[Meeting]) -> Meeting | None:
    """The meeting of the same panel that minutes mean by "September 2017 meeting", "the 48th meeting", "next meeting".

    Resolved when it is read and not when it is written, since the meeting may be planned later. None where the words
    name no meeting, or none that is among those given.
    """
    meant = _meant(words)
    if meant is None:
        return None
    later = among.filter(meant.condition, panel=after.panel_id, number__gt=after.number)
    return later.order_by("number").first()


def meeting_among(words: str, *, after: Meeting, meetings: Iterable[Meeting]) -> Meeting | None:
    """The same among meetings that have been read: for lists, which ask it of each of their rows."""
    meant = _meant(words)
    if meant is None:
        return None
    later = (each for each in meetings if each.panel_id == after.panel_id and each.number > after.number)
    return min(filter(meant.is_met_by, later), key=lambda each: each.number, default=None)
