"""A list of members as people keep it → entries with what is wrong or doubtful about each. Pure: no Django, no rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core import english
from core.characters import hidden_in, hidden_in_words, one_line
from core.errors import Unacceptable

from .dates import Cell, Reading, is_month_first, read_day
from .headings import Column, column_of
from .tables import UNREADABLE_WORKBOOK, NoTable, Table, TableLine, as_text, is_workbook, read_table

LONGEST_NAME = 200
LINES_BEFORE_HEADINGS = 10
_ADDRESS = re.compile(
    r"[^@\s\"(),:;<>\[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I
)
_YES = {"yes", "y", "true", "1", "x", "✓", "✔", "cleared", "full"}
_NO = {"no", "n", "false", "0", "-", "–", "not cleared", "none"}
ROLES = {
    **dict.fromkeys(("chair", "chairman", "chairwoman", "chairperson", "independent chair"), "chair"),
    **dict.fromkeys(("deputy chair", "vice chair", "vice chairman", "deputy chairman"), "deputy_chair"),
    **dict.fromkeys(("member", "panel member", "ordinary member", "voting member"), "member"),
    **dict.fromkeys(("secretary", "clerk", "secretariat"), "secretary"),
    **dict.fromkeys(("deputy secretary", "assistant secretary", "deputy clerk"), "deputy_secretary"),
    **dict.fromkeys(("observer", "attendee", "in attendance"), "observer"),
    **dict.fromkeys(("alternate", "alternate member", "standing alternate", "substitute"), "alternate"),
}


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A line of the list. ``role`` is a value of the panel's roles; ``is_cleared`` is None where the list says nothing.

    ``errors`` keep it from being taken; ``doubts`` are questions to answer first. ``cells`` is the line as it stood.
    """

    line: int
    name: str = ""
    email: str = ""
    organisation: str = ""
    category: str = ""
    role: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    is_cleared: bool | None = None
    stands_in_for: str = ""
    errors: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberList:
    """All that was read: the headings as they stood, what was not read, an entry for each line, and of a workbook the
    sheet they stand on."""

    headings: tuple[str, ...]
    unread: tuple[str, ...]
    entries: tuple[MemberEntry, ...]
    sheet: str = ""


def read_member_list(content: bytes, *, file_name: str = "") -> MemberList:
    """Read a CSV or XLSX file. Raises Unacceptable, with what to do, where it holds no list of names.

    What the file is called says nothing of what it holds; but where that is nothing, it says what should be there.
    """
    try:
        return _read(content)
    except NoTable as refusal:
        if file_name.lower().endswith(".xlsx") and not is_workbook(content):
            raise Unacceptable(UNREADABLE_WORKBOOK) from refusal
        raise


def _read(content: bytes) -> MemberList:
    table = read_table(content)
    lines = table.lines
    index = _index_of_headings(lines)
    headings = tuple(as_text(lines[index].cells))
    columns = _columns(headings)
    _refuse_faults(table, lines[index].number, columns)
    rows = lines[index + 1 :]
    if not rows:
        raise Unacceptable("There is nobody in this list: it is empty below the headings.")
    unread = [heading for heading in headings if heading and column_of(heading) is None]
    return MemberList(headings, (*unread, *table.unread), _entries(rows, columns), table.sheet)


def _refuse_faults(table: Table, heading: int, columns: Mapping[Column, int]) -> None:
    """Raise Unacceptable for a cell without words among the headings, or below one that is read."""
    for fault in table.faults:
        if fault.line == heading or (fault.line > heading and fault.column in columns.values()):
            raise Unacceptable(fault.sentence)


def mended(member_list: MemberList, line: int, cells: Sequence[str]) -> MemberList:
    """Return the list with these cells in one of its lines, read as if the file had them."""
    typed = tuple(map(one_line, cells))
    rows = [TableLine(each.line, typed if each.line == line else each.cells) for each in member_list.entries]
    return replace(member_list, entries=_entries(rows, _columns(member_list.headings)))


def _entries(rows: Sequence[TableLine], columns: Mapping[Column, int]) -> tuple[MemberEntry, ...]:
    dates = [columns[column] for column in (Column.STARTS_ON, Column.ENDS_ON) if column in columns]
    month_may_be_first = any(is_month_first(cell) for line in rows for cell in map(line.cell, dates))
    return tuple(_without_twins([_entry(line, columns, month_may_be_first) for line in rows]))


def _index_of_headings(lines: Sequence[TableLine]) -> int:
    """Return the index of the line of headings; titles may stand above it."""
    for index, line in enumerate(lines[:LINES_BEFORE_HEADINGS]):
        if {column_of(cell) for cell in as_text(line.cells)} & {Column.NAME, Column.LAST_NAME}:
            return index
    raise NoTable(
        "No column is headed “Name”. The first line must name the columns, such as: "
        "Name, Email, Organisation, Seat, Role, From, To, Cleared."
    )


