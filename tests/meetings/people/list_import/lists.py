"""Lists of members, handed in for tests."""

from meetings.models import MemberImport
from meetings.people.list_import.importer import read_in, rows_of
from meetings.people.list_import.rows import PlannedRow, RowKind
from tests.conftest import Cast

HEADINGS = "Name,E-mail,Organisation,Seat,Role,From,To,Cleared,Alternate for"


def listed(cast: Cast, *lines: str) -> MemberImport:
    content = "\n".join([HEADINGS, *lines]).encode()
    return read_in(cast.panel, content, file_name="members.csv", by=cast.secretary)


def rows(cast: Cast, *lines: str) -> list[PlannedRow]:
    return rows_of(listed(cast, *lines), by=cast.secretary)


def came_to(cast: Cast, *lines: str) -> list[tuple[RowKind, str]]:
    return [(row.kind, " ".join(row.said)) for row in rows(cast, *lines)]
