"""The people in the room at an item, and those who are not, as the secretariat sees them beside the text. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core import english
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import Row, Sheet
from meetings.attendance.stays import Stay, in_words, is_there
from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber

Press = Literal["left", "came"]


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who has a row on the sheet, known by its ``key``; ``note`` says what is to know of them at the item.

    ``press`` is what can be recorded of them next, ``label`` the words for it. One that ``is_folded`` is there as most
    people are, or attends without being recorded: they are shown when asked for.
    """

    key: str
    name: str
    note: str
    press: Press
    label: str
    is_folded: bool


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
    is_aside = sheet.room.stands_aside(part, item)
    note = ", ".join(_notes(part, is_aside=is_aside))
    is_ordinary = part.kind is not AttendanceKind.ALTERNATE and part.stays == (Stay(),) and not is_aside
    if is_there(part.stays, item):
        return Line(row.key, part.name, note, "left", "Left now", is_folded=is_ordinary)
    return Line(row.key, part.name, note, "came", "Back now", is_folded=False)


def _notes(part: Attendee, *, is_aside: bool) -> Iterator[str]:
    if part.alternate_for:
        yield f"for {part.alternate_for}"
    if words := in_words(part.stays):
        yield words
    if is_aside:
        yield "stands aside, not counted"
    if part.vote_to:
        yield f"passes their vote to {part.vote_to}"


def has_alternate(row: Row) -> bool:
    """Tell whether a row is about somebody who has an alternate, or is that alternate's."""
    return row.recorded is not None and row.recorded.kind is AttendanceKind.ALTERNATE


def all_present_label(sheet: Sheet) -> str:
    """Return the words for recording that all are there who have not said otherwise."""
    otherwise = [row for row in sheet.seats if row.expected and row.expected.kind is not AttendanceKind.PRESENT]
    if not otherwise:
        return "All present"
    return f"All present but {english.count(len(otherwise), 'who has', 'who have')} answered otherwise"
