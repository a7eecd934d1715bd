"""Before the text is taken from whoever still writes in it they are named; one goes on all the same."""

from uuid import UUID

import pytest
from django.test import Client

from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow.unsaved import announce
from tests.conftest import Cast
from tests.ended_sessions import forms_of
from tests.factories import item_of
from tests.minutes.workflow.clicking import PAGE, as_
from tests.pages import page_text

NAMED = "Chair has unsaved words in item 2."
STEPS = {
    "send-to-chair": (f"{PAGE}send-to-chair/", MinutesState.DRAFT, MeetingState.CLOSED),
    "circulate": (f"{PAGE}circulate/", MinutesState.CHAIR_REVIEW, MeetingState.CLOSED),
    "close": ("/meetings/GRID12/close/", MinutesState.DRAFT, MeetingState.OPEN),
}


@pytest.mark.parametrize("step", STEPS)
def test_they_are_named_and_one_goes_on_all_the_same(cast: Cast, complete: Minutes, client: Client, step: str) -> None:
    address, state, meeting = STEPS[step]
    Minutes.objects.update(state=state)
    Meeting.objects.filter(pk=complete.meeting_id).update(state=meeting)
    as_(client, cast.secretary)
    quiet = page_text(client.get(address))
    announce(item_of(complete, 2), UUID(int=1), by=cast.chair)

    unseen = client.post(address, {})  # from the page that named nobody
    page = client.get(address)
    seen = client.post(address, dict(forms_of(page)[-1].form_values()))

    assert "unsaved words" not in quiet
    assert unseen.status_code == 400
    assert NAMED in page_text(unseen)
    assert "Since you opened this page somebody has written on" in page_text(unseen)
    assert NAMED in page_text(page)
    assert "all the same" in page_text(page)
    assert seen.status_code == 302
