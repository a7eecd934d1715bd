"""Who can be recorded of a meeting, and what cannot be; no row here is saved."""

from meetings.attendance.faults import attendance_faults
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind
from meetings.models import Person

ADA, BO = Person(pk=1, name="Ada Quill"), Person(pk=2, name="Bo Lind")
PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES


def faults(*attendees: Attendee) -> list[tuple[int, str, str]]:
    return [fault[:3] for fault in attendance_faults(attendees, items={1, 2, 3})]


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
        Attendee(AttendanceKind.IN_ATTENDANCE, "ada  quill"),
        Attendee(PRESENT, "Ada Quill", person=ADA),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale"),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Cy Dale", "Ofgem"),
    ) == [(0, "name", twice.format("ada  quill")), (3, "name", twice.format("Cy Dale"))]


def test_a_member_can_stand_in_for_another_unless_they_are_away_themselves() -> None:
    ada_for_bo = Attendee(ALTERNATE, "Ada Quill", alternate_for=BO)

    assert faults(ada_for_bo, Attendee(PRESENT, "Ada Quill", person=ADA)) == []
    assert faults(ada_for_bo, ada_for_bo._replace(alternate_for=Person(pk=5, name="Di Ross"))) == []
    assert faults(ada_for_bo, Attendee(APOLOGIES, "Ada Quill", person=ADA)) == [
        (0, "name", "Ada Quill is named twice. One person has one part in a meeting.")
    ]


def test_two_people_whom_the_panel_knows_can_have_one_name() -> None:
    namesake = Person(pk=3, name=ADA.name)

    assert faults(Attendee(PRESENT, ADA.name, person=ADA), Attendee(PRESENT, ADA.name, person=namesake)) == []
    assert len(faults(Attendee(PRESENT, "Ada", person=ADA), Attendee(APOLOGIES, "A. Quill", person=ADA))) == 1
