"""What waits for a voter on their start page."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from meetings.access import access_of
from meetings.correspondence.waiting import waiting_for
from meetings.models import Membership, Window
from tests.meetings.correspondence.asking import House, answer, asked, asked_in_secret, drafted, opened


def waits(house: House, name: str) -> list[tuple[str, int]]:
    return [(each.meeting.reference, each.questions) for each in waiting_for(access_of(house.accounts[name]))]


def test_a_question_waits_until_it_is_answered(house: House) -> None:
    drafted(house)
    meeting = opened(house, asked(), asked("Fees"))
    assert waits(house, "Ada") == [("GRID-C2", 2)]

    answer(house, meeting, "Ada")
    assert waits(house, "Ada") == [("GRID-C2", 1)]
    answer(house, meeting, "Ada", number=2)
    assert waits(house, "Ada") == []
    assert waiting_for(access_of(house.secretary)) == []


def test_what_somebody_may_not_read_does_not_wait_for_them(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    opened(house, asked_in_secret())

    assert (waits(house, "Ada"), waits(house, "Ben")) == ([], [("GRID-C1", 1)])


def test_a_question_that_is_discussed_waits_from_when_it_is_answered(house: House) -> None:
    opened(house, asked(is_discussed=True), answers_from=timezone.now() + timedelta(days=1))
    assert waits(house, "Ada") == []

    Window.objects.update(opens_at=timezone.now() - timedelta(days=1), answers_from=timezone.now())
    assert waits(house, "Ada") == [("GRID-C1", 1)]


def test_the_start_page_leads_there(house: House, client: Client) -> None:
    opened(house)
    client.force_login(house.accounts["Ada"])

    page = client.get("/").content.decode()

    assert "GRID-C1: your answer is awaited" in page
    assert 'href="/meetings/GRID-C1/questions/"' in page
