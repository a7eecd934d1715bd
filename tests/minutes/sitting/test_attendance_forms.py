"""What is filled in, row by row: what is kept of it, and what is said at which field."""

import re
from datetime import time

import pytest
from django.http import HttpResponse
from django.test import Client

from core.audit.trail import AuditEvent
from meetings.attendance.queries import attendance_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.rsvp import answer_coming
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Coming, MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel, Person
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.filling import filled_in
from tests.minutes.sitting.desk import ALTERNATE, APOLOGIES, PRESENT, seat_of, send, shown


def errors(response: HttpResponse) -> dict[str, str]:
    """What is said of which field."""
    found = re.findall(r'id="error_1_id_([^"]+)"><strong>([^<]+)', response.content.decode())
    return dict(found)


def cursor(response: HttpResponse) -> list[str]:
    page = re.sub(r"(?s)<dialog.*?</dialog>", "", response.content.decode())  # which have their own, once they are open
    return re.findall(r'<(?:input|select)[^>]* name="([^"]+)"[^>]* autofocus', page)


def test_a_sheet_sent_as_it_was_found_changes_nothing(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member = cast.chair.person, cast.member.person
    recorded = [
        Attendee(ALTERNATE, "Leo Bap", "Suppliers", Person.objects.create(name="Leo"), alternate_for=member, to_item=2),
        Attendee(PRESENT, "Dame C. Chair", person=chair),
        Attendee(APOLOGIES, "Ann Ost", "Gas"),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Guest", "Ofgem", from_item=1, to_item=1),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Observer", person=cast.observer.person),
    ]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)
    before = AuditEvent.objects.count()

    response = send(desk, {})

    assert response.status_code == 302
    assert (attendance_of(minutes.meeting), AuditEvent.objects.count()) == (recorded, before)


