"""What is one for all that the worker makes, shown on both kinds of file: printed minutes and packs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.background.background_file import BackgroundFile
from core.background.background_work import OTHER_RELEASE
from core.background.progress import Step
from core.release import this_release
from meetings.models import Pack
from minutes.models import Minutes, Printing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]

KEY = "a" * 64
SORRY = "It could not be made."
Columns = Callable[[], dict[str, Any]]


@task
def make_file(key: str, release: str) -> None:
    """Stands in the queue; tests say themselves what the worker does."""


@pytest.fixture(params=[Printing, Pack])
def kind(request: pytest.FixtureRequest) -> type[BackgroundFile]:
    return request.param


@pytest.fixture
def columns(kind: type[BackgroundFile], minutes: Minutes) -> Columns:
    about = {Printing: {"minutes_id": minutes.pk}, Pack: {"meeting_id": minutes.meeting_id}}
    return lambda: {"audience": "public", **about[kind]}


@pytest.fixture
def row(kind: type[BackgroundFile], columns: Columns) -> BackgroundFile:
    return kind.request(KEY, make_file, columns)[0]


def write(content: bytes) -> Callable[[BackgroundFile], None]:
    return lambda row: row.finish(ContentFile(content)) and None


def make(kind: type[BackgroundFile], content: bytes = b"%PDF") -> None:
    kind.make(KEY, this_release(), write(content), sorry=SORRY)


def break_down(_row: BackgroundFile) -> None:
    raise OSError("disk full")


def state_of(kind: type[BackgroundFile]) -> str:
    return kind.objects.get().state


def set_clock(row: BackgroundFile, state: str, at: datetime) -> None:
    """As the row stands when the worker gave its last sign then."""
    stamps = {"requested_at": at, row.SIGN_OF_WORKER: at}
    type(row).objects.update(state=state, **stamps)
    row.refresh_from_db()


def test_the_first_request_alone_asks_the_worker(kind: type[BackgroundFile], columns: Columns) -> None:
    asked = [kind.request(KEY, make_file, columns)[1] for _ in range(3)]

    assert asked == [True, False, False]
    assert DBTaskResult.objects.get().args_kwargs["args"] == [KEY, this_release()]


def test_columns_are_worked_out_for_a_new_row_alone(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    def never() -> dict[str, Any]:
        raise AssertionError("The row is there.")

    assert kind.request(KEY, make_file, never) == (row, False)


@pytest.mark.parametrize(
    ("state", "quiet", "step"),
    [
        ("queued", 19, Step.WAITING),
        ("queued", 21, Step.UNANSWERED),
        ("queued", 121, Step.STUCK),
        ("at work", 119, Step.AT_WORK),
        ("at work", 121, Step.STUCK),
        ("done", 9999, Step.DONE),
        ("failed", 9999, Step.FAILED),
    ],
)
def test_the_step_is_told_by_state_and_clock(row: BackgroundFile, state: str, quiet: int, step: Step) -> None:
    set_clock(row, row.AT_WORK if state == "at work" else state, timezone.now() - timedelta(seconds=quiet))

    assert row.step is step


def test_what_is_made_is_kept_under_its_name(kind: type[BackgroundFile], row: BackgroundFile, printed: Path) -> None:
    make(kind)

    assert (state_of(kind), (printed / row.file_name).read_bytes()) == ("done", b"%PDF")


def test_while_it_is_made_its_row_says_so(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    seen: list[Step] = []
    kind.make(KEY, this_release(), lambda row: seen.append(row.step), sorry=SORRY)

    assert seen == [Step.AT_WORK]


def test_a_second_run_makes_nothing(kind: type[BackgroundFile], row: BackgroundFile, printed: Path) -> None:
    make(kind)
    make(kind, b"later")

    assert (printed / row.file_name).read_bytes() == b"%PDF"


def test_what_fails_is_told_on_the_row_and_raised(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    with pytest.raises(OSError, match="disk full"):
        kind.make(KEY, this_release(), break_down, sorry=SORRY)

    row.refresh_from_db()
    assert (row.step, row.failure) == (Step.FAILED, SORRY)


def test_a_late_failure_does_not_undo_what_is_done(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    make(kind)
    kind.fail(KEY, SORRY)

    row.refresh_from_db()
    assert (row.step, row.failure) == (Step.DONE, "")


def test_a_worker_of_another_release_makes_nothing(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    kind.make(KEY, "the release before", break_down, sorry=SORRY)

    row.refresh_from_db()
    assert (row.step, row.failure) == (Step.FAILED, OTHER_RELEASE)


def test_what_is_on_its_way_is_not_requested_again(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    row.request_again(make_file)
    kind.start(KEY)
    row.refresh_from_db()
    row.request_again(make_file)

    assert (state_of(kind), DBTaskResult.objects.count()) == (row.AT_WORK, 1)


@pytest.mark.parametrize("state", ["failed", "at work"])
def test_what_failed_or_is_stuck_is_requested_again_once(
    kind: type[BackgroundFile], row: BackgroundFile, state: str
) -> None:
    set_clock(row, row.AT_WORK if state == "at work" else state, timezone.now() - timedelta(minutes=3))
    first, second = kind.objects.get(), kind.objects.get()

    first.request_again(make_file)
    second.request_again(make_file)

    assert [seen.step for seen in (first, second)] == [Step.WAITING, Step.WAITING]
    assert DBTaskResult.objects.count() == 2


def test_a_restarted_worker_is_not_interrupted(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    set_clock(row, row.AT_WORK, timezone.now() - timedelta(minutes=3))
    seen_stuck = kind.objects.get()
    kind.start(KEY)

    seen_stuck.request_again(make_file)

    assert (state_of(kind), DBTaskResult.objects.count()) == (row.AT_WORK, 1)


def test_requesting_again_what_was_discarded_does_nothing(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    kind.fail(KEY, SORRY)
    row.refresh_from_db()
    kind.objects.get().discard()

    row.request_again(make_file)

    assert (kind.objects.count(), DBTaskResult.objects.count()) == (0, 1)


def test_a_file_that_has_gone_is_requested_anew(
    kind: type[BackgroundFile], row: BackgroundFile, columns: Columns, printed: Path
) -> None:
    make(kind)
    (printed / row.file_name).unlink()

    again, is_asked = kind.request(KEY, make_file, columns)

    assert (is_asked, again.step) == (True, Step.WAITING)


def test_reading_is_noted_to_the_day(row: BackgroundFile, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        row.note_read()
    row.last_read_at -= timedelta(days=2)
    with django_assert_num_queries(1):
        row.note_read()


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_what_nobody_reads_goes_row_and_file(
    kind: type[BackgroundFile], row: BackgroundFile, printed: Path, days: int, left: int
) -> None:
    make(kind)
    kind.objects.update(last_read_at=timezone.now() - timedelta(days=days))

    assert kind.prune() == 1 - left
    assert (kind.objects.count(), len(list(printed.rglob("*.pdf")))) == (left, left)


def test_what_is_in_progress_is_never_pruned(kind: type[BackgroundFile], row: BackgroundFile) -> None:
    kind.objects.update(last_read_at=timezone.now() - timedelta(days=99))
    pruned = [kind.prune()]
    kind.start(KEY)
    pruned.append(kind.prune())

    assert pruned == [0, 0]
