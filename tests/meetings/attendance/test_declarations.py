"""The declarations of a panel as each may read of them."""

import pytest

from core.accounts.models import User
from meetings.access import access_of
from meetings.attendance.declarations import Asked, declarations_seen, follows_in_words, follows_label, told
from meetings.attendance.services.declarations import declare_interest
from meetings.enums import Follows
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.attendance.coming import person_of


@pytest.fixture
def declared(cast: Cast, meeting: Meeting, bo: User) -> None:
    """Member at item 1, which is public, Bo at item 2, which is confidential."""
    first, second = (AgendaItem.objects.get(meeting=meeting, number=number) for number in (1, 2))
    declare_interest(first, person_of(cast.member), "A brother", follows=Follows.LEAVES, by=cast.member)
    declare_interest(second, person_of(bo), "Shares in Voltway", follows=Follows.SILENT, by=bo)
    AgendaItem.objects.filter(pk=second.pk).update(sensitivity="confidential", sensitivity_reason="Prices.")


OPEN, SECRET = ("Member", "1", "Leaves", "A brother"), ("Bo", "2", "Stays silent", "Shares in Voltway")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("secretary", [OPEN, SECRET]),
        ("bo", [(*OPEN[:3], ""), SECRET]),  # their own, at an item that they may not read
        ("observer", [(*OPEN[:3], "")]),
        ("cleared_observer", [(*OPEN[:3], ""), (*SECRET[:3], "")]),
        ("outsider", []),
    ],
)
def test_each_reads_what_is_for_them(
    cast: Cast, bo: User, declared: None, who: str, expected: list[tuple[str, ...]]
) -> None:
    access = access_of(bo if who == "bo" else getattr(cast, who))

    rows = told(declarations_seen(cast.panel, access), cast.panel, access)

    assert [(str(row.person), row.item, row.follows, row.why) for row in rows] == expected


@pytest.mark.parametrize(
    ("query", "people", "again"),
    [
        ({}, ["Member", "Bo"], ""),
        ({"by": "person"}, ["Bo", "Member"], "by=person"),
        ({"by": "name", "person": "x", "meeting": "-1"}, ["Member", "Bo"], ""),
        ({"meeting": "GRID31"}, ["Member", "Bo"], "meeting=GRID31"),
        ({"meeting": "GRID-C31"}, [], "meeting=GRID-C31"),
        ({"meeting": "GRID30"}, [], "meeting=GRID30"),
        ({"person": "0"}, [], "person=0"),
        ({"person": "9" * 40}, ["Member", "Bo"], ""),
    ],
)
def test_an_address_says_which_are_asked_for(
    cast: Cast, declared: None, query: dict[str, str], people: list[str], again: str
) -> None:
    asked = Asked.read(query)

    rows = asked.among(declarations_seen(cast.panel, access_of(cast.secretary)))

    assert [str(row.person) for row in rows] == people
    assert (asked.query, asked.is_narrowed) == (again, again.partition("=")[0] in ("person", "meeting"))


def test_a_declaration_from_before_it_was_asked_says_that_they_take_no_part() -> None:
    assert (follows_label(""), follows_in_words("")) == ("Takes no part", "stands aside")
    assert all(follows_in_words(each) != "stands aside" for each in Follows)
