"""Questions are put and changed on pages that lose nothing."""

from django.test import Client

from meetings.models import AgendaItem, Paper, Question
from tests.factories import make_meeting
from tests.meetings.attendance.coming import words
from tests.meetings.correspondence.asking import House, asked, drafted

DRAFT = "/meetings/GRID-C1/questions/"


def test_the_minutes_of_a_meeting_are_put_for_approval(house: House, secretary: Client) -> None:
    make_meeting(house.panel, 12)

    page = secretary.get("/panels/GRID/by-correspondence/new/?minutes=GRID12").content.decode()

    assert "Approval of the minutes of meeting 12" in page
    assert "That the minutes of meeting 12, held on 9 May 2024, be approved as circulated." in page
    for other in ("GRID99", "OTHER12", "?"):
        assert "Approval of" not in words(secretary.get(f"/panels/GRID/by-correspondence/new/?minutes={other}"))


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


def test_whoever_puts_another_question_is_led_to_it(house: House, secretary: Client) -> None:
    drafted(house)

    response = secretary.post(
        f"{DRAFT}add/", {"title": "Fees", "resolution": "That fees rise.", "sensitivity": "public"}
    )

    assert response.headers["Location"] == f"{DRAFT}2/"


def test_a_question_is_taken_out_but_for_the_last(house: House, secretary: Client) -> None:
    drafted(house, asked(), asked("Fees"))

    secretary.post(f"{DRAFT}1/remove/")
    response = secretary.post(f"{DRAFT}1/remove/")

    assert [str(question.item.title) for question in Question.objects.all()] == ["Fees"]
    assert "It is the only question of GRID-C1." in words(response)


def test_a_paper_for_a_question_is_tabled_at_no_meeting(house: House, secretary: Client) -> None:
    drafted(house)
    address = "/meetings/GRID-C1/papers/add/"
    page = words(secretary.get(address))
    item = AgendaItem.objects.get()

    said = {"item": item.pk, "title": "Replies", "sensitivity": "public"}
    refused = secretary.post(address, said | {"kind": "tabled"})
    taken = secretary.post(address, said | {"kind": "paper"})

    assert "Question" in page
    assert "at the meeting" not in page
    assert (refused.status_code, taken.status_code) == (400, 302)


def test_until_it_is_opened_its_papers_are_seen_by_few(house: House, secretary: Client) -> None:
    drafted(house)

    assert "until it is opened to the voters" in words(secretary.get("/meetings/GRID-C1/papers/"))


def test_a_paper_of_a_question_stays_one_that_is_sent_out(house: House, secretary: Client) -> None:
    drafted(house)
    said = {"item": AgendaItem.objects.get().pk, "title": "Replies", "sensitivity": "public", "kind": "paper"}
    secretary.post("/meetings/GRID-C1/papers/add/", said)
    address = f"/papers/{Paper.objects.get().pk}/change/"

    page = words(secretary.get(address))
    refused = secretary.post(address, said | {"kind": "verbal"})

    assert "Tabled" not in page
    assert refused.status_code == 400
