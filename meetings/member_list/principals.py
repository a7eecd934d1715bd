"""Whom an alternate of a list can stand in for: who sits on the panel, and who will by another line of the list."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from meetings.enums import Role
from meetings.folding import folded
from meetings.models import Membership
from meetings.roster import covers, in_full, term

from .parser import Entry
from .rows import Doubtful

SITTING = (Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)


class Principals:
    """Knows who sits, by name. Lines that are taken are added as they are planned: those of alternates ask last."""

    def __init__(self, held: Iterable[Membership], entries: Iterable[Entry]) -> None:
        self._sitting: dict[str, list[Membership]] = defaultdict(list)
        self._lines: dict[str, list[Entry]] = defaultdict(list)
        self._line_of: dict[int, int] = {}
        for each in held:
            self.add(each)
        for entry in entries:
            self._lines[folded(entry.name)].append(entry)

    def add(self, membership: Membership, line: int | None = None) -> None:
        """One of the panel, or new by a line of the list."""
        if membership.sits:
            self._sitting[folded(membership.person.name)].append(membership)
        if line is not None:
            self._line_of[id(membership)] = line

    def replace(self, membership: Membership) -> None:
        """One of the panel as a line of the list changes it."""
        among = self._sitting[folded(membership.person.name)]
        if membership in among:
            among[among.index(membership)] = membership

    def of(self, entry: Entry, day: date) -> Membership | None:
        """For whom the line says that somebody stands in from this day on; None of one that is no alternate's.

        Raises Doubtful where that is nobody who sits on that day.
        """
        if entry.role != Role.ALTERNATE:
            return None
        for each in self._sitting[folded(entry.stands_in_for)]:
            if covers(each, day):
                return each
        raise Doubtful(self._why_nobody(entry, day), ())

    def named(self, member: Membership) -> str:
        """Who it is, and on which line, where they are new by one."""
        line = self._line_of.get(id(member))
        return f"{member.person}{f' of line {line}' if line else ''}"

    def _why_nobody(self, entry: Entry, day: date) -> str:
        name, lines = entry.stands_in_for, self._lines[folded(entry.stands_in_for)]
        if circle := self._circle(entry):
            return _said_of_circle(circle)
        if others := self._sitting[folded(name)]:
            terms = "; ".join(term(each) for each in others)
            return f"“{name}” sits on the panel {terms}, and not on {in_full(day)}. Give the alternate such a term."
        if sits := next((each for each in lines if _would_sit(each)), None):
            return f"“{name}” stands in line {sits.line}, which is not taken as it is: nobody can stand in for them."
        if lines:
            line, role = lines[0].line, Role(lines[0].role).label.lower()
            return f"“{name}” stands in line {line} as {role} and has no place of their own: nobody stands in for them."
        return (
            f"“{name}” neither sits on the panel on {in_full(day)} nor stands in another line of this list. "
            "Is the name written as it is there?"
        )

    def _circle(self, entry: Entry) -> list[Entry]:
        """The lines of alternates that lead from this one back to itself; none where they do not."""
        way = [entry]
        while True:
            names = self._lines[folded(way[-1].stands_in_for)]
            following = next((each for each in names if each.role == Role.ALTERNATE), None)
            if following is entry:
                return way
            if following is None or following in way:
                return []
            way.append(following)


def _would_sit(entry: Entry) -> bool:
    """As far as the line says; one whose role nobody knows says nothing else."""
    return bool(entry.category) or entry.role in ("", *SITTING)


def _said_of_circle(circle: list[Entry]) -> str:
    if len(circle) == 1:
        return "They would stand in for themselves."
    *some, last = sorted(each.line for each in circle)
    return f"Lines {', '.join(map(str, some))} and {last} stand in for one another, and none of them sits on the panel."
