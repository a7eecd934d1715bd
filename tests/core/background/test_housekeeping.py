"""Tasks whose worker was killed come back or fail; old results go."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.background.housekeeping import WorkerLost, prune_task_results, release_lost_tasks, release_task

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def task(status: TaskResultStatus, *, started: timedelta, finished: timedelta | None = None, attempts: int = 1):
    """A row as the worker leaves it; ``started`` and ``finished`` are how long ago."""
    return DBTaskResult.objects.create(
        status=status,
        started_at=NOON - started,
        finished_at=None if finished is None else NOON - finished,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.core.background.test_housekeeping.nothing",
        worker_ids=[f"worker-{number}" for number in range(attempts)],
        backend_name="default",
        run_after=NOON - started,
        exception_class_path="",
        traceback="",
    )


def test_a_task_that_runs_longer_than_the_limit_is_ready_for_another_worker():
    lost = task(TaskResultStatus.RUNNING, started=timedelta(minutes=15, seconds=1))

    released = release_lost_tasks(timedelta(minutes=15))

    lost.refresh_from_db()
    assert (released, lost.status, lost.started_at) == (1, "READY", None)
    assert list(DBTaskResult.objects.ready()) == [lost]


def test_a_task_begun_before_the_clock_was_put_back_does_not_wait_until_then():
    ahead = task(TaskResultStatus.RUNNING, started=timedelta(hours=-3))
    just_ahead = task(TaskResultStatus.RUNNING, started=timedelta(minutes=-15))

    assert release_lost_tasks(timedelta(minutes=15)) == 1

    ahead.refresh_from_db()
    assert (ahead.status, ahead.started_at) == ("READY", None)
    assert list(DBTaskResult.objects.running()) == [just_ahead]


def test_a_task_within_the_limit_is_left_to_its_worker():
    running = task(TaskResultStatus.RUNNING, started=timedelta(minutes=15))

    released = release_lost_tasks(timedelta(minutes=15))

    running.refresh_from_db()
    assert (released, running.status) == (0, "RUNNING")


@pytest.mark.parametrize(("attempts", "status"), [(1, "READY"), (2, "READY"), (3, "FAILED"), (4, "FAILED")])
def test_a_task_that_loses_its_third_worker_fails(attempts, status):
    lost = task(TaskResultStatus.RUNNING, started=timedelta(hours=1), attempts=attempts)

    release_lost_tasks()

    lost.refresh_from_db()
    assert lost.status == status


def test_a_task_that_failed_for_want_of_a_worker_says_so_when_it_is_read():
    lost = task(TaskResultStatus.RUNNING, started=timedelta(hours=1), attempts=3)

    release_lost_tasks()

    lost.refresh_from_db()
    assert lost.finished_at == NOON
    assert lost.exception_class_path == f"{WorkerLost.__module__}.{WorkerLost.__qualname__}"
    assert lost.traceback == "The worker, or its database, ended in the middle of this task, 3 times."


def test_finished_and_waiting_tasks_are_never_released():
    old = timedelta(days=1)
    for status in (TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        task(status, started=old, finished=old)

    assert release_lost_tasks() == 0


def test_a_worker_that_finishes_at_the_last_moment_keeps_its_result():
    as_seen_overdue = task(TaskResultStatus.RUNNING, started=timedelta(hours=1))
    meanwhile = DBTaskResult.objects.get(pk=as_seen_overdue.pk)
    meanwhile.set_successful("done")

    released = release_task(as_seen_overdue)

    meanwhile.refresh_from_db()
    assert (released, meanwhile.status, meanwhile.return_value) == (False, "SUCCESSFUL", "done")


def test_results_older_than_a_week_are_deleted_whether_they_went_well_or_not():
    week = timedelta(days=7)
    task(TaskResultStatus.SUCCESSFUL, started=week * 2, finished=week + timedelta(seconds=1))
    task(TaskResultStatus.FAILED, started=week * 2, finished=week + timedelta(seconds=1))
    kept = task(TaskResultStatus.SUCCESSFUL, started=week * 2, finished=week)

    deleted = prune_task_results()

    assert deleted == 2
    assert list(DBTaskResult.objects.all()) == [kept]


def test_a_task_that_never_finished_is_not_deleted_however_old_it_is():
    waiting = task(TaskResultStatus.READY, started=timedelta(days=400))

    assert prune_task_results() == 0
    assert list(DBTaskResult.objects.all()) == [waiting]
