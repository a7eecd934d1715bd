"""Steps of a decision ask first, say what follows, and lose nothing that was typed."""

import pytest
from django.test import Client

from core.working_days import WorkingCalendar
from meetings.correspondence.window import usual_close
from meetings.models import Extension, Meeting, Question, Window
from meetings.panels.rules import PanelRules
from tests.factories import make_meeting
from tests.meetings.attendance.coming import words
from tests.meetings.correspondence.asking import House, asked, drafted, opened, voter_of

DRAFT = "/meetings/GRID-C1/questions/"


@pytest.fixture
def secretary(house: House, client: Client) -> Client:
    client.force_login(house.secretary)
    return client


def test_the_minutes_of_a_meeting_are_put_for_approval(house: House, secretary: Client) -> None:
    make_meeting(house.panel, 12)

    page = secretary.get("/panels/GRID/by-correspondence/new/?minutes=12").content.decode()

    assert "Approval of the minutes of meeting 12" in page
    assert "That the minutes of meeting 12, held on 9 May 2024, be approved as circulated." in page
    assert secretary.get("/panels/GRID/by-correspondence/new/?minutes=99").status_code == 200


def test_a_question_changed_meanwhile_is_shown_again_with_what_was_typed(house: House, secretary: Client) -> None:
    drafted(house)
    page = secretary.get(f"{DRAFT}1/change/").content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    sent = {"title": "Fees", "resolution": "That fees rise.", "sensitivity": "public", "seen": seen}
    secretary.post(f"{DRAFT}1/change/", sent)

    response = secretary.post(f"{DRAFT}1/change/", sent | {"resolution": "That fees fall."})

    assert response.status_code == 400
    assert "Somebody else has changed this question" in words(response)
    assert "That fees fall." in response.content.decode()
    assert Question.objects.get().resolution == "That fees rise."


def test_a_window_that_is_too_short_is_refused_at_its_field(house: House, secretary: Client) -> None:
    drafted(house)
    tomorrow = WorkingCalendar().add(house.panel.today, 1)

    response = secretary.post(f"{DRAFT}open/", {"closes_on": str(tomorrow), "closes_at": "17:00"})

    assert response.status_code == 400
    assert "Voters have at least five working days" in words(response)
    assert not Window.objects.exists()


def test_what_is_missing_leaves_no_button(house: House, secretary: Client) -> None:
    meeting = drafted(house)
    Question.objects.all().delete()
    assert Meeting.objects.filter(pk=meeting.pk).exists()

    seen = words(secretary.get(f"{DRAFT}open/"))

    assert "There is no question. Put the first one." in seen
    assert "Open it and tell the voters" not in seen


def test_there_is_more_time_for_a_reason(house: House, secretary: Client) -> None:
    opened(house)
    later = usual_close(Window.objects.get().closes_at, PanelRules())
    sent = {"closes_on": str(later.date()), "closes_at": "17:00", "reason": ""}

    assert "Say why there is more time" in words(secretary.post(f"{DRAFT}extend/", sent))
    secretary.post(f"{DRAFT}extend/", sent | {"reason": "Holidays."})

    assert Extension.objects.get().closes_at == later
    assert "Holidays." in words(secretary.get(f"{DRAFT}1/"))


def test_an_answer_that_came_by_mail_is_entered(house: House, secretary: Client) -> None:
    meeting = opened(house)
    voter = voter_of(meeting, "Ada")
    sent = {"who": f"{voter.pk}-{voter.person_id}", "choice": "agree", "way": "email"}

    assert "Put down the words of the answer" in words(secretary.post(f"{DRAFT}1/enter/", sent))
    response = secretary.post(f"{DRAFT}1/enter/", sent | {"evidence": "I agree. Ada"}, follow=True)

    seen = words(response)
    assert "The answer of Ada is entered: agree. They are told by email." in seen
    assert "By email, entered by Secretary" in seen


def test_steps_that_come_too_late_say_so(house: House, secretary: Client) -> None:
    opened(house, asked(), asked("Fees"))

    for step in ("add/", "open/", "1/change/", "1/remove/"):
        response = secretary.get(f"{DRAFT}{step}")
        assert (step, response.status_code) == (step, 409)
        assert "GRID-C1 is open" in words(response)
    assert "By the panel’s rules it stays open" in words(secretary.get(f"{DRAFT}close/"))
    assert "No meeting is planned" in words(secretary.get(f"{DRAFT}1/move/"))
