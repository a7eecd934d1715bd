"""What each line of a list would come to on the panel."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from core.accounts.models import User
from meetings.enums import Role
from meetings.models import MemberImport, Membership
from meetings.people.list_import.importer import answer, rows_of, take
from meetings.people.list_import.rows import RowKind
from tests.conftest import Cast
from tests.meetings.people.list_import.lists import came_to, listed, rows


def test_somebody_nobody_knows_is_new_in_the_first_vacant_seat(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "Bo Reed,,Reed,large suppliers,,1 May 2024,,yes") == [
        (RowKind.NEW, "Member, Large Suppliers 2, from 1 May 2024 on, cleared.")
    ]


def test_two_lines_do_not_get_one_seat(cast: Cast, ada: Membership) -> None:
    first, second = came_to(cast, "Bo Reed,,,Large Suppliers,,1/5/2024", "Cy Dale,,,Large Suppliers,,1/6/2024")

    assert first[0] == RowKind.NEW
    assert second == (
        RowKind.ERROR,
        "No seat in Large Suppliers is vacant for that term: Ada Quill, 1 January 2024 to 31 December 2030; "
        "Bo Reed, from 1 May 2024 on.",
    )


def test_a_line_that_is_left_out_leaves_its_seat_to_others(cast: Cast, ada: Membership) -> None:
    kept = listed(cast, "Bo Reed,,,Large Suppliers,,1/5/2024", "Cy Dale,,,Large Suppliers,,1/6/2024")

    answer(kept, {"2": "out"}, by=cast.secretary)

    assert [row.kind for row in rows_of(kept, by=cast.secretary)] == [RowKind.LEFT_OUT, RowKind.NEW]


def test_who_is_on_the_panel_as_the_line_says_needs_nothing(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "ADA QUILL,,quill & co,Large Suppliers,Member,1/1/2024,31/12/2030,no", "Ada Quill,,,,,,") == [
        (RowKind.SAME, "There already: 1 January 2024 to 31 December 2030."),
        (RowKind.SAME, "There already: 1 January 2024 to 31 December 2030."),
    ]


def test_another_term_and_clearance_are_changes(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "Ada Quill,,,Large Suppliers 1,,,31/12/2032,yes") == [
        (
            RowKind.CHANGE,
            "Term: 1 January 2024 to 31 December 2032; before: 1 January 2024 to 31 December 2030. "
            "Cleared for what is confidential.",
        )
    ]


def test_a_later_term_of_the_same_person_is_a_second_membership(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "Ada Quill,,,Large Suppliers 1,,1 January 2031,31/12/2034") == [
        (RowKind.KNOWN, "Member, Large Suppliers 1, 1 January 2031 to 31 December 2034.")
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Bo Reed,,,Wizards", "There is no seat “Wizards”. Correct it, or add the seat first."),
        ("Bo Reed,,,Large Suppliers,Observer", "Observers do not have a seat of their own."),
        ("Bo Reed,,,,Chair", "A panel has one chair at a time: Chair, from 1 January 2020 on."),
        ("Bo Reed,,,,,1 December 0026", "Tuesday 1 December 0026 is far off. Is the year right?"),
        ("Ada Quill,,,,,,31/12/9999", "Friday 31 December 9999 is far off. Is the year right?"),
        ("Bo Reed,,,,,,1 January 2020", "The term would end (1 January 2020) before it starts (2 March 2026)."),
        (
            "Ada Quill,,,Large Suppliers 2",
            "Ada Quill is there already: Large Suppliers 1, 1 January 2024 to 31 December 2030. End that term first.",
        ),
        (
            "Secretary,secretary@example.org,,,Secretary,,31/12/2026",
            "Others depend on the term of Secretary. Shorten it on their own page.",
        ),
        (
            "Root,root@example.org",
            "root@example.org has an account that belongs to nobody yet. Ask the operator of this installation.",
        ),
    ],
)
def test_what_the_panel_has_no_place_for_is_an_error(cast: Cast, ada: Membership, line: str, sentence: str) -> None:
    User.objects.create_superuser("root@example.org")

    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        assert came_to(cast, line) == [(RowKind.ERROR, sentence)]


def test_an_alternate_stands_in_for_somebody_who_sits(cast: Cast, ada: Membership) -> None:
    kept = listed(cast, "Leon Baptiste,,Northgate,,,1/5/2024,31/12/2025,,ada quill")

    take(kept, by=cast.secretary)

    leon = Membership.objects.get(person__name="Leon Baptiste")
    assert (leon.role, leon.stands_in_for, leon.seat) == (Role.ALTERNATE, ada, None)


def test_a_day_with_the_month_first_is_taken_once_it_is_answered(cast: Cast) -> None:
    kept = listed(cast, "Bo Reed,,,,,04/25/2024")
    assert rows_of(kept, by=cast.secretary)[0].kind == RowKind.DOUBT

    answer(kept, {"2": "take", "99": "take"}, by=cast.secretary)
    take(kept, by=cast.secretary)

    assert Membership.objects.get(person__name="Bo Reed").starts_on == date(2024, 4, 25)
    assert MemberImport.objects.get().answers == {"2": "take"}


def test_whoever_reads_the_list_in_gives_themselves_nothing(cast: Cast) -> None:
    mine = Membership.objects.filter(person__account=cast.secretary)
    mine.update(ends_on=date(2030, 12, 31))
    ways = ["Secretary,,,yes", "Secretary,,31/12/2032", "Member"]
    refused = (RowKind.ERROR, "Nobody can extend their own rights.")

    came = [came_to(cast, f"Secretary,secretary@example.org,,,{rest}")[0] for rest in ways]

    assert came == [(RowKind.SAME, "There already: 1 January 2020 to 31 December 2030."), *[refused] * 2]


def test_whoever_is_not_cleared_takes_nobody_in_with_clearance(cast: Cast, ada: Membership) -> None:
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    new, known, themselves, neither = came_to(
        cast,
        "Bo Reed,,,,Observer,,,yes",
        "Ada Quill,,,,,,,yes",
        "Secretary,secretary@example.org,,,Secretary,,,yes",
        "Cy Dale,,,,Observer",
    )

    refused = "Only somebody who is cleared on the Grid Code Panel can give clearance, or a longer term with it."
    assert [new, known] == [(RowKind.ERROR, refused)] * 2
    assert themselves == (RowKind.ERROR, "Nobody can extend their own rights.")
    assert neither[0] == RowKind.NEW


@pytest.mark.parametrize("address", ["", "outsider@example.org"])
def test_a_list_moves_nobody_of_another_panel_to_another_organisation(cast: Cast, address: str) -> None:
    (planned,) = rows(cast, f"Outsider,{address},Quill & Co,,Observer")

    assert (planned.kind, planned.organisation) == (RowKind.DOUBT if not address else RowKind.KNOWN, None)
    if address:
        assert "Their organisation is not changed: they also belong to another panel" in " ".join(planned.said)
