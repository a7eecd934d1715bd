"""Who hears that a meeting is moved, called off or held after all."""

from copy import copy
from datetime import date

import pytest

from meetings.calendar.mails import cancellation_mails, move_mails, reinstatement_mails
from meetings.models import Meeting
from tests.conftest import Cast
from tests.factories import make_meeting
from tests.meetings.calendar.autumn import SITE


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.panel, 48)


def test_the_panel_hears_of_each_change(cast: Cast, meeting: Meeting) -> None:
    told = [move_mails(meeting, meeting, SITE), cancellation_mails(meeting, SITE), reinstatement_mails(meeting, SITE)]

    for mails in map(list, told):
        assert sorted(mail.to for mail in mails) == [
            f"{role}@example.org" for role in ("chair", "cleared", "member", "observer", "secretary")
        ]
        assert all(mail.subject.startswith("GRID48 ") for mail in mails)


def test_a_closed_account_hears_of_nothing(cast: Cast, meeting: Meeting) -> None:
    cast.member.is_active = False
    cast.member.save()

    assert cast.member.email not in [mail.to for mail in cancellation_mails(meeting, SITE)]


def test_a_move_tells_both_days_and_the_page(cast: Cast, meeting: Meeting) -> None:
    moved = copy(meeting)
    moved.held_on = date(2024, 5, 16)

    body = next(move_mails(meeting, moved, SITE)).body

    assert body.index("9 May 2024") < body.index("16 May 2024")
    assert f"{SITE}/meetings/GRID48/" in body
