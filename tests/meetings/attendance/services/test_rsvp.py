"""Who says that they come, and who is asked: what is taken, and what is refused."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.attendance.services.rsvp import answer_coming, ask_who_comes
from meetings.enums import Coming, MeetingState
from meetings.models import Asked, Meeting
from tests.conftest import Cast
from tests.meetings.attendance.coming import SITE, answers, person_of


def test_the_last_answer_stands_and_the_trail_has_them_all(cast: Cast, meeting: Meeting) -> None:
    member = person_of(cast.member)

    answer_coming(meeting, member, Coming.NO, note="On a train", by=cast.member)
    answer_coming(meeting, member, Coming.ALTERNATE, alternate=" Eve   Marsh ", by=cast.member)

    assert answers(meeting) == [("Member", "alternate", "Eve Marsh")]
    trail = AuditEvent.objects.filter(verb="meetings.coming_answered").order_by("seq")
    assert [event.facts for event in trail] == [
        f'{{"coming":"{coming}","person":{member.pk}}}' for coming in ("no", "alternate")
    ]


def test_an_alternate_whom_the_panel_knows_goes_by_the_panels_name(cast: Cast, meeting: Meeting, bo: User) -> None:
    member, stand_in = person_of(cast.member), person_of(bo)

    answer_coming(meeting, member, Coming.ALTERNATE, alternate="B.", alternate_person=stand_in, by=cast.member)

    assert answers(meeting) == [("Member", "alternate", "Bo")]


def test_nobody_answers_for_another_but_the_secretariat(cast: Cast, meeting: Meeting, bo: User) -> None:
    member = person_of(cast.member)

    for stranger in (bo, cast.chair, cast.observer, cast.outsider):
        with pytest.raises(NotAllowed, match="Only Member can do this"):
            answer_coming(meeting, member, Coming.YES, by=stranger)
    answer_coming(meeting, member, Coming.YES, by=cast.secretary)

    assert answers(meeting) == [("Member", "yes", "")]


def test_who_has_no_seat_has_no_answer_to_give(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Unacceptable, match="has no seat on the panel"):
        answer_coming(meeting, person_of(cast.observer), Coming.YES, by=cast.observer)


@pytest.mark.parametrize(
    ("alternate", "sentence"),
    [("", "Say who stands in"), ("  ", "Say who stands in"), ("member", "cannot stand in for themselves")],
)
def test_an_alternate_is_somebody_else(cast: Cast, meeting: Meeting, alternate: str, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate=alternate, by=cast.member)

    assert answers(meeting) == []


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (MeetingState.OPEN, "has begun: answers are no longer taken. The secretary records attendance."),
        (MeetingState.CLOSED, "is closed: answers are no longer taken."),
        (MeetingState.CANCELLED, "is cancelled: answers are no longer taken."),
    ],
)
def test_once_it_has_begun_or_is_called_off_nobody_answers(
    cast: Cast, meeting: Meeting, state: MeetingState, sentence: str
) -> None:
    Meeting.objects.update(state=state)

    with pytest.raises(WrongState, match=f"^Meeting GRID31 {re.escape(sentence)}$"):
        answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)
    with pytest.raises(WrongState):
        ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary)


def test_who_has_not_answered_is_mailed_a_link_for_each_answer(
    cast: Cast, meeting: Meeting, bo: User, mailbox: list, client: Client
) -> None:
    answer_coming(meeting, person_of(cast.chair), Coming.YES, by=cast.chair)
    people = [person_of(account) for account in (cast.chair, cast.member, bo)]

    count = ask_who_comes(meeting, people, site=SITE, by=cast.secretary)

    assert (count, sorted(str(mail["To"]) for mail in mailbox)) == (2, ["bo@example.org", "member@example.org"])
    mail = next(mail for mail in mailbox if "bo@" in str(mail["To"]))
    assert str(mail["Subject"]) == "GRID31: are you coming?"
    assert "your answer counts once you have pressed its button." in " ".join(mail.get_content().split())
    links = [line for line in mail.get_content().split() if line.startswith(SITE)]
    assert [link.partition("?")[2] for link in links] == ["answer=yes", "answer=no", "answer=alternate"]
    answered = client.post(links[1].removeprefix(SITE).partition("?")[0], {"coming": "no"}, follow=True)
    assert "You send apologies for GRID31." in answered.content.decode()


def test_nobody_is_asked_twice_a_day_or_without_need(cast: Cast, meeting: Meeting, bo: User) -> None:
    people = [person_of(account) for account in (cast.chair, cast.member, bo)]
    User.objects.filter(pk=bo.pk).update(is_active=False)
    assert ask_who_comes(meeting, people, site=SITE, by=cast.secretary) == 2

    with pytest.raises(NotReady, match="Nobody is left to ask"):
        ask_who_comes(meeting, people, site=SITE, by=cast.secretary)
    Asked.objects.update(last_at=timezone.now() - timedelta(days=1))
    answer_coming(meeting, person_of(cast.chair), Coming.NO, by=cast.chair)
    assert ask_who_comes(meeting, people, site=SITE, by=cast.secretary) == 1

    assert [(str(each.person), each.times) for each in Asked.objects.order_by("person__name")] == [
        ("Chair", 1),
        ("Member", 2),
    ]


def test_for_a_day_that_is_not_set_nobody_is_asked(cast: Cast, meeting: Meeting) -> None:
    Meeting.objects.update(held_on=None)
    meeting.refresh_from_db()

    with pytest.raises(NotReady, match="has no date yet"):
        ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary)
