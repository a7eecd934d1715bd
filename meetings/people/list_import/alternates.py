"""The members for whom an alternate of a list can stand in: on the panel already, or by another line of the list."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from heapq import heappop, heappush
from itertools import islice

from core import english
from meetings.enums import Role
from meetings.models import Membership
from meetings.people.term_conflicts import covers, key_of, term

from .parser import MemberEntry
from .rows import Doubtful

SITTING = (Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)
MOST_NAMED = 10  # in a sentence that many lines can have


class Principals:
    """The people who sit, by name. Lines that are taken are added as they are planned: those of alternates ask last."""

    def __init__(self, held: Iterable[Membership], entries: Sequence[MemberEntry]) -> None:
        self._sitting: dict[str, _Sitting] = defaultdict(_Sitting)
        self._line_of: dict[int, int] = {}
        for membership in held:
            self.add(membership)
        # The first line of each name, the first that would sit, and the first of an alternate.
        self._lines = _first_lines(entries)
        self._who_would_sit = _first_lines(filter(_would_sit, entries))
        self._alternates = _first_lines(entry for entry in entries if entry.role == Role.ALTERNATE)

    def add(self, membership: Membership, line: int | None = None) -> None:
        """Add somebody of the panel, or new by a line of the list."""
        if membership.sits:
            self._sitting[english.fold(membership.person.name)].put(membership)
        if line is not None:
            self._line_of[id(membership)] = line

    def replace(self, membership: Membership) -> None:
        """Put a membership in the place of the one that a line of the list changes."""
        if membership.sits:
            self._sitting[english.fold(membership.person.name)].put(membership)

    def of(self, entry: MemberEntry, day: date) -> Membership | None:
        """Return the member for whom the line's alternate stands in from this day on; None for a line of anybody else.

        Raises Doubtful where that is nobody who sits on that day.
        """
        if entry.role != Role.ALTERNATE:
            return None
        if member := self._sitting[english.fold(entry.stands_in_for)].on(day):
            return member
        raise Doubtful(self._why_nobody(entry, day), ())

    def named(self, member: Membership) -> str:
        """Return who it is, and on which line, where they are new by one."""
        line = self._line_of.get(id(member))
        return f"{member.person}{f' of line {line}' if line else ''}"

    def _why_nobody(self, entry: MemberEntry, day: date) -> str:
        name, key = entry.stands_in_for, english.fold(entry.stands_in_for)
        if circle := self._circles.get(entry.line):
            return circle
        if terms := self._sitting[key].terms:
            return (
                f"“{name}” is a member {terms}, but not on {english.day(day)}. Give the alternate a term within that."
            )
        if sits := self._who_would_sit.get(key):
            return (
                f"“{name}” is in line {sits.line}, which is not imported as it stands, so nobody can stand in for them."
            )
        if first := self._lines.get(key):
            role = Role(first.role).label.lower()
            return f"“{name}” is in line {first.line} as {role}, who is no member, so nobody can stand in for them."
        return (
            f"“{name}” is no member on {english.day(day)} and is in no other line of this list. "
            "Is the name spelt as it is there?"
        )

    @cached_property
    def _circles(self) -> dict[int, str]:
        """Return, by the number of each line, what is said of alternates who lead from one to the next and back."""
        sentences: dict[int, str] = {}
        come_from: dict[int, int] = {}  # by line, the one from which it was first come to
        for start in self._alternates.values():
            way: list[MemberEntry] = []
            entry: MemberEntry | None = start
            while entry and entry.line not in come_from:
                come_from[entry.line] = start.line
                way.append(entry)
                entry = self._alternates.get(english.fold(entry.stands_in_for))
            if entry and come_from[entry.line] == start.line:
                circle = sorted(linked.line for linked in way[way.index(entry) :])
                sentences |= dict.fromkeys(circle, _said_of_circle(circle))
        return sentences


class _Sitting:
    """Those of one name who sit, in the order in which they came."""

    def __init__(self) -> None:
        self._members: dict[int, Membership] = {}

    def put(self, membership: Membership) -> None:
        """Add a membership, or put it in the place of the row that it is."""
        self._members[key_of(membership)] = membership
        self.__dict__.pop("_first_by_day", None)

    def on(self, day: date) -> Membership | None:
        """Return the first of them who sits on that day."""
        days, first = self._first_by_day
        index = bisect_right(days, day)
        return first[index - 1] if index else None

    @property
    def terms(self) -> str:
        """Return when they sit; of many, when some of them do and how many more there are."""
        some = "; ".join(map(term, islice(self._members.values(), MOST_NAMED)))
        more = len(self._members) - MOST_NAMED
        return f"{some}; and in {more:,} more terms" if more > 0 else some

    @cached_property
    def _first_by_day(self) -> tuple[list[date], list[Membership | None]]:
        """Return the days on which the first to sit changes, and who it is from then on: read once for all lines."""
        members = list(self._members.values())
        begin = sorted(range(len(members)), key=lambda number: members[number].starts_on, reverse=True)
        ends = (
            member.ends_on + timedelta(days=1) for member in members if member.ends_on and member.ends_on < date.max
        )
        days = sorted({*ends, *(member.starts_on for member in members)})
        first: list[Membership | None] = []
        sitting: list[int] = []
        for day in days:
            while begin and members[begin[-1]].starts_on <= day:
                heappush(sitting, begin.pop())
            while sitting and not covers(members[sitting[0]], day):
                heappop(sitting)
            first.append(members[sitting[0]] if sitting else None)
        return days, first


def _first_lines(entries: Iterable[MemberEntry]) -> dict[str, MemberEntry]:
    """Return, by name, the first of the lines that have it."""
    lines: dict[str, MemberEntry] = {}
    for entry in entries:
        lines.setdefault(english.fold(entry.name), entry)
    return lines


def _would_sit(entry: MemberEntry) -> bool:
    """Return whether somebody would sit by this line; a line whose role nobody knows says nothing else."""
    return bool(entry.category) or entry.role in ("", *SITTING)


def _said_of_circle(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return "They would stand in for themselves."
    named = [str(line) for line in lines]
    if len(lines) > MOST_NAMED:
        named[MOST_NAMED:] = [f"{len(lines) - MOST_NAMED:,} more"]
    return f"Lines {english.and_list(named)} stand in for one another, and none of them is a member."
