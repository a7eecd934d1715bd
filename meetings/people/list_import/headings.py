"""The columns of a table, known by the words at their heads in any order and usual spelling. Pure: no Django."""

import re
from collections.abc import Sequence
from enum import Enum


class Column(Enum):
    """A column that is read; its value is how a sentence calls it."""

    NAME = "Name"
    FIRST_NAME = "First name"
    LAST_NAME = "Last name"
    EMAIL = "Email"
    ORGANISATION = "Organisation"
    CATEGORY = "Seat"
    ROLE = "Role"
    STARTS_ON = "From"
    ENDS_ON = "To"
    CLEARED = "Cleared"
    STANDS_IN_FOR = "Alternate for"


_SPELLINGS = {
    Column.NAME: "name, full name, member, member name, person, name of member",
    Column.FIRST_NAME: "first name, forename, given name",
    Column.LAST_NAME: "last name, surname, family name",
    Column.EMAIL: "e mail, email, e mail address, email address, mail",
    Column.ORGANISATION: "organisation, organization, company, employer, org, affiliation, organisation name",
    Column.CATEGORY: "seat, category, seat category, category of seat, constituency, seat or category",
    Column.ROLE: "role, position, function, office, capacity",
    Column.STARTS_ON: "from, start, start date, starts, starts on, first day, appointed, appointed on, since, term start, term from, date from",  # noqa: E501 - a list of words
    Column.ENDS_ON: "to, end, end date, ends, ends on, last day, until, expires, expiry, expiry date, term end, term to, date to",  # noqa: E501 - a list of words
    Column.CLEARED: "cleared, clearance, reads confidential, cleared for confidential",
    Column.STANDS_IN_FOR: "alternate for, alternate to, alternate of, stands in for, deputises for, substitute for",
}
_BY_SPELLING = {spelling: column for column, words in _SPELLINGS.items() for spelling in words.split(", ")}


def column_of(heading: str) -> Column | None:
    """Return the column that this heading names, or None for one that is not read."""
    return _BY_SPELLING.get(" ".join(re.findall(r"[^\W_]+", heading.casefold())))


def known_headings(cells: Sequence[str]) -> int:
    """Return how many of the cells name a column: that tells the line of headings, and the separator, from others."""
    return sum(column_of(cell) is not None for cell in cells)
