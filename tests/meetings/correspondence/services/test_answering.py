"""Every answer is kept and one stands; who may answer is said by the day; the secretariat's are told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.correspondence.board import board_of
from meetings.correspondence.services.answering import Evidence, Given, answer_question, enter_answer
from meetings.enums import Choice, Fate, Role, Way
from meetings.models import Answer, Meeting, Membership, Person, Recusal, Window
from tests.factories import make_member
from tests.meetings.correspondence.asking import (
    SITE,
    House,
    answer,
    asked_in_secret,
    opened,
    question_of,
    run_out,
    set_rules,
    voter_of,
)


def test_a_changed_answer_stands_and_the_first_is_kept(house: House) -> None:
    meeting = opened(house)

    answer(house, meeting, "Ada", Choice.AGREE)
    answer(house, meeting, "Ada", Choice.DISAGREE, note="I have read it again.")

    (place,) = [place for place in board_of(meeting).places_of(question_of(meeting)) if place.answer]
    assert (place.answer.choice, [each.choice for each in place.earlier]) == ("disagree", ["agree"])


def test_a_form_that_is_sent_twice_is_one_answer(house: House) -> None:
    meeting = opened(house)

    assert answer(house, meeting, "Ada") == answer(house, meeting, "Ada")
    assert Answer.objects.count() == 1


def test_no_answer_is_taken_once_the_time_is_over_whether_it_was_closed_or_not(house: House) -> None:
    meeting = opened(house)
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())

    with pytest.raises(WrongState, match=r"GRID-C1 is closed. Answers were taken until "):
        answer(house, meeting, "Ada")

    run_out(meeting)
    with pytest.raises(WrongState, match="Answers were taken until"):
        answer(house, meeting, "Ada")
    assert not Answer.objects.exists()


def test_who_wants_a_meeting_says_why(house: House) -> None:
    meeting = opened(house)

    with pytest.raises(Unacceptable, match="Say why"):
        answer(house, meeting, "Ada", Choice.MEETING)


def test_nobody_answers_for_a_place_that_is_not_theirs(house: House) -> None:
    meeting = opened(house)
    given = Given(Choice.AGREE)

    for by in (house.accounts["Ben"], house.cast.observer, house.secretary):
        with pytest.raises(NotAllowed, match="Only who holds the place Suppliers 1"):
            answer_question(question_of(meeting), voter_of(meeting, "Ada"), given, by=by)


def test_an_interest_is_put_down_at_the_item_and_takes_the_answer_out_of_the_count(house: House) -> None:
    meeting = opened(house)

    answer(house, meeting, "Ada", Choice.AGREE, interest="A share")
    board = board_of(meeting)

    assert board.reckoning_of(question_of(meeting)).count.aside == 1
    assert [str(each.person) for each in Recusal.objects.all()] == ["Ada"]

    answer(house, meeting, "Ada", Choice.AGREE)
    assert not Recusal.objects.exists()
    assert board_of(meeting).reckoning_of(question_of(meeting)).count.agree == 1


def test_an_interest_stays_declared_when_they_answer_for_another_place_as_well(house: House) -> None:
    set_rules(house.panel, alternates_count=True)
    ben = Membership.objects.get(person__name="Ben")
    ada = Person.objects.get(name="Ada")
    Membership.objects.create(
        panel=house.panel, person=ada, role=Role.ALTERNATE, stands_in_for=ben, starts_on=ben.starts_on
    )
    meeting = opened(house)
    answer(house, meeting, "Ada", interest="A share")
    for interest in ("", "A share in it", ""):
        given = Given(Choice.AGREE, interest=interest)
        answer_question(question_of(meeting), voter_of(meeting, "Ben"), given, by=house.accounts["Ada"])
        assert [each.interest for each in Recusal.objects.all()] == [interest or "A share"]
        assert board_of(meeting).reckoning_of(question_of(meeting)).count.aside == 2

    answer(house, meeting, "Ada")
    assert not Recusal.objects.exists()
    assert board_of(meeting).reckoning_of(question_of(meeting)).count.agree == 2


@pytest.mark.parametrize("by", ["Ada", "secretary"])
def test_an_interest_is_taken_back_by_an_answer_alone(house: House, client: Client, by: str) -> None:
    meeting = opened(house)
    answer(house, meeting, "Ada", interest="A share")
    client.force_login(house.accounts.get(by, house.secretary))
    page = f"/meetings/{meeting.reference}/coming/interest"
    said = {"number": 1, "interest": "Another", "follows": "leaves", "person": Person.objects.get(name="Ada").pk}

    statuses = [client.post(f"{page}/{Recusal.objects.get().pk}/withdraw").status_code]
    statuses.append(client.post(page, said).status_code)

    assert statuses == [409, 409]
    assert [each.interest for each in Recusal.objects.all()] == ["A share"]


def test_who_follows_in_a_seat_answers_in_place_of_whose_term_ended(house: House) -> None:
    meeting = opened(house)
    answer(house, meeting, "Ada", Choice.DISAGREE)
    yesterday = timezone.localdate() - timedelta(days=1)
    before = Membership.objects.get(person__name="Ada")
    Membership.objects.filter(pk=before.pk).update(ends_on=yesterday)
    with pytest.raises(NotAllowed):
        answer(house, meeting, "Ada")
    assert board_of(meeting).reckoning_of(question_of(meeting)).count.disagree == 1

    follower = make_member(house.panel, "fay@example.org", Role.MEMBER)
    Membership.objects.filter(person__account=follower).update(seat=before.seat)
    answer_question(question_of(meeting), voter_of(meeting, "Ada"), Given(Choice.AGREE), by=follower)

    count = board_of(meeting).reckoning_of(question_of(meeting)).count
    assert (count.agree, count.disagree, Answer.objects.count()) == (1, 0, 2)


@pytest.fixture
def alternate(house: House) -> Membership:
    account = make_member(house.panel, "alt@example.org", Role.MEMBER)
    held = Membership.objects.get(person__account=account)
    Membership.objects.filter(pk=held.pk).update(
        role=Role.ALTERNATE, stands_in_for=Membership.objects.get(person__name="Ada")
    )
    return Membership.objects.select_related("person__account").get(pk=held.pk)


def test_an_alternate_answers_where_the_rules_let_them_until_the_member_does(
    house: House, alternate: Membership
) -> None:
    meeting = opened(house)
    by = alternate.person.account

    given = answer_question(question_of(meeting), voter_of(meeting, "Ada"), Given(Choice.ABSTAIN), by=by)
    assert (given.person.name, given.alternate_for.name) == ("Alt", "Ada")

    answer(house, meeting, "Ada", Choice.AGREE)
    with pytest.raises(WrongState, match="Ada has answered themselves"):
        answer_question(question_of(meeting), voter_of(meeting, "Ada"), Given(Choice.DISAGREE), by=by)
    assert board_of(meeting).reckoning_of(question_of(meeting)).count.agree == 1


def test_an_alternate_does_not_answer_where_alternates_do_not_count(house: House, alternate: Membership) -> None:
    set_rules(house.panel, alternates_count=False)
    meeting = opened(house)

    with pytest.raises(NotAllowed):
        answer_question(
            question_of(meeting), voter_of(meeting, "Ada"), Given(Choice.AGREE), by=alternate.person.account
        )


def entered(house: House, meeting: Meeting, name: str, choice: Choice, words: str = "I agree. Ben") -> Answer:
    return enter_answer(
        question_of(meeting),
        voter_of(meeting, name),
        Person.objects.get(name=name),
        Given(choice),
        Evidence(Way.EMAIL, words),
        site=SITE,
        by=house.secretary,
    )


def test_an_answer_that_came_by_mail_is_entered_with_its_words_and_the_voter_is_told(house: House) -> None:
    meeting = opened(house)
    mail.outbox.clear()

    given = entered(house, meeting, "Ben", Choice.AGREE)

    assert (given.entered_by, given.way, given.evidence) == (house.secretary, "email", "I agree. Ben")
    (told,) = mail.outbox
    assert told.to == ["ben@example.org"]
    assert "Secretary has entered your answer to question 1 of GRID-C1, as it came by email: agree." in told.body


def test_without_its_evidence_no_answer_is_entered(house: House) -> None:
    meeting = opened(house)

    with pytest.raises(Unacceptable, match="it is the evidence"):
        entered(house, meeting, "Ben", Choice.AGREE, " ")


def test_who_is_not_cleared_does_not_vote_on_what_is_confidential(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    meeting = opened(house, asked_in_secret())

    with pytest.raises(NotAllowed, match="only those who may read it vote") as refused:
        answer(house, meeting, "Ada")

    assert "hidden" not in str(refused.value)


def test_a_mail_about_a_confidential_answer_and_the_trail_do_not_say_it(house: House) -> None:
    meeting = opened(house, asked_in_secret())
    mail.outbox.clear()

    entered(house, meeting, "Ben", Choice.DISAGREE, "The hidden price is too high.")

    told = mail.outbox[0].subject + mail.outbox[0].body
    facts = "".join(AuditEvent.objects.values_list("facts", flat=True))
    assert "disagree" not in told.lower() + facts.lower()
    assert "hidden" not in told + facts


def test_all_is_as_reckoned_once_it_is_closed_whoever_leaves_later(house: House) -> None:
    meeting = opened(house)
    for name in ("Ada", "Ben", "Cleo"):
        answer(house, meeting, name)
    board = run_out(meeting)
    before = board.reckoning_of(board.questions[0])

    Membership.objects.filter(person__name="Dan").update(ends_on="2021-01-01")
    set_rules(house.panel, majority="unanimous", correspondence_quorum=5)
    after = board_of(board.meeting)

    assert after.questions[0].fate == Fate.CARRIED
    assert after.reckoning_of(after.questions[0]) == before
    assert [str(place.holder) for place in after.places_of(after.questions[0])] == ["Ada", "Ben", "Cleo", "Dan", "Eve"]
