"""Printings: asked for once, set once, told how far they are, tried again, and thrown away when nobody reads them."""

import stat
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import IntegrityError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.audit.trail import AuditEvent
from core.background.background_work import OTHER_RELEASE
from core.background.progress import Step
from core.release import this_release
from meetings.access import access_of
from meetings.agenda.services.items import rename_item
from minutes.enums import PrintingState
from minutes.models import Minutes, Printing
from minutes.pages import printing
from minutes.pages.printing import (
    FAILED,
    printed_file,
    printing_key,
    request_again,
    request_printing,
    set_minutes,
)
from minutes.reading.editions import Edition, edition_for
from minutes.rendering import pdf
from tests.conftest import Cast
from tests.factories import item_of, paragraph, write
from tests.minutes.pages.printing import count_renderings

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=31)


@pytest.fixture
def edition(cast: Cast, minutes: Minutes) -> Edition:
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget."))
    return edition_for(access_of(cast.secretary), "GRID12")


def set_now(edition: Edition) -> None:
    set_minutes.call(printing_key(edition), this_release())


def test_a_key_differs_by_content_audience_and_release(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.panel.memberships.update(is_cleared=False)
    keys = [printing_key(edition), printing_key(edition_for(access_of(cast.chair), "GRID12"))]
    monkeypatch.setattr(printing, "this_release", lambda: "another release")
    keys.append(printing_key(edition))

    assert len(set(keys)) == 3


def test_the_first_request_asks_the_worker_and_the_next_find_it_asked(queue: None, edition: Edition) -> None:
    asked = [request_printing(edition)[1] for _ in range(3)]

    assert asked == [True, False, False]
    assert Printing.objects.get().state == PrintingState.QUEUED
    assert DBTaskResult.objects.count() == 1
    assert printed_file(edition) is None


def test_a_printing_leaves_no_trace_in_the_audit_trail(edition: Edition) -> None:
    events = AuditEvent.objects.count()

    request_printing(edition)

    assert printed_file(edition) is not None
    assert AuditEvent.objects.count() == events


def test_what_is_printed_is_the_paper_of_this_audience_and_its_row_says_so(edition: Edition) -> None:
    request_printing(edition)

    content = printed_file(edition)
    row = Printing.objects.get()
    assert content is not None
    assert content.startswith(b"%PDF")
    assert (row.state, row.audience, row.size) == (PrintingState.DONE, "confidential", len(content))
    assert row.sha256 == sha256(content).hexdigest()
    assert row.requested_at <= row.started_at <= row.finished_at


def test_the_file_is_its_owners_alone_and_named_by_its_key(edition: Edition, printed: Path) -> None:
    request_printing(edition)

    (file,) = printed.iterdir()
    assert file.name == f"{printing_key(edition)}.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(printed.stat().st_mode) == 0o700


def test_a_task_that_is_run_twice_renders_once(queue: None, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = count_renderings(monkeypatch)
    request_printing(edition)

    set_now(edition)
    set_now(edition)

    assert rendered == ["confidential"]


def test_of_two_tasks_that_overlap_the_slower_leaves_the_file_of_the_faster_alone(
    queue: None, edition: Edition, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render_slowly(_redacted: object) -> bytes:
        monkeypatch.setattr(pdf, "render_pdf", lambda _redacted: b"faster")
        set_now(edition)
        return b"slower"

    monkeypatch.setattr(pdf, "render_pdf", render_slowly)
    request_printing(edition)

    set_now(edition)

    assert printed_file(edition) == b"faster"
    assert len(list(printed.iterdir())) == 1


def test_a_text_that_has_changed_meanwhile_is_not_printed_under_the_old_key(
    cast: Cast, queue: None, edition: Edition, minutes: Minutes, printed: Path
) -> None:
    request_printing(edition)
    write(minutes, 1, paragraph("p", "The Panel AGREED nothing."))

    set_now(edition)

    assert not Printing.objects.exists()
    assert not list(printed.glob("*"))
    assert request_printing(edition_for(access_of(cast.secretary), "GRID12"))[1]


def test_content_that_has_been_printed_before_is_not_rendered_again(
    cast: Cast, edition: Edition, minutes: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = count_renderings(monkeypatch)
    for title in ("Welcome", "Another title", "Welcome"):
        rename_item(item_of(minutes, 1), title, by=cast.secretary)
        caches["pages"].clear()
        request_printing(edition_for(access_of(cast.chair), "GRID12"))

    assert len(rendered) == 2


def test_what_fails_is_told_in_a_sentence_and_raised_for_the_workers_log(
    queue: None, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "render_pdf", lambda _redacted: 1 / 0)
    request_printing(edition)

    with pytest.raises(ZeroDivisionError):
        set_now(edition)

    row = Printing.objects.get()
    assert (row.state, row.failure) == (PrintingState.FAILED, FAILED)
    assert row.step is Step.FAILED


def test_a_worker_of_another_release_prints_nothing_and_says_so(queue: None, edition: Edition) -> None:
    request_printing(edition)

    set_minutes.call(printing_key(edition), "the release before")

    row = Printing.objects.get()
    assert (row.state, row.failure) == (PrintingState.FAILED, OTHER_RELEASE)


def test_a_failure_that_comes_late_does_not_undo_what_is_done(
    queue: None, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_slowly(_redacted: object) -> bytes:
        monkeypatch.setattr(pdf, "render_pdf", lambda _redacted: b"faster")
        set_now(edition)
        raise MemoryError

    monkeypatch.setattr(pdf, "render_pdf", fail_slowly)
    request_printing(edition)

    with pytest.raises(MemoryError):
        set_now(edition)

    assert printed_file(edition) == b"faster"


@pytest.mark.parametrize(
    ("state", "since", "step"),
    [
        (PrintingState.QUEUED, 0, Step.WAITING),
        (PrintingState.QUEUED, 19, Step.WAITING),
        (PrintingState.QUEUED, 21, Step.UNANSWERED),
        (PrintingState.QUEUED, 121, Step.STUCK),
        (PrintingState.SETTING, 21, Step.AT_WORK),
        (PrintingState.SETTING, 119, Step.AT_WORK),
        (PrintingState.SETTING, 121, Step.STUCK),
        (PrintingState.DONE, 9999, Step.DONE),
        (PrintingState.FAILED, 9999, Step.FAILED),
    ],
)
def test_how_far_it_has_come_is_told_by_state_and_clock(state: PrintingState, since: int, step: Step) -> None:
    then = timezone.now() - timedelta(seconds=since)
    started = None if state == PrintingState.QUEUED else then

    assert Printing(state=state, requested_at=then, started_at=started).step is step


def test_only_what_failed_or_is_stuck_can_be_asked_for_again_and_only_once(queue: None, edition: Edition) -> None:
    row, _ = request_printing(edition)
    request_again(row)
    assert DBTaskResult.objects.count() == 1

    Printing.objects.update(state=PrintingState.FAILED, failure=FAILED)
    first, second = Printing.objects.get(), Printing.objects.get()
    request_again(first)
    request_again(second)

    row.refresh_from_db()
    assert (row.state, row.failure) == (PrintingState.QUEUED, "")
    assert DBTaskResult.objects.count() == 2


def test_a_file_that_has_gone_is_printed_again(edition: Edition, printed: Path) -> None:
    request_printing(edition)
    for file in printed.iterdir():
        file.unlink()

    assert printed_file(edition) is None
    assert request_printing(edition)[1]
    assert printed_file(edition) is not None


def test_what_nobody_read_for_thirty_days_goes_row_and_file(edition: Edition, printed: Path) -> None:
    request_printing(edition)
    Printing.objects.update(last_read_at=timezone.now() - LONG_AGO)

    assert Printing.prune() == 1
    assert not Printing.objects.exists()
    assert not list(printed.iterdir())


def test_what_was_read_within_thirty_days_stays(edition: Edition, printed: Path) -> None:
    request_printing(edition)
    Printing.objects.update(last_read_at=timezone.now() - timedelta(days=29))

    assert Printing.prune() == 0
    assert len(list(printed.iterdir())) == 1


@pytest.mark.parametrize("state", [PrintingState.QUEUED, PrintingState.SETTING])
def test_what_is_in_progress_is_never_thrown_away(queue: None, edition: Edition, state: PrintingState) -> None:
    request_printing(edition)
    Printing.objects.update(state=state, last_read_at=timezone.now() - LONG_AGO)

    assert Printing.prune() == 0


def test_reading_is_noted_once_a_day(edition: Edition, django_assert_num_queries) -> None:
    request_printing(edition)
    Printing.objects.update(last_read_at=timezone.now() - LONG_AGO)

    printed_file(edition)
    with django_assert_num_queries(0):
        printed_file(edition)

    assert timezone.now() - Printing.objects.get().last_read_at < timedelta(minutes=1)


def test_a_printing_is_for_an_audience_that_is_known(edition: Edition) -> None:
    row, _ = request_printing(edition)

    with pytest.raises(IntegrityError):
        Printing.objects.filter(pk=row.pk).update(audience="everybody")


def test_the_minute_loop_prunes(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.background.housekeeping import do_chores

    request_printing(edition)
    Printing.objects.update(last_read_at=timezone.now() - LONG_AGO)

    do_chores()

    assert not Printing.objects.exists()
