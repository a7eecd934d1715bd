"""Questions are opened with their voters and rules, and each voter is told without a word of them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.board import board_of
from meetings.correspondence.services.opening import DECIDES, open_decision, told_before_opening
from meetings.correspondence.window import moment_of, usual_close
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Membership, Panel, Person, Seat, Voter, Window
from meetings.panels.rules import PanelRules
from tests.meetings.correspondence.asking import (
    SITE,
    House,
    asked,
    asked_in_secret,
    drafted,
    opened,
    set_rules,
)


def usual(panel: Panel) -> object:
    return usual_close(timezone.now(), PanelRules.read(panel.rules))


def test_the_places_with_a_vote_are_put_down_and_those_who_hold_them(house: House) -> None:
    Seat.objects.create(panel=house.panel, category="Vacant")
    Seat.objects.create(panel=house.panel, category="Without", has_vote=False)

    meeting = opened(house)

    assert [(voter.place, str(voter.person)) for voter in Voter.objects.filter(meeting=meeting)] == [
        ("Suppliers 1", "Ada"),
        ("Suppliers 2", "Ben"),
        ("Suppliers 3", "Cleo"),
        ("Consumers 4", "Dan"),
        ("Consumers 5", "Eve"),
        ("Vacant 1", "None"),
    ]
    assert meeting.state == MeetingState.OPEN


def test_each_voter_gets_one_link_and_no_word_of_a_question(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    mail.outbox.clear()

    opened(house, asked("Budget for quokkas"), asked_in_secret())

    assert sorted(sent.to[0] for sent in mail.outbox) == [
        f"{name}@example.org" for name in ("ada", "ben", "cleo", "dan", "eve")
    ]
    texts = {sent.to[0]: sent.subject + sent.body for sent in mail.outbox}
    assert all(text.count("http://") == 1 for text in texts.values())
    assert not any(word in "".join(texts.values()) for word in ("quokkas", "hidden", "contract"))
    assert "One question can be answered" in texts["ada@example.org"]
    assert "One question is confidential, and you do not vote there." in texts["ada@example.org"]
    assert "Two questions can be answered" in texts["ben@example.org"]


def test_a_window_is_as_long_as_the_panel_asks_for(house: House) -> None:
    meeting = drafted(house)
    with pytest.raises(Unacceptable, match="Voters have at least five working days"):
        open_decision(meeting, usual(house.panel) - timedelta(days=1), site=SITE, by=house.secretary)

    assert not Window.objects.exists()


def test_it_is_opened_once_and_by_the_secretariat(house: House) -> None:
    meeting = drafted(house)
    with pytest.raises(NotAllowed):
        open_decision(meeting, usual(house.panel), site=SITE, by=house.accounts["Ada"])
    open_decision(meeting, usual(house.panel), site=SITE, by=house.secretary)
    with pytest.raises(WrongState, match="GRID-C1 is open already"):
        open_decision(meeting, usual(house.panel), site=SITE, by=house.secretary)


def test_what_is_missing_is_said_before_it_is_opened(house: House) -> None:
    meeting = drafted(house, asked_in_secret())
    AgendaItem.objects.filter(meeting=meeting).update(public_title="")
    Membership.objects.filter(seat__isnull=False).delete()

    with pytest.raises(NotReady) as refused:
        open_decision(meeting, usual(house.panel), site=SITE, by=house.secretary)

    assert [reason.partition(".")[0] for reason in refused.value.reasons] == [
        "Question 1 is confidential and has no public title",
        "Nobody on the panel has a vote",
    ]


def test_a_question_that_is_discussed_says_until_when(house: House) -> None:
    meeting, closes_at = drafted(house, asked(is_discussed=True)), usual(house.panel)
    with pytest.raises(Unacceptable, match="Say until when it is discussed"):
        open_decision(meeting, closes_at, site=SITE, by=house.secretary)
    with pytest.raises(Unacceptable, match="before the questions close"):
        open_decision(meeting, closes_at, answers_from=closes_at, site=SITE, by=house.secretary)

    open_decision(meeting, closes_at, answers_from=timezone.now() + timedelta(days=1), site=SITE, by=house.secretary)


def test_the_secretariat_is_told_what_to_know_beforehand(house: House) -> None:
    Membership.objects.filter(person__name="Ada").update(is_cleared=False)
    ends = timezone.localdate() + timedelta(days=1)
    Membership.objects.filter(person__name="Ben").update(ends_on=ends)
    Person.objects.filter(name="Cleo").update(account=None)
    Seat.objects.create(panel=house.panel, category="Vacant")
    create_meeting(house.panel, 31, held_on=ends, by=house.secretary)
    meeting = drafted(house, asked_in_secret())
    AgendaItem.objects.filter(meeting=meeting).update(presented_by=house.secretary.person)

    told = list(told_before_opening(board_of(meeting), usual(house.panel)))

    assert [sentence.partition(",")[0] for sentence in told] == [
        "Ada (Suppliers 1) may not read what is confidential",
        f"The term of Ben ends on {ends.day} {ends:%B %Y}",
        "Vacant 1 is vacant: it counts as a place that has not answered.",
        "Cleo has no account. Their answer can be entered for them.",
        f"Meeting 31 is on {ends:%A} {ends.day} {ends:%B %Y}",
        "Somebody presents question 1 and is of the secretariat of this panel: what they enter for others says so.",
    ]


def test_the_rules_of_the_opening_decide(house: House) -> None:
    set_rules(house.panel, correspondence_quorum=4)
    meeting = opened(house)
    set_rules(house.panel, correspondence_quorum=1)

    assert board_of(meeting).rules.correspondence_quorum == 4


def test_rules_that_are_as_they_come_are_kept_as_well_as_others(house: House) -> None:
    assert set(Window.objects.get(meeting=opened(house)).rules) == set(DECIDES)


def test_it_closes_by_the_panels_clock(house: House) -> None:
    set_rules(house.panel, time_zone="Pacific/Auckland")
    meeting = opened(house)
    closes_at = Window.objects.get(meeting=meeting).closes_at

    rules = PanelRules.read(house.panel.rules)
    there = closes_at.astimezone(rules.zone)
    assert (there.hour, there.minute) == (17, 0)
    assert closes_at == moment_of(there.date(), there.time(), rules)
