"""A pack as it is asked for and built off the request."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.audience import Audience
from core.background.background_file import printed_files
from core.background.progress import Step
from core.release import this_release
from meetings.enums import PackState
from meetings.models import Meeting, Pack
from meetings.pack import requesting
from meetings.pack.requesting import FAILED, build_pack, request_again
from tests.conftest import Cast
from tests.meetings.pack.packs import built
from tests.meetings.papers.papers import hand_in, item


@pytest.mark.parametrize(
    ("state", "quiet", "step"),
    [
        (PackState.QUEUED, 1, Step.WAITING),
        (PackState.QUEUED, 30, Step.UNANSWERED),
        (PackState.QUEUED, 200, Step.STUCK),
        (PackState.BUILDING, 30, Step.AT_WORK),
        (PackState.BUILDING, 200, Step.STUCK),
        (PackState.FAILED, 999, Step.FAILED),
        (PackState.DONE, 999, Step.DONE),
    ],
)
def test_how_far_it_is_is_told_by_the_clock_too(waiting: Pack, state: PackState, quiet: int, step: Step) -> None:
    waiting.state, waiting.moved_at = state, timezone.now() - timedelta(seconds=quiet)

    assert waiting.step is step


def test_progress_is_counted_and_a_second_run_changes_nothing(waiting: Pack) -> None:
    build_pack.call(waiting.pk, this_release())
    done = Pack.objects.get()
    build_pack.call(waiting.pk, this_release())

    assert (done.state, done.done, done.total) == (PackState.DONE, 5, 5)
    assert Pack.objects.get().moved_at == done.moved_at


def test_what_changed_meanwhile_is_not_built_and_nobody_waits_for_it(
    cast: Cast, meeting: Meeting, waiting: Pack
) -> None:
    hand_in(item(meeting, 2), "One more", "more")

    build_pack.call(waiting.pk, this_release())

    assert not Pack.objects.exists()


def test_a_failure_is_told_in_a_sentence_and_can_be_tried_again(waiting: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(requesting, "build", fails)
        with pytest.raises(OSError, match="disk full"):
            build_pack.call(waiting.pk, this_release())
    told = Pack.objects.get().failure

    request_again(Pack.objects.get())
    build_pack.call(waiting.pk, this_release())

    assert told == FAILED
    assert Pack.objects.get().state == PackState.DONE


def test_another_release_does_not_build_it(waiting: Pack) -> None:
    build_pack.call(waiting.pk, "another release")

    assert "another release" in Pack.objects.get().failure


def test_a_lost_file_is_asked_for_again_and_what_nobody_reads_goes(meeting: Meeting) -> None:
    built(meeting, Audience.PUBLIC)
    printed_files().delete(Pack.objects.get().file_name)
    assert built(meeting, Audience.PUBLIC).startswith(b"%PDF")

    Pack.objects.update(last_read_at=timezone.now() - timedelta(days=31))

    assert (Pack.prune(), Pack.objects.count()) == (1, 0)
