"""Who can be recorded of a meeting, and how many seats that fills; no row here is saved."""

import pytest

from meetings.enums import AttendanceKind, Role
from meetings.models import Membership, Person, Seat
from meetings.rules import Attendee, Presence, attendance_faults, presence

ADA, BO = Person(pk=1, name="Ada Quill"), Person(pk=2, name="Bo Lind")
FIRST, SECOND = Seat(pk=1, category="Suppliers"), Seat(pk=2, category="Networks")
PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES


def faults(*attendees: Attendee) -> list[tuple[int, str, str]]:
    return [tuple(fault) for fault in attendance_faults(attendees, items={1, 2, 3})]


def test_who_came_late_left_early_or_was_there_throughout_is_right() -> None:
    assert faults(
        Attendee(PRESENT, "Ada Quill", person=ADA, from_item=2),
        Attendee(PRESENT, "Bo Lind", person=BO, to_item=2),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale", from_item=2, to_item=2),
    ) == []  # fmt: skip


def test_nobody_leaves_before_they_came_or_at_an_item_that_is_not_there() -> None:
    assert faults(
        Attendee(PRESENT, "Ada Quill", from_item=3, to_item=1),
        Attendee(PRESENT, "Bo Lind", from_item=0, to_item=9),
    ) == [
        (0, "to_item", "They came for item 3, so they cannot have left after item 1."),
        (1, "from_item", "Item 0 is not on the agenda."),
        (1, "to_item", "Item 9 is not on the agenda."),
    ]  # fmt: skip


def test_an_alternate_and_a_guest_have_names() -> None:
    assert faults(Attendee(ALTERNATE, "", alternate_for=ADA), Attendee(AttendanceKind.IN_ATTENDANCE, "", "Ofgem")) == [
        (0, "name", "Say who stood in for Ada Quill."),
        (1, "name", "Say who it was."),
    ]


def test_the_same_person_twice_is_said_where_the_name_was_typed() -> None:
    twice = "{} is named twice. One person has one part in a meeting."

    assert faults(
        Attendee(ALTERNATE, "ada  quill", alternate_for=BO),
        Attendee(PRESENT, "Ada Quill", person=ADA),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale"),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale", "Ofgem"),
    ) == [(0, "name", twice.format("ada  quill")), (3, "name", twice.format("Cy Dale"))]


def test_two_people_whom_the_panel_knows_can_have_one_name() -> None:
    namesake = Person(pk=3, name=ADA.name)

    assert faults(Attendee(PRESENT, ADA.name, person=ADA), Attendee(PRESENT, ADA.name, person=namesake)) == []
    assert len(faults(Attendee(PRESENT, "Ada", person=ADA), Attendee(APOLOGIES, "A. Quill", person=ADA))) == 1


def counted(*attendees: Attendee, **panel_rules: object) -> Presence:
    memberships = [
        Membership(person=ADA, seat=FIRST, role=Role.MEMBER),
        Membership(person=BO, role=Role.CHAIR),
        Membership(person=Person(pk=4, name="Di Ross"), role=Role.OBSERVER),
    ]
    return presence(attendees, seats=[FIRST, SECOND], memberships=memberships, panel_rules=panel_rules)


def test_an_alternate_fills_the_seat_and_apologies_do_not() -> None:
    assert counted() == Presence(0, 3)
    assert counted(Attendee(ALTERNATE, "Cy Dale", seat=FIRST, alternate_for=ADA)) == Presence(1, 3)
    assert counted(Attendee(APOLOGIES, "Ada Quill", person=ADA, seat=FIRST)) == Presence(0, 3)


def test_who_is_known_only_by_name_or_as_a_person_is_counted_once_and_where_they_sit() -> None:
    ada, bo = Attendee(PRESENT, "Ada Quill", person=ADA), Attendee(PRESENT, "Bo Lind", person=BO)

    assert counted(ada, bo, ada._replace(person=None, seat=FIRST)) == Presence(2, 3)
    assert counted(Attendee(AttendanceKind.IN_ATTENDANCE, "Bo Lind", person=BO), Attendee(PRESENT, "Cy")) == Presence(
        0, 3
    )


@pytest.mark.parametrize(
    ("quorum", "says"),
    [
        (None, "1 of 3 seats present"),
        ("most", "1 of 3 seats present"),
        (True, "1 of 3 seats present"),
        (1, "1 of 3 seats present · quorate"),
        (2, "1 of 3 seats present · not quorate: 2 are needed"),
    ],
)
def test_the_quorum_is_the_panels_own_rule(quorum: object, says: str) -> None:
    assert str(counted(Attendee(PRESENT, "Bo Lind", person=BO), quorum=quorum)) == says
