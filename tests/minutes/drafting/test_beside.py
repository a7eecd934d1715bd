"""The tag of what stands beside a text: the same for the same, another for anything else."""

from dataclasses import replace

from django.test import RequestFactory

from minutes.drafting.beside import Beside, beside_the_text, last_saved
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import item_of, write
from tests.minutes.drafting.desk import many


def beside(cast: Cast, minutes: Minutes) -> Beside:
    item = item_of(minutes, 1)
    item.meeting = minutes.meeting
    request = RequestFactory().get("/")
    request.user = cast.secretary
    return beside_the_text(request, item, item.text.html, item.text.revision)


def test_each_part_counts(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, many(2))
    shown = beside(cast, minutes)
    others = [
        replace(shown, revision=2),
        replace(shown, unsaved=["Anna has unsaved words"]),
        replace(shown, reasons={"block": "why"}),
        replace(shown, yielded=replace(shown.yielded, actions=shown.yielded.actions[:1])),
        replace(shown, yielded=replace(shown.yielded, decisions=shown.yielded.decisions[::-1])),
    ]

    assert shown.tag == beside(cast, minutes).tag
    assert len({shown.tag, *(other.tag for other in others)}) == 6


def test_the_time_of_the_last_save_is_told(cast: Cast, minutes: Minutes) -> None:
    assert last_saved(item_of(minutes, 1)) == ""
    write(minutes, 1, many(1))
    assert len(last_saved(item_of(minutes, 1))) == 5
