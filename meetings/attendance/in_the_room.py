"""The people in the room at an item, and those who are not, as the secretariat sees them beside the text. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from core import english
from meetings.attendance.declarations import follows_in_words
from meetings.attendance.interest_hints import Hint
from meetings.attendance.quorum import Room
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import Row, Sheet
from meetings.attendance.stays import Stay, in_words, is_there
from meetings.enums import AttendanceKind, Follows
from meetings.item_numbers import ItemNumber
from meetings.models import Person

Press = Literal["left", "came"]


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who has a row on the sheet, known by its ``key``; ``note`` says what is to know of them at the item.

    ``press`` is what can be recorded of them next, ``label`` the words for it; ``person`` who they are, where the panel
    knows that and they have declared nothing at the item. One that ``is_folded`` is there as most
    people are, or attends without being recorded: they are shown when asked for.
    """

    key: str
    name: str
    note: str
    press: Press
    label: str
    is_folded: bool
    person: int | None = None


def lines_at(sheet: Sheet, item: ItemNumber) -> list[Line]:
    """Return a line for each row of the sheet: those who are somehow out of the ordinary first."""
    lines = [_line(sheet, row, item) for row in sheet.rows]
    return sorted(lines, key=lambda line: line.is_folded)


def _line(sheet: Sheet, row: Row, item: ItemNumber) -> Line:
    part = row.recorded
    if part is None or part.kind in AttendanceKind.AWAY:
        note = "Not recorded" if part is None else part.kind.label
        if part is not None and part.vote_to:
            note = f"{note}, passes their vote to {part.vote_to}"
        return Line(row.key, row.name, note, "came", "Arrived now", is_folded=part is None and row in sheet.others)
    declared = declared_words(sheet.room, part, item)
    note = ", ".join(filter(None, (*_notes(part), declared)))
    is_ordinary = part.kind is not AttendanceKind.ALTERNATE and part.stays == (Stay(),) and not declared
    if is_there(part.stays, item):
        known = part.person or (None if part.kind is AttendanceKind.ALTERNATE else row.person)
        person = known.pk if known and not declared else None
        return Line(row.key, part.name, note, "left", "Left now", is_folded=is_ordinary, person=person)
    return Line(row.key, part.name, note, "came", "Back now", is_folded=False)


_FOLLOWS = {
    Follows.TAKES_PART: "an interest, takes part",
    Follows.SPEAKS: "an interest, speaks and does not vote",
    Follows.SILENT: "an interest, stays silent",
    Follows.LEAVES: "out of the room for this item: an interest",
}


def declared_words(room: Room, part: Attendee, item: ItemNumber) -> str:
    """Return what follows for somebody from an interest in an item; nothing where they have declared none."""
    if follows := room.follows(part, item):
        return _FOLLOWS[follows]
    return "stands aside, not counted" if room.stands_aside(part, item) else ""


def _notes(part: Attendee) -> Iterator[str]:
    if part.alternate_for:
        yield f"for {part.alternate_for}"
    if words := in_words(part.stays):
        yield words
    if part.vote_to:
        yield f"passes their vote to {part.vote_to}"


def has_alternate(row: Row) -> bool:
    """Tell whether a row is about somebody who has an alternate, or is that alternate's."""
    return row.recorded is not None and row.recorded.kind is AttendanceKind.ALTERNATE


class Declarant(NamedTuple):
    """Somebody who has declared an interest in an item, and what follows."""

    person: Person
    words: str


def declared_at(sheet: Sheet, item: ItemNumber) -> list[Declarant]:
    """Return who has declared an interest in an item, by name, whether they are there or not."""
    followed: Mapping[Person, Follows] = sheet.room.followed.get(item, {})
    people = {*followed, *sheet.room.recusals.get(item, ())}
    return [Declarant(person, follows_in_words(followed.get(person, ""))) for person in sorted(people, key=str)]


def people_of(sheet: Sheet) -> list[Person]:
    """Return who can declare an interest: each who has a row on the sheet and whom the panel knows, by name."""
    recorded = [row.recorded.person for row in sheet.rows if row.recorded]
    people = {person for person in (*recorded, *(row.person for row in sheet.rows)) if person is not None}
    return sorted(people, key=lambda person: (str(person), person.pk))


def hints_of_those_there(hints: Iterable[Hint], sheet: Sheet, item: ItemNumber) -> list[Hint]:
    """Return the hints about people of whom it is not recorded that they are elsewhere."""
    there = {part.person for part in sheet.room.attendees if is_there(part.stays, item) and not _is_away(part)}
    told = {part.person for part in sheet.room.attendees}
    return [hint for hint in hints if hint.interest.person in there or hint.interest.person not in told]


def _is_away(part: Attendee) -> bool:
    return part.kind in AttendanceKind.AWAY


def all_present_label(sheet: Sheet) -> str:
    """Return the words for recording that all are there who have not said otherwise."""
    otherwise = [row for row in sheet.seats if row.expected and row.expected.kind is not AttendanceKind.PRESENT]
    if not otherwise:
        return "All present"
    return f"All present but {english.count(len(otherwise), 'who has', 'who have')} answered otherwise"
