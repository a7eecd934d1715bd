"""Whoever asks to write in minutes may, or is told why not."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from core.errors import NotAllowed, WrongState
from minutes.drafting.web import DEVICE, device_of, draft_to_write, item_asked_for, item_kept, name_device
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.reading.asking import asked_by


@pytest.mark.parametrize("role", ["anonymous", "member", "outsider"])
def test_a_draft_is_not_there_for_who_does_not_draft(cast: Cast, minutes: Minutes, role: str) -> None:
    with pytest.raises(Http404):
        draft_to_write(asked_by(cast, role), "GRID12")


@pytest.mark.parametrize("reference", ["GRID13", "nonsense"])
def test_minutes_that_do_not_exist_are_not_there(cast: Cast, minutes: Minutes, reference: str) -> None:
    with pytest.raises(Http404):
        draft_to_write(asked_by(cast, "secretary"), reference)


def test_a_secretary_may_write_in_a_draft(cast: Cast, minutes: Minutes) -> None:
    assert draft_to_write(asked_by(cast, "secretary"), "GRID12") == minutes


def test_a_chair_reads_the_draft_but_does_not_keep_it(cast: Cast, minutes: Minutes) -> None:
    with pytest.raises(NotAllowed, match="Only the secretariat"):
        draft_to_write(asked_by(cast, "chair"), "GRID12")


def test_what_has_left_the_draft_is_not_written_in(cast: Cast, minutes: Minutes) -> None:
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.CIRCULATED)

    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        draft_to_write(asked_by(cast, "secretary"), "GRID12")


@pytest.mark.parametrize("digits", [10, 18, 19, 5000])
def test_an_id_that_no_item_has_finds_none(digits: int) -> None:
    asked = RequestFactory().get("/", {"item": "9" * digits})

    assert item_asked_for(asked, 1).keys() == {"pk"}


def test_what_has_left_the_draft_is_still_kept_by_its_secretary(cast: Cast, minutes: Minutes) -> None:
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.CIRCULATED)

    assert item_kept(asked_by(cast, "secretary"), "GRID12", 1).number == 1
    with pytest.raises(NotAllowed, match="Only the secretariat"):
        item_kept(asked_by(cast, "chair"), "GRID12", 1)


def test_a_device_is_named_once_for_the_drafting_room_alone() -> None:
    request, first, second = RequestFactory().get("/"), HttpResponse(), HttpResponse()
    name_device(request, first)
    request.COOKIES[DEVICE] = first.cookies[DEVICE].value
    name_device(request, second)

    assert str(device_of(request)) == first.cookies[DEVICE].value
    assert (first.cookies[DEVICE]["path"], first.cookies[DEVICE]["httponly"]) == ("/", True)
    assert DEVICE not in second.cookies
    request.COOKIES[DEVICE] = "made up"
    assert device_of(request) is None
