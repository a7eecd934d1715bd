"""Steps of a decision ask first, say what follows, and lose nothing that was typed."""

from django.test import Client

from core.working_days import WorkingCalendar
from meetings.correspondence.window import usual_close
from meetings.models import Extension, Meeting, Question, Window
from meetings.panels.rules import PanelRules
from tests.meetings.attendance.coming import words
from tests.meetings.correspondence.asking import House, asked, drafted, opened, voter_of

DRAFT = "/meetings/GRID-C1/questions/"


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
