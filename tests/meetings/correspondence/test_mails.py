"""Mails say that there is something to answer, and where; what came of a question only where that is public."""

from meetings.correspondence.board import board_of
from meetings.correspondence.mails import closed_mails, opened_mails, reminder_mails
from meetings.models import Membership, Person
from tests.meetings.correspondence.asking import SITE, House, answer, asked, asked_in_secret, opened, run_out


def test_each_voter_with_an_open_account_gets_one(house: House) -> None:
    Person.objects.filter(name="Ada").update(account=None)
    house.accounts["Ben"].is_active = False
    house.accounts["Ben"].save()
    meeting = opened(house)

    assert [mail.to for mail in opened_mails(board_of(meeting), SITE)] == [
        "cleo@example.org",
        "dan@example.org",
        "eve@example.org",
    ]


def test_the_link_leads_to_the_questions(house: House) -> None:
    meeting = opened(house)

    mail = next(opened_mails(board_of(meeting), SITE))

    assert f"{SITE}/meetings/GRID-C1/questions/" in mail.body
    assert mail.subject.startswith("GRID-C1: your answer by ")


def test_a_reminder_says_how_many_are_awaited(house: House) -> None:
    board = board_of(opened(house, asked(), asked("Fees")))
    (ben,) = Person.objects.filter(name="Ben").select_related("account")

    (mail,) = reminder_mails(board, [(ben, 2)], SITE)

    assert "Your answer to two questions is still awaited." in mail.body
    assert "Fees" not in mail.body


def test_a_result_that_is_confidential_is_not_told(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    meeting = opened(house, asked(), asked_in_secret())
    for name in ("Ben", "Cleo"):
        answer(house, meeting, name)
        answer(house, meeting, name, number=2)

    bodies = {mail.body for mail in closed_mails(run_out(meeting), SITE)}

    assert all("Question 1 is agreed." in body for body in bodies)
    assert all("Question 2: what came of it is on the page." in body for body in bodies)
