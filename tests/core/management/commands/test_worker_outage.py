"""The worker outlives a lock of another process wherever it is in its work, and heeds its signals meanwhile."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Timer

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.management.commands import worker
from tests.core.background.test_outage import GOES_ON, WAITS

pytestmark = pytest.mark.django_db(transaction=True)

LOCK = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGQUIT]
runs: list[Callable[[], object]] = []  # what the task does, each time that it runs


@task
def work() -> None:
    runs.pop(0)()


class Surroundings:
    """What befalls the worker while it has this process to itself."""

    def __init__(self) -> None:
        self._locks: list[subprocess.Popen[bytes]] = []
        self._timers: list[Timer] = []

    def lock(self, release_after: float | None = None) -> None:
        """Another process takes the database's lock."""
        command = [sys.executable, "-S", "-c", LOCK, str(connection.settings_dict["NAME"])]
        holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"locked\n"
        self._locks.append(holder)
        if release_after is not None:
            self._later(release_after, self.release)

    def release(self) -> None:
        while self._locks:
            self._locks.pop().communicate()

    def signal(self, number: int, *, after: float) -> None:
        self._later(after, lambda: os.kill(os.getpid(), number))

    def end(self) -> None:
        for timer in self._timers:
            timer.cancel()
            timer.join()
        self.release()

    def _later(self, seconds: float, do: Callable[[], object]) -> None:
        self._timers.append(Timer(seconds, do))
        self._timers[-1].start()


@pytest.fixture(autouse=True)
def around(queue: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Surroundings]:
    if connection.vendor != "sqlite":
        pytest.skip("nobody locks the whole of PostgreSQL; tests/core/background/test_postgres_outage.py restarts one")
    monkeypatch.setattr(worker, "warm_up", lambda: None)
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    connection.close()
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    runs.clear()
    surroundings = Surroundings()
    yield surroundings
    surroundings.end()
    for number, handler in handlers.items():
        signal.signal(number, handler)
    connection.close()


def run_worker(*options: str) -> None:
    call_command("worker", *options, verbosity=0)


def only_task() -> "DBTaskResult[..., object]":
    return DBTaskResult.objects.get()


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "core.background.outage"]


def test_it_outlives_a_lock_while_it_looks_for_work(around: Surroundings, caplog: pytest.LogCaptureFixture) -> None:
    work.enqueue()
    runs.append(lambda: None)
    around.lock(release_after=0.6)

    run_worker("--max-tasks", "1")

    assert (only_task().status, len(only_task().worker_ids)) == ("SUCCESSFUL", 1)
    assert told(caplog) == [WAITS, GOES_ON]


def test_a_result_is_kept_in_hand_until_it_can_be_written(
    around: Surroundings, caplog: pytest.LogCaptureFixture
) -> None:
    work.enqueue()
    runs.append(lambda: around.lock(release_after=0.6))

    run_worker("--max-tasks", "1")

    assert (only_task().status, len(only_task().worker_ids)) == ("SUCCESSFUL", 1)
    assert told(caplog) == [WAITS, GOES_ON]


def test_a_failure_is_kept_in_hand_until_it_can_be_written(around: Surroundings) -> None:
    def lock_and_fail() -> None:
        around.lock(release_after=0.6)
        raise ZeroDivisionError

    work.enqueue()
    runs.append(lock_and_fail)

    run_worker("--max-tasks", "1")

    assert (only_task().status, only_task().exception_class_path) == ("FAILED", "builtins.ZeroDivisionError")


def test_a_task_that_a_lock_cut_short_runs_again(around: Surroundings, caplog: pytest.LogCaptureFixture) -> None:
    def meet_the_lock() -> None:
        around.lock(release_after=0.6)
        DBTaskResult.objects.update(priority=1)

    work.enqueue()
    runs.extend([meet_the_lock, lambda: None])

    run_worker("--max-tasks", "2")

    assert (only_task().status, len(only_task().worker_ids)) == ("SUCCESSFUL", 2)
    assert caplog.messages == [WAITS, f"Task {__name__}.work was cut short, attempt 1 of 3.", GOES_ON]


def test_a_task_that_was_taken_unawares_is_given_back_and_no_other_workers(around: Surroundings) -> None:
    work.enqueue()
    own = only_task()
    own.claim("this-one")
    work.enqueue()
    others = DBTaskResult.objects.ready().get()
    others.claim("another")
    runs.append(lambda: None)
    around.lock(release_after=0.6)

    run_worker("--worker-id", "this-one", "--batch")

    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.status, others.status) == ("SUCCESSFUL", "RUNNING")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_while_it_waits_with_nothing_in_hand(around: Surroundings, number: int) -> None:
    around.lock()
    around.signal(number, after=0.6)

    with pytest.raises(SystemExit) as ending:
        run_worker()

    assert ending.value.code == 0


def test_the_first_signal_leaves_it_waiting_with_a_result_in_hand(around: Surroundings) -> None:
    def meet_lock_and_signal() -> None:
        around.signal(signal.SIGTERM, after=0.3)
        around.lock(release_after=0.9)

    work.enqueue()
    runs.append(meet_lock_and_signal)

    run_worker()

    assert only_task().status == "SUCCESSFUL"


def test_the_second_signal_ends_it_with_a_result_in_hand(around: Surroundings) -> None:
    def meet_lock_and_signals() -> None:
        around.lock()
        around.signal(signal.SIGTERM, after=0.3)
        around.signal(signal.SIGTERM, after=0.6)

    work.enqueue()
    runs.append(meet_lock_and_signals)

    with pytest.raises(SystemExit) as ending:
        run_worker()

    around.release()
    assert ending.value.code == 1
    assert only_task().status == "RUNNING"


@pytest.mark.parametrize(("is_locked", "status"), [(False, "FAILED"), (True, "RUNNING")])
def test_the_second_signal_ends_a_task_whether_that_can_be_written_or_not(
    around: Surroundings, is_locked: bool, status: str
) -> None:
    def meet_signals() -> None:
        if is_locked:
            around.lock()
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)

    work.enqueue()
    runs.append(meet_signals)

    with contextlib.suppress(SystemExit):
        run_worker()

    around.release()
    assert only_task().status == status


def test_a_mistake_of_ours_still_ends_it(around: Surroundings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DBTaskResult._meta, "db_table", "no_such_table")

    with pytest.raises(DatabaseError, match="no such table"):
        run_worker()
