"""What the answers so far promise of the quorum, and which of them count."""

from datetime import timedelta

import pytest

from core.accounts.models import User
from meetings.attendance.rsvp import Outlook, forecast
from meetings.attendance.services.declarations import declare_interest, withdraw_interest
from meetings.attendance.services.rsvp import answer_coming, ask_who_comes
from meetings.calendar.services.arranging import Arrangement, cancel_meeting, move_meeting
from meetings.calendar.services.reinstating import reinstate_meeting
from meetings.enums import Coming, MeetingState
from meetings.models import Asked, Meeting, Panel
from tests.conftest import Cast
from tests.meetings.attendance.coming import NEXT_MONTH, SITE, person_of


def test_the_forecast_says_what_is_missing_and_what_could_be(cast: Cast, meeting: Meeting, bo: User) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate_person=person_of(bo), by=cast.member)
    answer_coming(meeting, person_of(bo), Coming.YES, by=bo)

    seen = forecast(meeting)

    assert seen.expected.sentence == (
        "2 of 3 places are filled, by 1 person with 2 votes. The quorum is 3 people: not quorate, two are missing."
    )
    assert seen.expected.reasons == ("Bo has a seat and stands in for Member: one person, two votes.",)
    assert (seen.at_best.present, seen.at_best.people, seen.at_best.is_quorate) == (3, 2, False)
    assert [str(each.person) for each in seen.unanswered] == ["Chair"]
    assert seen.slips == ()


@pytest.mark.parametrize(
    ("coming", "quorum", "outlook"),
    [
        ({}, {"quorum": 2}, "Not yet quorate"),
        ({"chair": Coming.YES, "member": Coming.YES}, {"quorum": 2}, "Quorate, by the answers so far"),
        ({"chair": Coming.NO}, {"quorum": 2}, "Not quorate, by the answers"),
        ({}, {"quorum": 3}, "Not quorate, by the answers"),
        ({}, {}, None),
    ],
)
def test_a_quorum_is_missed_only_when_nobody_can_make_it_up(
    cast: Cast, meeting: Meeting, coming: dict[str, Coming], quorum: dict[str, int], outlook: str | None
) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules=quorum)
    meeting.panel.refresh_from_db()
    for name, said in coming.items():
        answer_coming(meeting, person_of(getattr(cast, name)), said, by=getattr(cast, name))

    assert forecast(meeting).outlook == outlook


def test_nobody_is_expected_any_more_at_a_meeting_that_is_over(cast: Cast, meeting: Meeting) -> None:
    Panel.objects.filter(pk=cast.panel.pk).update(rules={"quorum": 2})
    meeting.panel.refresh_from_db()
    meeting.state = MeetingState.CLOSED

    assert forecast(meeting).outlook == "Not quorate, by the answers"


def test_it_is_said_when_all_were_asked_and_not_while_somebody_was_not(cast: Cast, meeting: Meeting) -> None:
    assert forecast(meeting).asked_last is None

    ask_who_comes(meeting, [person_of(cast.chair)], site=SITE, by=cast.secretary)
    assert forecast(meeting).asked_last is None

    ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary)
    assert forecast(meeting).asked_last == Asked.objects.get(person__account=cast.member).last_at


def test_an_alternate_who_does_not_come_is_pointed_out(cast: Cast, meeting: Meeting, bo: User) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate_person=person_of(bo), by=cast.member)
    answer_coming(meeting, person_of(bo), Coming.NO, by=bo)

    assert forecast(meeting).slips == ("Bo is to stand in for Member, but has said that they are not coming.",)


@pytest.mark.parametrize("named", ["chosen", "Bo", " BO"])
@pytest.mark.parametrize("coming", [Coming.NO, Coming.ALTERNATE])
def test_an_alternate_who_does_not_come_is_not_counted_however_they_were_named(
    cast: Cast, meeting: Meeting, bo: User, named: str, coming: Coming
) -> None:
    who = {"alternate_person": person_of(bo)} if named == "chosen" else {"alternate": named}
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, by=cast.member, **who)
    answer_coming(meeting, person_of(bo), coming, alternate="Eve Marsh" if coming == Coming.ALTERNATE else "", by=bo)

    seen = forecast(meeting)

    assert seen.expected.present == (1 if coming == Coming.ALTERNATE else 0)
    assert seen.slips == ("Bo is to stand in for Member, but has said that they are not coming.",)


def test_a_stand_in_whom_the_panel_does_not_know_is_no_slip(cast: Cast, meeting: Meeting, bo: User) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.ALTERNATE, alternate="Bo Derek", by=cast.member)
    answer_coming(meeting, person_of(bo), Coming.NO, by=bo)

    seen = forecast(meeting)

    assert (seen.expected.present, seen.slips) == (1, ())


def test_where_somebody_stands_aside_the_item_is_counted_by_itself(cast: Cast, meeting: Meeting, bo: User) -> None:
    for account in (cast.chair, cast.member, bo):
        answer_coming(meeting, person_of(account), Coming.YES, by=account)
    recusal = declare_interest(meeting.items.get(number=2), person_of(bo), "Shares in Voltway", by=bo)

    seen = forecast(meeting)
    stretch = seen.stretches[0]

    assert (seen.expected.is_quorate, stretch.label, stretch.presence.is_quorate) == (True, "Item 2", False)
    assert seen.outlook is Outlook.PART
    withdraw_interest(recusal, by=bo)
    assert (forecast(meeting).stretches, forecast(meeting).outlook) == ((), Outlook.YES)


def test_what_was_answered_before_it_was_moved_no_longer_counts(cast: Cast, meeting: Meeting) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)
    move_meeting(meeting, Arrangement(NEXT_MONTH + timedelta(days=7), is_kept=True), site=SITE, by=cast.secretary)
    meeting.refresh_from_db()

    seen = forecast(meeting)

    assert (seen.expected.present, [each.word for each in seen.unanswered]) == (
        0,
        ["Not answered", "Answered before it was moved"],
    )
    assert ask_who_comes(meeting, [person_of(cast.member)], site=SITE, by=cast.secretary) == 1
    answer_coming(meeting, person_of(cast.member), Coming.NO, by=cast.member)
    assert [str(each.person) for each in forecast(meeting).unanswered] == ["Chair"]


def test_what_was_answered_before_it_was_cancelled_no_longer_counts(cast: Cast, meeting: Meeting) -> None:
    answer_coming(meeting, person_of(cast.member), Coming.YES, by=cast.member)
    cancel_meeting(meeting, "No business.", site=SITE, by=cast.secretary)
    back = reinstate_meeting(meeting, site=SITE, by=cast.secretary)

    seen = forecast(back)

    assert (seen.expected.present, [each.word for each in seen.unanswered]) == (
        0,
        ["Not answered", "Answered before it was cancelled or moved"],
    )
    answer_coming(back, person_of(cast.member), Coming.NO, by=cast.member)
    assert [str(each.person) for each in forecast(back).unanswered] == ["Chair"]
