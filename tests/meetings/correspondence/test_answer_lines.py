"""A line says who answered what, for whom and how it came; why somebody has an interest is not for everybody."""

from meetings.correspondence.services.answering import Evidence, Given, enter_answer
from meetings.correspondence.services.reminding import remind_now
from meetings.enums import Choice, Way
from meetings.models import AgendaItem, Membership, Person
from tests.meetings.correspondence.asking import (
    SITE,
    House,
    answer,
    asked_in_secret,
    opened,
    question_of,
    set_rules,
    voter_of,
)
from tests.meetings.correspondence.test_page import page, reader


def test_why_somebody_has_an_interest_is_for_those_who_draft_and_themselves(house: House) -> None:
    set_rules(house.panel, answers_shown="at_once")
    meeting = opened(house)
    answer(house, meeting, "Ada", interest="A share.")

    told = {who: page(meeting, reader(who)).lines[0].words for who in ("Ada", "Ben")}
    kept = page(meeting, reader("Secretary", keeps=True)).lines[0].words

    assert told["Ben"] == ("Interest declared. Not counted.",)
    assert told["Ada"] == kept == ("Interest declared: A share. Not counted.",)


def test_an_uncleared_voter_of_an_open_question_is_said_not_to_vote(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    meeting = opened(house, asked_in_secret())

    lines = page(meeting, reader("Secretary", keeps=True)).lines
    assert lines[0].answer == "May not read it, does not vote"


def test_what_a_presenting_secretary_enters_says_so(house: House) -> None:
    meeting = opened(house)
    AgendaItem.objects.filter(meeting=meeting).update(presented_by=house.secretary.person)
    voter, told = voter_of(meeting, "Ben"), Evidence(Way.TELEPHONE, "Ben, at noon.")
    ben = Person.objects.get(name="Ben")
    enter_answer(question_of(meeting), voter, ben, Given(Choice.AGREE), told, site=SITE, by=house.secretary)

    lines = page(meeting, reader("Secretary", keeps=True)).lines

    assert lines[1].words == ("By telephone, entered by Secretary, who presents the question",)
    assert lines[1].evidence == "Ben, at noon."
    assert page(meeting, reader("Cleo")).lines == ()


def test_who_was_reminded_is_told_to_the_secretariat(house: House) -> None:
    set_rules(house.panel, answers_shown="at_once")
    meeting = opened(house)
    remind_now(meeting, site=SITE, by=house.secretary)

    kept, read = (page(meeting, reader(who, keeps=who == "Secretary")).lines[0] for who in ("Secretary", "Ada"))

    assert (kept.words, kept.at is not None) == (("Reminded by email",), True)
    assert (read.words, read.at) == ((), None)
