"""The page of a question: a voter answers there, and finds the next one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.models import Answer, Contribution, Meeting, Membership, Window
from tests.meetings.attendance.coming import words
from tests.meetings.correspondence.asking import House, answer, asked, asked_in_secret, opened, run_out
from tests.meetings.papers.papers import hand_in

PAGE = "/meetings/GRID-C1/questions/"


@pytest.fixture
def meeting(house: House, client: Client) -> Meeting:
    client.force_login(house.accounts["Ada"])
    return opened(house, asked(), asked("Fees"))


def send(client: Client, number: int = 1, **said: str) -> HttpResponse:
    return client.post(f"{PAGE}{number}/answer", {f"place1-{name}": value for name, value in said.items()})


def test_the_link_leads_to_the_first_question_that_waits(client: Client, meeting: Meeting) -> None:
    assert client.get(PAGE)["Location"] == f"{PAGE}1/"

    assert send(client, choice="agree", note="Fine.")["Location"] == PAGE

    assert client.get(PAGE)["Location"] == f"{PAGE}2/"
    assert "Your answer to question 1 is kept: agree." in words(client.get(f"{PAGE}2/"))
    send(client, 2, choice="abstain")
    assert client.get(PAGE)["Location"] == f"{PAGE}1/"


def test_what_could_not_be_taken_is_shown_again_with_all_that_was_typed(client: Client, meeting: Meeting) -> None:
    response = send(client, choice="meeting", has_interest="on", interest="A share in it")

    assert response.status_code == 400
    page = response.content.decode()
    assert "Say why it should be discussed at a meeting." in page
    assert 'value="A share in it"' in page
    assert not Answer.objects.exists()


def test_an_answer_after_the_close_is_told_so(client: Client, meeting: Meeting) -> None:
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())

    response = send(client, choice="agree")

    assert response.status_code == 409
    assert "Answers were taken until" in words(response)


def test_the_button_repeats_the_answer_and_an_answer_that_stands_is_told(
    house: House, client: Client, meeting: Meeting
) -> None:
    assert "Send my answer" in words(client.get(f"{PAGE}1/"))
    answer(house, meeting, "Ada")

    seen = words(client.get(f"{PAGE}1/"))

    assert "You answered agree" in seen
    assert "Send the changed answer" in seen


def test_who_may_not_read_it_is_told_that_they_do_not_vote(house: House, client: Client) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    client.force_login(house.accounts["Ada"])
    opened(house, asked_in_secret())

    page = client.get(f"{PAGE}1/").content.decode()
    refused = client.post(f"{PAGE}1/answer", {"place1-choice": "agree"})

    assert "they alone vote on it" in page
    assert "the hidden" not in page.lower() + refused.content.decode().lower()
    assert refused.status_code == 403


def test_papers_stand_with_the_question(house: House, client: Client, meeting: Meeting) -> None:
    paper = hand_in(meeting.items.get(number=1), "Figures", "Many of them.")

    page = client.get(f"{PAGE}1/").content.decode()

    assert f'href="/papers/{paper.pk}/"' in page
    assert client.get(f"/papers/{paper.pk}/").status_code == 200


def test_a_contribution_is_written_and_read(house: House, client: Client) -> None:
    opened(house, asked(is_discussed=True), answers_from=timezone.now() + timedelta(days=1))
    client.force_login(house.accounts["Ada"])

    client.post(f"{PAGE}1/discuss", {"text": "Is it enough?"})
    empty = client.post(f"{PAGE}1/discuss", {"text": " "})
    gone = client.post(f"{PAGE}1/discuss", {"text": "Yes", "on": "999"})

    assert Contribution.objects.count() == 1
    assert (empty.status_code, gone.status_code) == (400, 400)
    client.force_login(house.accounts["Ben"])
    assert "Is it enough?" in words(client.get(f"{PAGE}1/"))


def test_once_it_is_closed_its_result_is_there(house: House, client: Client, meeting: Meeting) -> None:
    for name in ("Ada", "Ben"):
        answer(house, meeting, name)
    run_out(meeting)

    seen = words(client.get(f"{PAGE}1/"))

    assert "What came of it Agreed" in seen
    assert "Carried by 2 votes to none" in seen
    assert seen.count("No response") == 3


def test_the_page_takes_as_many_queries_whatever_it_holds(house: House, client: Client, meeting: Meeting) -> None:
    client.force_login(house.secretary)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{PAGE}1/")
        return len(captured)

    answer(house, meeting, "Ada")
    few = queries()
    for name in ("Ada", "Ben", "Cleo"):
        for choice in ("disagree", "agree"):
            answer(house, meeting, name, choice, note=f"{name} said so.")  # type: ignore[arg-type] # as a form has it
    assert queries() == few
