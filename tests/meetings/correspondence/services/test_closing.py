"""A decision is closed when its time is over, early where the panel allows it and nothing can change, or called off."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.errors import NotReady, Unacceptable, WrongState
from meetings.correspondence.board import board_of
from meetings.correspondence.services.closing import (
    cancel_decision,
    close_early,
    close_what_is_over,
    extend_window,
)
from meetings.correspondence.window import usual_close
from meetings.enums import Choice, Fate, MeetingState
from meetings.models import Extension, Meeting, Membership, Window
from meetings.panels.rules import PanelRules
from tests.meetings.correspondence.asking import (
    SITE,
    House,
    answer,
    asked,
    asked_in_secret,
    drafted,
    opened,
    run_out,
    set_rules,
)


def test_it_closes_by_itself_when_its_time_is_over_and_the_voters_are_told(house: House) -> None:
    meeting = opened(house, asked(), asked_in_secret())
    for name in ("Ada", "Ben"):
        answer(house, meeting, name)
        answer(house, meeting, name, Choice.DISAGREE, number=2)
    assert close_what_is_over() == 0
    mail.outbox.clear()

    board = run_out(meeting)

    assert [question.fate for question in board.questions] == [Fate.CARRIED, Fate.LOST]
    assert board.meeting.state == MeetingState.CLOSED
    assert board.meeting.held_on == timezone.localdate()
    assert close_what_is_over() == 0
    assert len(mail.outbox) == 5
    body = mail.outbox[0].body
    assert "Question 1 is agreed." in body
    assert "Question 2: what came of it is on the page." in body
    assert "hidden" not in body


def test_too_few_answers_decide_nothing(house: House) -> None:
    set_rules(house.panel, correspondence_quorum=3)
    meeting = opened(house)
    answer(house, meeting, "Ada")

    assert [question.fate for question in run_out(meeting).questions] == [Fate.TOO_FEW]


def test_it_closes_early_where_the_panel_allows_it_and_nothing_can_change(house: House) -> None:
    meeting = opened(house)
    with pytest.raises(NotReady, match="By the panel’s rules it stays open"):
        close_early(meeting, site=SITE, by=house.secretary)

    set_rules(house.panel, correspondence_early=True)
    meeting = opened(house)
    for name in ("Ada", "Ben", "Cleo"):
        answer(house, meeting, name)
    with pytest.raises(NotReady, match="can change what comes of it"):  # two could still want a meeting
        close_early(meeting, site=SITE, by=house.secretary)
    answer(house, meeting, "Dan", Choice.ABSTAIN)
    close_early(meeting, site=SITE, by=house.secretary)

    window = Window.objects.get(meeting=meeting)
    assert (window.is_early, board_of(meeting).questions[0].fate) == (True, Fate.CARRIED)


def test_there_is_more_time_for_a_reason_and_each_extension_is_kept(house: House) -> None:
    meeting = opened(house)
    rules, before = PanelRules.read(house.panel.rules), Window.objects.get().closes_at
    later = usual_close(before, rules)
    with pytest.raises(Unacceptable, match="Say why"):
        extend_window(meeting, later, " ", site=SITE, by=house.secretary)
    with pytest.raises(Unacceptable, match="Choose a later moment"):
        extend_window(meeting, before, "Holidays", site=SITE, by=house.secretary)
    mail.outbox.clear()

    extend_window(meeting, later, "Half are on holiday.", site=SITE, by=house.secretary)

    assert Window.objects.get().closes_at == later
    assert [(each.was_to_close_at, each.reason) for each in Extension.objects.all()] == [
        (before, "Half are on holiday.")
    ]
    assert len(mail.outbox) == 5
    assert "holiday" not in mail.outbox[0].body


def test_what_is_over_is_not_extended(house: House) -> None:
    meeting = opened(house)
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())
    with pytest.raises(WrongState, match="its time is over"):
        extend_window(meeting, timezone.now() + timedelta(days=9), "More", site=SITE, by=house.secretary)


def test_what_is_over_is_not_called_off_before_it_is_closed(house: House) -> None:
    meeting = opened(house)
    answer(house, meeting, "Ada")
    Window.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now())

    with pytest.raises(WrongState, match="its time is over"):
        cancel_decision(meeting, "It went the wrong way.", site=SITE, by=house.secretary)

    close_what_is_over()
    assert board_of(Meeting.objects.get(pk=meeting.pk)).questions[0].fate == Fate.CARRIED


def test_it_is_reckoned_by_who_held_the_places_on_its_last_day_however_late_it_is_closed(house: House) -> None:
    set_rules(house.panel, majority_of="present")
    meeting = opened(house)
    for name in ("Ada", "Ben"):
        answer(house, meeting, name)
    yesterday = timezone.now() - timedelta(days=1)
    Window.objects.update(opens_at=yesterday - timedelta(days=9), closes_at=yesterday)
    ended = Membership.objects.filter(person__name__in=("Cleo", "Dan"))
    ended.update(ends_on=house.panel.today - timedelta(days=1))

    close_what_is_over()

    board = board_of(Meeting.objects.select_related("panel").get(pk=meeting.pk))
    (question,) = board.questions
    assert question.fate == Fate.LOST  # two of the five who could answer
    assert [str(place.holder) for place in board.places_of(question)] == ["Ada", "Ben", "Cleo", "Dan", "Eve"]


def test_it_is_cancelled_for_a_reason(house: House) -> None:
    draft, under_way = drafted(house), opened(house)
    with pytest.raises(Unacceptable, match="Say why"):
        cancel_decision(draft, "", site=SITE, by=house.secretary)
    mail.outbox.clear()
    cancel_decision(draft, "Not needed.", site=SITE, by=house.secretary)
    assert mail.outbox == []

    cancel_decision(under_way, "Put wrongly.", site=SITE, by=house.secretary)

    assert len(mail.outbox) == 5
    assert {meeting.state for meeting in Meeting.objects.by_correspondence()} == {MeetingState.CANCELLED}
    with pytest.raises(WrongState, match="is cancelled"):
        answer(house, under_way, "Ada")
    with pytest.raises(WrongState, match="GRID-C2 is cancelled"):
        cancel_decision(under_way, "Again.", site=SITE, by=house.secretary)
