"""The page of who comes: what it shows to whom, and what it takes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.errors import WrongState
from meetings.attendance.queries import places_of
from meetings.attendance.rsvp import forecast
from meetings.attendance.rsvp_mail import pass_for
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.interests import Stated, register_interest
from meetings.attendance.services.rsvp import answer_coming, ask_who_comes
from meetings.enums import Coming, MeetingState, Role
from meetings.models import Asked, Meeting, Person
from meetings.people.services.memberships import appoint_member
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.attendance.coming import PAGE, SITE, answers, person_of, words


@pytest.mark.parametrize("has_seat", [False, True])
def test_who_is_chair_and_member_is_one_person_with_one_line(
    cast: Cast, meeting: Meeting, client: Client, has_seat: bool
) -> None:
    seat = add_seats(cast.panel, "Suppliers", 1, by=cast.secretary)[0] if has_seat else None
    chair, day = person_of(cast.chair), timezone.localdate()
    appoint_member(cast.panel, chair, Role.MEMBER, seat=seat, starts_on=day, by=cast.secretary)
    client.force_login(cast.secretary)
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.secretary)

    seen = forecast(meeting)

    assert [(str(each.person), each.place) for each in seen.answers] == [
        ("Chair", "Suppliers 1" if has_seat else "Chair"),
        ("Member", "Member"),
    ]
    assert (seen.at_best.present, seen.at_best.seats, places_of(cast.panel)) == (2, 2, 2)
    assert "Ask the 1 who has not answered" in client.get(PAGE).content.decode()
    asked = client.post(f"{PAGE}ask", follow=True).content.decode()
    assert "1 person is being asked by email." in asked


def test_only_those_are_to_be_asked_whom_a_mail_reaches_and_not_twice_a_day(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    for name in ("Cy", "Di"):
        person = Person.objects.create(name=name)
        appoint_member(cast.panel, person, Role.MEMBER, starts_on=meeting.held_on, by=cast.secretary)
    client.force_login(cast.secretary)

    before = words(client.get(PAGE))
    asked = words(client.post(f"{PAGE}ask", follow=True))
    Asked.objects.update(last_at=timezone.now() - timedelta(hours=21))
    a_day_later = words(client.get(PAGE))

    nobody_reaches = "2 of them have no account, so no email reaches them: ask them yourself, and enter their answers"
    assert "Ask 2 of the 4 who have not answered" in before
    assert "2 people are being asked by email." in asked
    assert ["Ask 2 of the 4" in page for page in (asked, a_day_later)] == [False, True]
    assert ["They can be asked again from" in page for page in (asked, a_day_later)] == [True, False]
    assert "Ask 2 of the 4 once more" in a_day_later
    assert all(nobody_reaches in page for page in (before, asked, a_day_later))


def test_for_a_day_that_has_passed_nobody_is_asked(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(held_on=date(2024, 5, 3))
    meeting.refresh_from_db()

    with pytest.raises(WrongState, match="GRID31 was on 3 May 2024"):
        ask_who_comes(meeting, Person.objects.all(), site=SITE, by=cast.secretary)

    client.force_login(cast.secretary)
    assert "coming/ask" not in client.get(PAGE).content.decode()
    assert not Asked.objects.exists()


def test_a_note_to_the_secretariat_is_read_by_nobody_else(cast: Cast, meeting: Meeting, client: Client) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.NO, note="In hospital", by=cast.member)

    seen = {}
    for role in ("secretary", "member", "chair", "observer"):
        client.force_login(getattr(cast, role))
        seen[role] = "In hospital" in client.get(PAGE).content.decode()

    assert seen == {"secretary": True, "member": True, "chair": False, "observer": False}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose one of the answers."),
        ({"coming": "alternate"}, "Say who stands in"),
        ({"coming": "yes", "alternate": "Eve Marsh"}, "choose that answer, or leave the name empty"),
        ({"coming": "perhaps", "alternate": "Eve Marsh"}, "is not one of the choices"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    cast: Cast, meeting: Meeting, client: Client, sent: dict[str, str], sentence: str
) -> None:
    client.force_login(cast.member)

    response = client.post(PAGE, sent | {"note": "Late train"})

    page = response.content.decode()
    assert (response.status_code, sentence in page, "Late train" in page) == (400, True, True)
    assert all(value in page for value in sent.values() if value == "Eve Marsh")
    assert answers(meeting) == []


def test_the_page_of_a_meeting_that_is_over_takes_no_answer(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.update(state=MeetingState.CLOSED)
    client.force_login(cast.member)

    assert "Are you coming?" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"coming": "yes"}).status_code == 409


def test_a_page_left_open_until_the_meeting_has_begun_says_so(cast: Cast, meeting: Meeting, client: Client) -> None:
    by_mail = f"/coming/{pass_for(meeting, person_of(cast.member))}/"
    Meeting.objects.update(state=MeetingState.OPEN)
    client.force_login(cast.member)

    answers = [client.post(PAGE, {"coming": "yes"}), client.post(by_mail, {"coming": "yes"}), client.get(by_mail)]

    assert [response.status_code for response in answers] == [409, 409, 200]
    assert "GRID31 has begun: answers are no longer taken. The secretary records attendance." in words(answers[0])
    for response in answers[1:]:
        page = words(response)
        assert "Meeting GRID31 has begun" in page
        assert "Answers are no longer taken. The secretary records attendance." in page
        assert "coming?" not in page


@pytest.mark.parametrize("count", [1, 12, 40])
def test_the_page_costs_the_same_for_any_panel(cast: Cast, meeting: Meeting, client: Client, count: int) -> None:
    for seat in add_seats(cast.panel, "Suppliers", count, by=cast.secretary):
        person = Person.objects.create(name=f"Holder {seat.number}")
        appoint_member(cast.panel, person, Role.MEMBER, seat=seat, starts_on=meeting.held_on, by=cast.secretary)
        answer_coming(meeting, person, Coming.YES, by=cast.secretary)
        declare_interest(meeting.items.get(number=2), person, "Shares", by=cast.secretary)
        register_interest(cast.panel, person, Stated("Shares", date(2015, 3, 1), words="Welcome"), by=cast.secretary)
    client.force_login(cast.secretary)

    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)

    assert len(queries) == 18
