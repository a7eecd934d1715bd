"""Those who have not answered are reminded once by itself, and when the secretariat asks."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.errors import NotReady
from meetings.correspondence.services.reminding import remind_now, remind_voters
from meetings.models import VoterReminder, Window
from tests.meetings.correspondence.asking import SITE, House, answer, asked, opened, set_rules


def test_each_is_reminded_once_before_the_close(house: House) -> None:
    meeting = opened(house, asked(), asked("Fees"))
    answer(house, meeting, "Ada")
    answer(house, meeting, "Ben")
    answer(house, meeting, "Ben", number=2)
    assert remind_voters() == 0
    Window.objects.update(closes_at=timezone.now() + timedelta(hours=5))
    mail.outbox.clear()

    assert (remind_voters(), remind_voters()) == (4, 0)

    told = {sent.to[0]: sent.body for sent in mail.outbox}
    assert "ben@example.org" not in told
    assert "Your answer to one question is still awaited" in told["ada@example.org"]
    assert "Your answer to two questions is still awaited" in told["eve@example.org"]


def test_no_panel_is_reminded_that_asks_for_none(house: House) -> None:
    set_rules(house.panel, reminder_days=0)
    opened(house)
    Window.objects.update(closes_at=timezone.now() + timedelta(hours=5))

    assert remind_voters() == 0


def test_the_secretariat_reminds_whoever_is_left(house: House) -> None:
    meeting = opened(house)
    answer(house, meeting, "Ada")

    assert remind_now(meeting, site=SITE, by=house.secretary) == 4
    with pytest.raises(NotReady, match="Nobody is left to remind"):
        remind_now(meeting, site=SITE, by=house.secretary)
    VoterReminder.objects.update(last_at=timezone.now() - timedelta(days=1))
    remind_now(meeting, site=SITE, by=house.secretary)
    assert set(VoterReminder.objects.values_list("times", flat=True)) == {2}
