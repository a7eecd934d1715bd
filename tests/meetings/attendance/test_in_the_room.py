"""Who is in the room at an item, and what can be pressed of each; no row here is saved."""

import pytest

from meetings.attendance.in_the_room import (
    Line,
    all_present_label,
    declared_at,
    hints_of_those_there,
    lines_at,
    people_of,
)
from meetings.attendance.interest_hints import Hint
from meetings.attendance.quorum import Room
from meetings.attendance.record import Attendee
from meetings.attendance.sheet import Row, Sheet
from meetings.enums import AttendanceKind, Follows
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Person, StandingInterest
from meetings.panels.rules import PanelRules
from tests.meetings.attendance.stays import stays

ADA, BO = Person(pk=1, name="Ada Quill"), Person(pk=2, name="Bo Lind")
PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES
HERE = Attendee(PRESENT, "Ada Quill", person=ADA)


def sheet(
    *rows: Row,
    others: tuple[Row, ...] = (),
    aside: dict[ItemNumber, set[Person]] | None = None,
    followed: dict[ItemNumber, dict[Person, Follows]] | None = None,
) -> Sheet:
    room = Room([row.recorded for row in rows if row.recorded], [], [], PanelRules(), aside or {}, followed or {})
    return Sheet(Meeting(), rows, others, (), room)


def ada(part: Attendee | None) -> Row:
    return Row("seat-1", "Ada Quill", person=ADA, recorded=part)


@pytest.mark.parametrize(
    ("part", "note", "label"),
    [
        (HERE, "", "Left now"),
        (HERE.with_stays(stays("2-")), "from item 2", "Left now"),
        (HERE.with_stays(stays("-2, 4-")), "until item 2, back from item 4", "Back now"),
        (HERE.with_stays(stays("-3*")), "left during item 3", "Back now"),
        (HERE.with_stays(stays("5-")), "from item 5", "Back now"),
        (Attendee(APOLOGIES, "Ada Quill"), "Apologies", "Arrived now"),
        (None, "Not recorded", "Arrived now"),
    ],
)
def test_each_has_a_line_with_what_can_be_recorded_next(part: Attendee | None, note: str, label: str) -> None:
    (line,) = lines_at(sheet(ada(part)), ItemNumber(3))

    assert (line.name, line.note, line.label) == ("Ada Quill", note, label)


def test_an_alternate_stands_under_their_own_name() -> None:
    eve = Attendee(ALTERNATE, "Eve Marsh", alternate_for=ADA)

    assert lines_at(sheet(ada(eve)), ItemNumber(3)) == [
        Line("seat-1", "Eve Marsh", "for Ada Quill", "left", "Left now", is_folded=False)
    ]


def test_whoever_stands_aside_is_in_the_room_and_not_counted() -> None:
    recorded = sheet(ada(HERE), aside={ItemNumber(3): {ADA}})

    (at_three,), (at_four,) = (lines_at(recorded, ItemNumber(number)) for number in (3, 4))

    assert (at_three.note, at_three.is_folded, at_four.is_folded) == ("stands aside, not counted", False, True)


def test_those_of_whom_there_is_nothing_to_say_come_last() -> None:
    bo = Row("seat-2", "Bo Lind", person=BO, recorded=Attendee(APOLOGIES, "Bo Lind", person=BO))
    clerk = Row("other-3", "Cy Dale")

    lines = lines_at(sheet(ada(HERE), bo, others=(clerk,)), ItemNumber(3))

    assert [(line.key, line.is_folded) for line in lines] == [("seat-2", False), ("seat-1", True), ("other-3", True)]


def test_all_are_present_but_those_who_said_otherwise() -> None:
    coming, away = (Row(kind, "Ada", expected=Attendee(kind, "Ada")) for kind in (PRESENT, APOLOGIES))

    assert all_present_label(sheet(Row("seat-1", "Ada"), coming)) == "All present"
    assert all_present_label(sheet(coming, away)) == "All present but 1 who has answered otherwise"
    assert all_present_label(sheet(away, away)) == "All present but 2 who have answered otherwise"


@pytest.mark.parametrize(
    ("follows", "note"),
    [
        (Follows.TAKES_PART, "an interest, takes part"),
        (Follows.SPEAKS, "an interest, speaks and does not vote"),
        (Follows.SILENT, "an interest, stays silent"),
        (Follows.LEAVES, "out of the room for this item: an interest"),
    ],
)
def test_a_line_says_what_follows_and_offers_no_second_declaration(follows: Follows, note: str) -> None:
    item = ItemNumber(3)
    recorded = sheet(ada(HERE), aside={item: {ADA}}, followed={item: {ADA: follows}})

    (at_three,), (at_four,) = (lines_at(recorded, number) for number in (item, ItemNumber(4)))

    assert (at_three.note, at_three.is_folded, at_three.person) == (note, False, None)
    assert (at_four.note, at_four.is_folded, at_four.person) == ("", True, ADA.pk)
    assert [each.person for each in declared_at(recorded, item)] == [ADA]


def test_who_is_known_by_name_alone_declares_nothing() -> None:
    eve = Attendee(ALTERNATE, "Eve Marsh", alternate_for=ADA)
    recorded = sheet(ada(eve), Row("seat-2", "Bo Lind", person=BO))

    assert people_of(recorded) == [ADA, BO]
    assert lines_at(recorded, ItemNumber(3))[0].person is None


def test_a_hint_is_about_those_who_may_be_there() -> None:
    away = Row("seat-2", "Bo Lind", person=BO, recorded=Attendee(APOLOGIES, "Bo Lind", person=BO))
    recorded, item = sheet(ada(HERE), away), ItemNumber(3)
    of_ada, of_bo, of_cy = (
        Hint(item, StandingInterest(person=person), "budget") for person in (ADA, BO, Person(pk=9, name="Cy"))
    )

    assert hints_of_those_there([of_ada, of_bo, of_cy], recorded, item) == [of_ada, of_cy]
