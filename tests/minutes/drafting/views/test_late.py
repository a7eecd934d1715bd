"""The page of late words: for the secretariat, shown as text, dealt with once."""

from django.test import Client
from django.utils import timezone

from minutes.enums import MinutesState
from minutes.models import LateWords, Minutes
from tests.conftest import Cast
from tests.factories import item_of, paragraph
from tests.pages import page_text

PAGE = "/drafting/GRID12/late/"


def leave(minutes: Minutes, cast: Cast, *, secret: bool = False) -> LateWords:
    html = paragraph("q", "The Panel <strong>asked</strong> &lt;twice&gt;.", secret=secret)
    return LateWords.objects.create(
        item=item_of(minutes, 1), html=html, is_secret=secret, by=cast.chair, at=timezone.now()
    )


def test_they_are_read_in_any_state_and_dealt_with_once(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    late = leave(minutes, cast)
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    page = page_text(as_secretary.get(PAGE))
    assert "Words that came too late for the text: 1" in page_text(as_secretary.get("/minutes/GRID12/"))
    first, second = (as_secretary.post(f"{PAGE}{late.pk}/settle") for _ in range(2))

    assert "The Panel asked &lt;twice&gt;." in page
    assert "Return the minutes to draft to put them into the text" in page
    assert (first.status_code, second.status_code) == (302, 409)
    assert "The Panel asked" not in page_text(as_secretary.get(PAGE))
    assert "came too late" not in page_text(as_secretary.get("/minutes/GRID12/"))


def test_in_a_draft_they_stand_in_the_room_and_can_be_put_into_the_text(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    leave(minutes, cast)

    assert 'data-sentences="The Panel asked &lt;twice&gt;."' in page_text(as_secretary.get("/drafting/GRID12/1/"))
    assert "Came too late" not in page_text(as_secretary.get("/drafting/GRID12/2/"))


def test_words_of_another_meeting_are_not_there(cast: Cast, minutes: Minutes, as_secretary: Client) -> None:
    late = leave(minutes, cast)

    for pk in (late.pk + 1, int("9" * 30)):
        assert as_secretary.post(f"{PAGE}{pk}/settle").status_code == 404
