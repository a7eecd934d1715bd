"""Meetings with papers."""

import pytest

from core.audience import Sensitivity
from meetings.models import AgendaItem, Meeting
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item, make_meeting

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason"}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """An item with an open and a secret paper, and a secret item with one."""
    made = make_meeting(cast.panel, "Opening", "quokkaitem")
    secret = {"sensitivity": "confidential", "sensitivity_reason": "quokkawhy", "public_title": "A supplier"}
    AgendaItem.objects.filter(meeting=made, number=2).update(**secret)
    hand_in(item(made, 1), "Wombat report", "wombat words", "second")
    hand_in(item(made, 1), "quokkatitle", "quokkatext", name="quokkafile.pdf", **SECRET)
    hand_in(item(made, 2), "quokkapaper", "quokkawords")
    return made


@pytest.fixture
def ordered(cast: Cast) -> Meeting:
    """Three papers for the first item, and one for the second."""
    made = make_meeting(cast.panel)
    for title in ("Ants", "Bees", "Cats"):
        hand_in(item(made, 1), title, title)
    hand_in(item(made, 2), "Dogs", "d")
    return made