def test_a_change_leaves_the_words_of_the_record_and_all_the_others(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, leo = cast.chair.person, Person.objects.create(name="Leo Bap")
    recorded = [
        Attendee(PRESENT, "Dame C. Chair", "In the chair", chair),
        Attendee(ALTERNATE, "Leo Bap", "Suppliers", leo, alternate_for=cast.member.person),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Guest", "Ofgem"),
    ]
    record_attendance(minutes.meeting, recorded, by=cast.secretary)
    key, member = seat_of(cast, "chair"), seat_of(cast, "member")
    guest = re.search(r'name="(other-[^"]+)-is_there" class="[^"]*" id="[^"]*" checked', shown(desk))[1]

    send(desk, {f"{key}-from_item": "2", f"{member}-to_item": "1", f"{guest}-to_item": "1"})
    changed = attendance_of(minutes.meeting)
    page = shown(desk)
    send(desk, {f"{key}-part": "", f"{member}-alternate": "Mo Ray"}, page.replace(f'name="{guest}-is_there"', ""))

    assert changed == [
        recorded[0]._replace(from_item=2),
        recorded[1]._replace(to_item=1),
        recorded[2]._replace(to_item=1),
    ]
    assert attendance_of(minutes.meeting) == [recorded[1]._replace(name="Mo Ray", person=None, to_item=1)]


def test_each_error_stands_at_its_field_and_what_was_typed_stays(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member, observer = seat_of(cast, "chair"), seat_of(cast, "member"), cast.observer.person.pk

    response = send(
        desk,
        {
            f"{chair}-part": "present",
            f"{chair}-from_item": "2",
            f"{chair}-to_item": "1",
            f"{member}-part": "alternate",
            f"other-{observer}-is_there": "on",
            f"other-{observer}-from_item": "77",
            "guest-1-name": "observer",
            "guest-2-organisation": "Ofgem",
            "guest-3-name": "Priya Nair",
            "guest-3-to_item": "two",
        },
    )

    assert response.status_code == 400
    assert errors(response) == {
        f"{chair}-to_item": "They came for item 2, so they cannot have left after item 1.",
        f"{member}-alternate": "Say who stood in for Member.",
        f"other-{observer}-from_item": "Item 77 is not on the agenda.",
        "guest-1-name": "observer is named twice. One person has one part in a meeting.",
        "guest-2-name": "Say who it was.",
        "guest-3-to_item": "Give the number of an agenda item.",
    }
    assert cursor(response) == [f"{chair}-to_item"]
    kept = filled_in(response.content.decode())
    assert kept["guest-3-to_item"] == ["two"]
    assert kept["guest-2-organisation"] == ["Ofgem"]
    assert kept[f"{member}-part"] == ["alternate"]
    assert not minutes.meeting.attendances.exists()


def test_who_came_back_is_filled_in_and_shown_again(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, observer = seat_of(cast, "chair"), f"other-{cast.observer.person.pk}"
    given = {
        f"{chair}-part": "present",
        f"{chair}-to_item": "1",
        f"{chair}-left_during": "on",
        f"{chair}-left_at": "12:05",
        f"{chair}-manner": "in_person",
        f"{chair}-return-1-from_item": "2",
        f"{chair}-return-1-arrived_at": "12:31",
        f"{chair}-return-1-manner": "remote",
        f"{observer}-is_there": "on",
        f"{observer}-manner": "remote",
    }

    send(desk, given)
    page = shown(desk)
    send(desk, {f"{chair}-return-2-from_item": "", f"{chair}-return-1-to_item": "2"}, page)

    back = Stay(ItemNumber(2), ItemNumber(2), arrived_at=time(12, 31), manner="remote")
    first = Stay(to_item=ItemNumber(1), left_during=True, left_at=time(12, 5), manner="in_person")
    in_the_chair, observing = attendance_of(minutes.meeting)
    assert in_the_chair.stays == (first, back)
    assert observing.stays == (Stay(manner="remote"),)
    assert {name: filled_in(page)[name] for name in given} == {name: [value] for name, value in given.items()}


def test_absent_without_apologies_is_neither_apologies_nor_not_recorded(
    cast: Cast, minutes: Minutes, desk: Client
) -> None:
    send(desk, {f"{seat_of(cast, 'chair')}-part": "absent"})

    assert [(part.kind, part.name) for part in attendance_of(minutes.meeting)] == [(AttendanceKind.ABSENT, "Chair")]


def test_a_return_that_is_emptied_is_taken_away(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair = seat_of(cast, "chair")
    back = (Stay(ItemNumber(2), ItemNumber(2), left_during=True), Stay(ItemNumber(2)))
    recorded = Attendee(PRESENT, "Chair", "Chair", cast.chair.person, to_item=ItemNumber(1), returns=back)
    record_attendance(minutes.meeting, [recorded], by=cast.secretary)

    send(desk, {f"{chair}-return-1-{name}": "" for name in ("from_item", "to_item", "left_during")})

    assert attendance_of(minutes.meeting) == [recorded._replace(returns=back[1:])]


def test_each_error_of_a_return_stands_at_its_field(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member = seat_of(cast, "chair"), seat_of(cast, "member")

    response = send(
        desk,
        {
            f"{chair}-part": "present",
            f"{chair}-return-1-from_item": "2",
            f"{chair}-left_at": "noon",
            f"{member}-part": "apologies",
            f"{member}-return-1-arrived_at": "12:00",
        },
    )

    assert errors(response) == {
        f"{chair}-left_at": "Give a time such as 12:05.",
        f"{chair}-to_item": "Say after which item they left before they came back for item 2.",
        f"{member}-return-1-from_item": "Only somebody who was there came or left at an item.",
    }
    assert response.content.decode().count('class="attendance-more" open') == 2


def test_what_is_typed_where_it_has_no_use_is_pointed_out(cast: Cast, desk: Client) -> None:
    chair, member, observer = seat_of(cast, "chair"), seat_of(cast, "member"), cast.observer.person.pk

    response = send(
        desk,
        {
            f"{chair}-alternate": "Leo Bap",
            f"{member}-part": "apologies",
            f"{member}-from_item": "1",
            f"other-{observer}-to_item": "1",
        },
    )

    assert errors(response) == {
        f"{chair}-alternate": "Choose “Alternate” as well, or leave the name empty.",
        f"{member}-from_item": "Only somebody who was there came or left at an item.",
        f"other-{observer}-to_item": "Only somebody who was there came or left at an item.",
    }


def test_an_alternate_turns_into_apologies_without_being_cleared_away(
    cast: Cast, minutes: Minutes, desk: Client
) -> None:
    member = cast.member.person
    alternate = Attendee(ALTERNATE, "Leo Bap", "Member", alternate_for=member, to_item=1)
    record_attendance(minutes.meeting, [alternate], by=cast.secretary)

    send(desk, {f"{seat_of(cast, 'member')}-part": "apologies"})

    assert attendance_of(minutes.meeting) == [Attendee(APOLOGIES, "Member", "Member", member)]


def test_every_field_is_named_after_whom_it_is_about(cast: Cast, desk: Client) -> None:
    page = shown(desk)

    labels = re.findall(r"<label\s[^>]*>\s*(.*?)\s*</label>", page.split('class="attendance-form"')[1], re.DOTALL)
    named = [re.sub("<[^>]+>", "", label) for label in labels]
    assert named[:4] == ["Presence: Chair", "Name of the alternate: Chair", "From item: Chair", "To item: Chair"]
    assert "From item: Observer" in named
    assert len(named) == len(set(named))


@pytest.fixture
def answered(cast: Cast, minutes: Minutes) -> Meeting:
    """The chair has said that they come, and the member who stands in."""
    meeting, member = minutes.meeting, cast.member.person
    Meeting.objects.update(state=MeetingState.PLANNED)
    answer_coming(meeting, cast.chair.person, Coming.YES, by=cast.chair)
    answer_coming(meeting, member, Coming.ALTERNATE, alternate_person=cast.chair.person, by=cast.member)
    Meeting.objects.update(state=MeetingState.OPEN)
    return meeting


def test_what_was_answered_is_filled_in_and_recorded_when_it_is_saved(
    cast: Cast, answered: Meeting, desk: Client
) -> None:
    page = shown(desk)
    assert "Filled in below is what members answered" in page
    assert attendance_of(answered) == []

    response = send(desk, {}, page)

    assert response.status_code == 302
    assert attendance_of(answered) == [
        Attendee(PRESENT, "Chair", "Chair", cast.chair.person),
        Attendee(ALTERNATE, "Chair", "Member", cast.chair.person, alternate_for=cast.member.person),
    ]


def test_what_turned_out_otherwise_than_answered_is_put_right_before_it_is_saved(
    cast: Cast, answered: Meeting, desk: Client
) -> None:
    chair, member = seat_of(cast, "chair"), seat_of(cast, "member")

    send(desk, {f"{chair}-part": "", f"{member}-part": "apologies", f"{member}-alternate": ""})

    assert attendance_of(answered) == [Attendee(APOLOGIES, "Member", "Member", cast.member.person)]


def test_once_anything_is_recorded_the_answers_fill_nothing_in(cast: Cast, answered: Meeting, desk: Client) -> None:
    record_attendance(answered, [Attendee(APOLOGIES, "Member", "Member", cast.member.person)], by=cast.secretary)

    page = shown(desk)

    assert "what members answered" not in page
    assert filled_in(page, {})[f"{seat_of(cast, 'chair')}-part"] == [""]


def test_an_alternate_for_some_items_is_recorded_beside_the_member(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member = seat_of(cast, "chair"), seat_of(cast, "member")
    sent = {
        f"{chair}-part": "present",
        f"{member}-part": "present",
        f"{member}-stand_in": "Sam Reed",
        f"{member}-stand_in_from": "2",
        f"{member}-stand_in_to": "2",
    }

    send(desk, sent)

    recorded = attendance_of(minutes.meeting)
    assert [(each.kind, each.name, each.stays) for each in recorded[1:]] == [
        (PRESENT, "Member", (Stay(to_item=ItemNumber(1)),)),
        (ALTERNATE, "Sam Reed", (Stay(ItemNumber(2), ItemNumber(2)),)),
    ]
    page = shown(desk)
    assert page.count('value="Sam Reed"') == 1
    assert send(desk, {}, page).status_code == 302
    assert attendance_of(minutes.meeting) == recorded


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"stand_in": "Sam", "part": "apologies"}, ("stand_in", "Choose “Present” for a member who was there")),
        ({"stand_in_from": "2", "part": "present"}, ("stand_in", "Say who stood in for Member.")),
        (
            {"stand_in": "Sam", "stand_in_from": "14", "part": "present"},
            ("stand_in_from", "Item 14 is not on the agenda."),
        ),
        (
            {"stand_in": "Sam", "stand_in_from": "2", "stand_in_to": "1", "part": "present"},
            ("stand_in_to", "They came for item 2, so they cannot have left after item 1."),
        ),
    ],
)
def test_what_cannot_be_of_an_alternate_stands_at_its_field(
    cast: Cast, minutes: Minutes, desk: Client, sent: dict[str, str], fault: tuple[str, str]
) -> None:
    member = seat_of(cast, "member")

    found = errors(send(desk, {f"{member}-{name}": value for name, value in sent.items()}))

    assert list(found) == [f"{member}-{fault[0]}"]
    assert found[f"{member}-{fault[0]}"].startswith(fault[1])


def test_a_vote_is_passed_on_the_sheet_where_the_rules_know_that(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member = seat_of(cast, "chair"), seat_of(cast, "member")
    assert "vote_to" not in shown(desk)
    Panel.objects.update(rules={"passed_votes": "vote"})
    sent = {f"{chair}-part": "present", f"{member}-part": "apologies", f"{member}-vote_to": chair}

    send(desk, sent)
    kept = attendance_of(minutes.meeting)
    page = shown(desk)
    refused = errors(send(desk, {f"{member}-part": "present"}, page))

    assert str(kept[1].vote_to) == "Chair"
    assert refused == {f"{member}-vote_to": "Member is there, so their vote is their own."}
    assert send(desk, {}, page).status_code == 302
    assert attendance_of(minutes.meeting) == kept


def test_initials_are_proposed_and_set_where_the_panel_uses_them(cast: Cast, minutes: Minutes, desk: Client) -> None:
    chair, member = seat_of(cast, "chair"), seat_of(cast, "member")
    assert f"{chair}-initials" not in shown(desk)
    Panel.objects.update(rules={"uses_initials": True})
    sent = {f"{chair}-part": "present", f"{member}-part": "present"}

    send(desk, sent)
    first = [each.initials for each in attendance_of(minutes.meeting)]
    send(desk, {f"{chair}-initials": "HM"})
    clash = errors(send(desk, {f"{member}-initials": "HM"}))

    assert first == ["Ch", "Me"]
    assert [each.initials for each in attendance_of(minutes.meeting)] == ["HM", "Me"]
    assert clash == {f"{member}-initials": "HM are the initials of Chair already. Give Member others, such as Me."}


def test_of_two_with_the_same_initials_the_sheet_says_who_has_which(cast: Cast, minutes: Minutes, desk: Client) -> None:
    Panel.objects.update(rules={"uses_initials": True})
    for account, name in ((cast.chair, "Ruth Calloway"), (cast.member, "Rhys Cole")):
        Person.objects.filter(account=account).update(name=name)

    page = shown(desk)

    assert 'placeholder="RCo"' in page
    assert "RC is Ruth Calloway, so Rhys Cole is RCo." in page
