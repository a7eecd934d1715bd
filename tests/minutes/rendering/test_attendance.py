from dataclasses import replace

import pytest

from meetings.enums import AttendanceKind
from minutes.document.model import DocumentAttendee
from minutes.rendering.attendance import (
    AttendeeView,
    SeatView,
    attendance_facts,
    attendance_notes,
    attendance_view,
)


def person(kind: AttendanceKind, name: str, category: str = "", detail: str = "") -> DocumentAttendee:
    return DocumentAttendee(kind, name, category, detail)


def test_a_category_is_named_once_with_its_people_in_the_order_of_the_record(draft):
    people = (
        person(AttendanceKind.PRESENT, "Ada", "Suppliers"),
        person(AttendanceKind.PRESENT, "Bo", "Networks", "Items 1 to 5"),
        person(AttendanceKind.APOLOGIES, "Cy", "Suppliers"),
        person(AttendanceKind.PRESENT, "Di"),
    )

    view = attendance_view(replace(draft, attendance=people))

    assert view is not None
    assert (view.title, view.is_full, view.others) == ("Attendance", True, "")
    assert view.seats == (
        SeatView("Suppliers", (AttendeeView("Ada", "Present", False), AttendeeView("Cy", "Apologies", True))),
        SeatView("Networks", (AttendeeView("Bo", "Items 1 to 5", False),)),
        SeatView("Seat not recorded", (AttendeeView("Di", "Present", False),)),
    )


def test_who_was_absent_without_apologies_is_printed_as_that(draft):
    people = (person(AttendanceKind.PRESENT, "Ada", "Suppliers"), person(AttendanceKind.ABSENT, "Bo", "Suppliers"))
    document = replace(draft, attendance=people)

    view, facts = attendance_view(document), dict(attendance_facts(document))

    assert view.seats[0].people[1] == AttendeeView("Bo", "Absent", True)
    assert (facts["Attended"], facts["Apologies"]) == ("1 present, 1 absent", "None")


def test_those_in_attendance_are_joined_with_what_is_known_of_each(draft):
    people = (
        person(AttendanceKind.IN_ATTENDANCE, "Ada", "Ofgem", "Items 1 to 2"),
        person(AttendanceKind.IN_ATTENDANCE, "Bo"),
    )

    view = attendance_view(replace(draft, attendance=people))

    assert view is not None
    assert (view.seats, view.others) == ((), "Ada (Ofgem, items 1 to 2); Bo")


def test_where_only_apologies_are_recorded_the_table_says_so(draft):
    document = replace(draft, attendance=draft.attendance[-1:], attendance_recorded=False)

    view = attendance_view(document)

    assert view is not None
    assert (view.title, view.is_full) == ("Apologies", False)
    assert dict(attendance_facts(document)) == {"Attended": "Not recorded"}


@pytest.mark.parametrize(
    ("category", "kind", "known"),
    [
        ("Independent Chair", AttendanceKind.PRESENT, True),
        ("chairman", AttendanceKind.PRESENT, True),
        ("Deputy Chair", AttendanceKind.PRESENT, False),
        ("Independent Chair", AttendanceKind.APOLOGIES, False),
        ("Chairlift Operators", AttendanceKind.PRESENT, False),
    ],
)
def test_in_the_chair_is_whoever_sat_in_the_chairs_seat(draft, category, kind, known):
    document = replace(draft, attendance=(person(kind, "Ada", category),))

    assert ("Chair" in dict(attendance_facts(document))) is known


@pytest.mark.parametrize(
    ("attendance_recorded", "apologies_recorded", "facts", "notes"),
    [
        (
            False,
            False,
            {"Attended": "Not recorded", "Apologies": "Not recorded"},
            ["Attendance not recorded", "Apologies not recorded"],
        ),
        (True, False, {"Attended": "Nobody", "Apologies": "Not recorded"}, ["Apologies not recorded"]),
        (True, True, {"Attended": "Nobody", "Apologies": "None"}, ["Apologies: none recorded"]),
    ],
)
def test_not_recorded_is_something_else_than_none(draft, attendance_recorded, apologies_recorded, facts, notes):
    document = replace(
        draft, attendance=(), attendance_recorded=attendance_recorded, apologies_recorded=apologies_recorded
    )

    assert attendance_view(document) is None
    assert dict(attendance_facts(document)) == facts
    assert list(attendance_notes(document)) == notes