def _columns(headings: Iterable[str]) -> dict[Column, int]:
    columns: dict[Column, int] = {}
    for index, heading in enumerate(headings):
        column = column_of(heading)
        if column in columns:
            raise Unacceptable(f"Two columns are headed “{column.value}” or the like. Keep the one you mean.")
        if column:
            columns[column] = index
    return columns


def _entry(line: TableLine, columns: Mapping[Column, int], month_may_be_first: bool) -> MemberEntry:
    def raw(column: Column) -> Cell:
        return line.cell(columns[column]) if column in columns else None

    def text(column: Column) -> str:
        return as_text([raw(column)])[0]

    def day(column: Column) -> Reading:
        return read_day(raw(column), month_may_be_first=month_may_be_first)

    starts, ends = day(Column.STARTS_ON), day(Column.ENDS_ON)
    entry = MemberEntry(
        line=line.number,
        name=text(Column.NAME) or " ".join(filter(None, (text(Column.FIRST_NAME), text(Column.LAST_NAME)))),
        email=text(Column.EMAIL).removeprefix("mailto:").lower(),
        organisation=text(Column.ORGANISATION),
        category=text(Column.CATEGORY),
        role=_role(text),
        starts_on=starts.day,
        ends_on=ends.day,
        is_cleared=_clearance(text(Column.CLEARED)),
        stands_in_for=text(Column.STANDS_IN_FOR),
        doubts=tuple(reading.doubt for reading in (starts, ends) if reading.doubt),
        cells=tuple(as_text(line.cells)),
    )
    written = {Column.ROLE: text(Column.ROLE), Column.CLEARED: text(Column.CLEARED)}
    unread_days = [reading.error for reading in (starts, ends) if reading.error]
    return replace(entry, errors=(*_faults(entry, written), *unread_days))


def _role(text: Callable[[Column], str]) -> str:
    """Return the role: without a word, alternate for who stands in for a member, else member; "" for an unknown one."""
    word = " ".join(re.findall(r"\w+", text(Column.ROLE).casefold()))
    if not word:
        return "alternate" if text(Column.STANDS_IN_FOR) else "member"
    return ROLES.get(word, "")


def _clearance(word: str) -> bool | None:
    return True if word.casefold() in _YES else False if word.casefold() in _NO else None


def _faults(entry: MemberEntry, written: Mapping[Column, str]) -> Iterator[str]:
    words = (entry.name, entry.email, entry.organisation, entry.category, entry.stands_in_for)
    if not any(map(str.isalpha, entry.name)):
        yield "There is no name."
    elif signs := hidden_in(" ".join(words)):
        yield hidden_in_words(signs)
    if len(entry.name) > LONGEST_NAME or len(entry.organisation) > LONGEST_NAME:
        yield f"A name can have at most {LONGEST_NAME} letters."
    if entry.email and not (_ADDRESS.fullmatch(entry.email) and len(entry.email) <= 254):
        yield f"“{entry.email}” is not an email address."
    if not entry.role:
        yield (
            f"“{written[Column.ROLE]}” is not a role. The roles are Chair, Deputy chair, Member, "
            "Secretary, Deputy secretary, Observer and Alternate."
        )
    if written[Column.CLEARED] and entry.is_cleared is None:
        yield f"“{written[Column.CLEARED]}” under Cleared is neither yes nor no."
    if entry.starts_on and entry.ends_on and entry.ends_on < entry.starts_on:
        yield f"The term ends ({english.day(entry.ends_on)}) before it starts ({english.day(entry.starts_on)})."
    if entry.role == "alternate" and not entry.stands_in_for:
        yield "Say under “Alternate for” who they stand in for."


def _without_twins(entries: Iterable[MemberEntry]) -> Iterator[MemberEntry]:
    """Yield the entries; of those that say the same the first counts, and an address belongs to one person."""
    first_lines: dict[tuple[object, ...], int] = {}
    addresses: dict[str, MemberEntry] = {}
    for entry in entries:
        errors = list(entry.errors)
        identity = (
            english.fold(entry.name),
            entry.email,
            english.fold(entry.organisation),
            entry.role,
            english.fold(entry.category),
            entry.starts_on,
        )
        if entry.name and identity in first_lines:
            errors.append(f"The same person is already in line {first_lines[identity]}.")
        first = addresses.get(entry.email)
        if entry.email and first and english.fold(first.name) != english.fold(entry.name):
            errors.append(f"The address belongs to {first.name} in line {first.line}.")
        first_lines.setdefault(identity, entry.line)
        addresses.setdefault(entry.email, entry)
        yield replace(entry, errors=tuple(errors))
