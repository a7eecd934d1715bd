"""Alternates in a list: for whom they stand in, on the panel or in another line, above theirs or below."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.enums import Role
from meetings.models import Membership
from meetings.people.list_import.importer import answer, rows_of, take
from meetings.people.list_import.rows import RowKind
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.people.list_import.lists import came_to, listed

MEMBER = "Bo Reed,,Reed,Large Suppliers,,1/5/2024,30/4/2027"
ALTERNATE = "Leon Baptiste,,Northgate,,,1/5/2024,31/12/2025,,bo reed"
ANOTHER = "Mia Lund,,Northgate,,Alternate,1/5/2024,31/12/2025,,Bo  Reed"


def circle(count: int) -> list[str]:
    return [f"P {number},,,,Alternate,,,,P {(number + 1) % count}" for number in range(count)]


@pytest.fixture(autouse=True)
def _seats(cast: Cast) -> None:
    add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)


@pytest.mark.parametrize("lines", list(permutations([MEMBER, ALTERNATE, ANOTHER])))
def test_a_member_and_their_alternates_come_in_one_list_in_whatever_order(cast: Cast, lines: tuple[str, ...]) -> None:
    kept = listed(cast, *lines)

    said = {row.entry.name: row.said[0] for row in rows_of(kept, by=cast.secretary)}
    taken = take(kept, by=cast.secretary)

    line = lines.index(MEMBER) + 2  # below the headings
    assert said["Leon Baptiste"] == f"Standing alternate for Bo Reed of line {line}, 1 May 2024 to 31 December 2025."
    bo = Membership.objects.get(person__name="Bo Reed")
    assert taken.appointed == 3
    assert [each.person.name for each in bo.alternates.order_by("person__name")] == ["Leon Baptiste", "Mia Lund"]
    assert {each.role for each in bo.alternates.all()} == {Role.ALTERNATE}


def test_the_rows_stand_in_the_order_of_the_lines(cast: Cast) -> None:
    rows = rows_of(listed(cast, ALTERNATE, MEMBER), by=cast.secretary)

    assert [(row.entry.line, row.kind) for row in rows] == [(2, RowKind.NEW), (3, RowKind.NEW)]


def test_an_alternate_stands_in_within_the_term_that_a_line_gives_the_member(cast: Cast) -> None:
    seat = cast.panel.seats.get(number=1)
    bo = add_person("Bo Reed", organisation="Reed", by=cast.secretary)
    term = {"starts_on": date(2024, 5, 1), "ends_on": date(2025, 4, 30)}
    held = appoint_member(cast.panel, bo, Role.MEMBER, seat=seat, by=cast.secretary, **term)

    (refused,) = came_to(cast, ALTERNATE)
    kept = listed(cast, ALTERNATE, MEMBER)
    take(kept, by=cast.secretary)

    assert refused == (
        RowKind.ERROR,
        "An alternate stands in within the term of the member: Bo Reed, 1 May 2024 to 30 April 2025. "
        "Give the alternate a term within that.",
    )
    assert Membership.objects.get(person__name="Leon Baptiste").stands_in_for == held


def test_an_alternate_without_a_last_day_stands_in_until_the_member_leaves(cast: Cast) -> None:
    kept = listed(cast, MEMBER, "Leon Baptiste,,Northgate,,,1/6/2024,,,Bo Reed")

    said = rows_of(kept, by=cast.secretary)[1].said[0]
    take(kept, by=cast.secretary)
    again = rows_of(kept, by=cast.secretary)[1]

    assert said == "Standing alternate for Bo Reed of line 2, 1 June 2024 to 30 April 2027."
    assert Membership.objects.get(person__name="Leon Baptiste").ends_on == date(2027, 4, 30)
    assert again.kind == RowKind.SAME


def test_an_alternate_of_whoever_sits_until_further_notice_needs_no_last_day(cast: Cast) -> None:
    kept = listed(cast, "Bo Reed,,Reed,Large Suppliers,,1/5/2024", "Leon Baptiste,,Northgate,,,1/6/2024,,,Bo Reed")

    take(kept, by=cast.secretary)

    assert Membership.objects.get(person__name="Leon Baptiste").ends_on is None


def test_as_long_as_the_member_is_left_out_their_alternate_is_a_doubt(cast: Cast) -> None:
    kept = listed(cast, ALTERNATE, MEMBER)

    answer(kept, {"3": "out"}, by=cast.secretary)
    waiting, _ = rows_of(kept, by=cast.secretary)
    taken_without = rows_of(kept, by=cast.secretary)[0].membership
    answer(kept, {"3": "take"}, by=cast.secretary)

    assert (waiting.kind, waiting.said) == (
        RowKind.DOUBT,
        ("“bo reed” is in line 3, which is not imported as it stands, so nobody can stand in for them.",),
    )
    assert waiting.choices == (("", "Not answered yet"), ("out", "Leave it out"))
    assert taken_without is None
    assert [row.kind for row in rows_of(kept, by=cast.secretary)] == [RowKind.NEW, RowKind.NEW]


def test_an_alternate_who_is_left_out_is_a_doubt_no_more(cast: Cast) -> None:
    kept = listed(cast, "Leon Baptiste,,,,,,,,Cy Dale", MEMBER)

    answer(kept, {"2": "out"}, by=cast.secretary)

    assert [row.kind for row in rows_of(kept, by=cast.secretary)] == [RowKind.LEFT_OUT, RowKind.NEW]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["Leon Baptiste,,,,,,,,Cy Dale"],
            {
                2: "“Cy Dale” is no member on 2 March 2026 and is in no other line of this list. "
                "Is the name spelt as it is there?"
            },
        ),
        (
            ["Leon Baptiste,,,,,,,,Mia Lund", "Mia Lund,,,,,,,,Leon Baptiste"],
            dict.fromkeys((2, 3), "Lines 2 and 3 stand in for one another, and none of them is a member."),
        ),
        (
            ["A B,,,,,,,,C D", "C D,,,,,,,,E F", "E F,,,,,,,,A B", "G H,,,,,,,,A B"],
            dict.fromkeys((2, 3, 4), "Lines 2, 3 and 4 stand in for one another, and none of them is a member.")
            | {5: "“A B” is in line 2 as standing alternate, who is no member, so nobody can stand in for them."},
        ),
        (["Leon Baptiste,,,,,,,,Leon Baptiste"], {2: "They would stand in for themselves."}),
        (
            ["Leon Baptiste,,,,,,,,Mia Lund", "Mia Lund,,,,Observer"],
            {2: "“Mia Lund” is in line 3 as observer, who is no member, so nobody can stand in for them."},
        ),
        (
            ["Leon Baptiste,,,,,1/5/2020,,,Bo Reed", MEMBER],
            {
                2: "“Bo Reed” is a member 1 May 2024 to 30 April 2027, but not on 1 May 2020. "
                "Give the alternate a term within that."
            },
        ),
        (
            ["Leon Baptiste,,,,,,,,Mia Lund", "Mia Lund,nothing,,,Member"],
            {2: "“Mia Lund” is in line 3, which is not imported as it stands, so nobody can stand in for them."},
        ),
        (
            ["Leon Baptiste,,,,,,,,Mia Lund", "Mia Lund,,,,Juggler"],
            {2: "“Mia Lund” is in line 3, which is not imported as it stands, so nobody can stand in for them."},
        ),
    ],
)
def test_whoever_stands_in_for_nobody_who_sits_is_a_doubt(cast: Cast, lines: list[str], said: dict[int, str]) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        rows = rows_of(listed(cast, *lines), by=cast.secretary)

    assert {row.entry.line: row.said[0] for row in rows if row.kind is RowKind.DOUBT} == said


def test_a_circle_of_many_is_told_in_one_sentence_to_each_of_them(cast: Cast) -> None:
    count = 750

    rows = rows_of(listed(cast, *circle(count)), by=cast.secretary)

    assert {(row.kind, row.said) for row in rows} == {
        (
            RowKind.DOUBT,
            (
                "Lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 740 more stand in for one another, and none of them is a "
                "member.",
            ),
        )
    }
    assert len(rows) == count


def test_who_leads_into_a_circle_is_not_of_it(cast: Cast) -> None:
    rows = rows_of(listed(cast, "X,,,,,,,,P 0", *circle(3), "P 1,,Of another house,,,,,,P 2"), by=cast.secretary)

    assert [row.said[0] for row in rows] == [
        "“P 0” is in line 3 as standing alternate, who is no member, so nobody can stand in for them.",
        *["Lines 3, 4 and 5 stand in for one another, and none of them is a member."] * 3,
        "“P 2” is in line 5 as standing alternate, who is no member, so nobody can stand in for them.",
    ]


def test_of_many_terms_of_one_name_some_are_told_and_how_many_more_there_are(cast: Cast) -> None:
    terms = [f"Bo Reed,,House {year},,Member,1/5/{year},1/6/{year}" for year in range(2020, 2032)]

    (*_, doubt) = rows_of(listed(cast, *terms, "Leon Baptiste,,,,,1/7/2024,,,Bo Reed"), by=cast.secretary)

    assert doubt.kind is RowKind.DOUBT
    assert doubt.said[0].startswith("“Bo Reed” is a member 1 May 2020 to 1 June 2020; 1 May 2021 to 1 June 2021;")
    assert doubt.said[0].endswith(
        "1 May 2029 to 1 June 2029; and in 2 more terms, but not on 1 July 2024. Give the alternate a term within that."
    )


@pytest.mark.parametrize("count", [1, 200])
def test_alternates_take_the_same_queries_however_many_there_are(cast: Cast, count: int) -> None:
    members = [f"Member {number},,,,,1/5/2024" for number in range(count)]
    alternates = [f"Alternate {number},,,,,1/5/2024,,,Member {number}" for number in range(count)]
    kept = listed(cast, *alternates, *members)

    with CaptureQueriesContext(connection) as to_show:
        rows_of(kept, by=cast.secretary)
    with CaptureQueriesContext(connection) as to_take:
        assert take(kept, by=cast.secretary).appointed == 2 * count

    assert (len(to_show), len(to_take)) == (4, 22)  # three of them are for planning it before the lock
