"""The minute loop runs the housekeeping, survives a bad minute, and stops when it is told to."""

import contextlib
import logging
import os
import signal
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from core.background import housekeeping
from core.management.commands import minute_loop
from tests.core.background.test_outage import of_postgres


@pytest.fixture
def calls(monkeypatch):
    """What the loop called, with the task limit it passed on."""
    seen = []
    monkeypatch.setattr(housekeeping, "release_lost_tasks", lambda limit: seen.append(("release", limit)))
    monkeypatch.setattr(housekeeping, "prune_task_results", lambda: seen.append(("prune", None)))
    monkeypatch.setattr(housekeeping, "_chores", [lambda: seen.append(("chore of an upper floor", None))])
    monkeypatch.setattr(minute_loop, "close_old_connections", lambda: None)
    return seen


@pytest.fixture
def signals():
    """Gives the test process its own handlers back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_once_runs_each_job_and_ends(calls):
    call_command("minute_loop", "--once", "--task-limit", "7")

    assert calls == [("release", timedelta(minutes=7)), ("prune", None), ("chore of an upper floor", None)]


def test_it_allows_a_task_a_quarter_of_an_hour_unless_told_otherwise(calls):
    call_command("minute_loop", "--once")

    assert calls[0] == ("release", timedelta(minutes=15))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.usefixtures("signals")
def test_it_sleeps_a_minute_between_runs_and_stops_at_once_when_signalled(calls, monkeypatch, number):
    naps = []

    def sleep(seconds):
        naps.append(seconds)
        if len(naps) == 2:
            os.kill(os.getpid(), number)
            pytest.fail("the signal did not end the loop")

    monkeypatch.setattr(minute_loop.time, "sleep", sleep)

    with pytest.raises(SystemExit) as ending:
        call_command("minute_loop")

    assert ending.value.code == 0
    assert naps == [60, 60]
    assert [name for name, _ in calls] == ["release", "prune", "chore of an upper floor"] * 2


@pytest.mark.usefixtures("signals")
def test_a_minute_that_fails_is_logged_and_the_next_one_runs(calls, monkeypatch, caplog):
    def database_is_away():
        raise DatabaseError("the server is restarting")

    def sleep(_seconds):
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(housekeeping, "prune_task_results", database_is_away)
    monkeypatch.setattr(minute_loop.time, "sleep", sleep)

    with caplog.at_level(logging.ERROR), pytest.raises(KeyboardInterrupt):
        call_command("minute_loop")

    assert [name for name, _ in calls] == ["release", "release"]
    assert caplog.messages == ["This minute's housekeeping failed; the next minute tries again."] * 2


@pytest.mark.usefixtures("signals")
def test_a_database_that_is_away_is_said_in_one_line(calls, monkeypatch, caplog):
    def database_is_away():
        raise of_postgres(OperationalError, "57P01")

    def sleep(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(housekeeping, "prune_task_results", database_is_away)
    monkeypatch.setattr(minute_loop.time, "sleep", sleep)

    with pytest.raises(KeyboardInterrupt):
        call_command("minute_loop")

    assert caplog.messages == [
        "The database is unavailable (FATAL: something of the server's); the housekeeping tries again in a minute."
    ]
    assert caplog.records[0].exc_info is None


@pytest.mark.usefixtures("signals")
@pytest.mark.django_db(transaction=True)
def test_a_signal_ends_it_in_the_middle_of_its_work_with_nothing_half_done(calls, monkeypatch):
    def chore():
        with transaction.atomic():
            DBTaskResult.objects.create(args_kwargs={}, backend_name="default")
            signal.raise_signal(signal.SIGTERM)
            pytest.fail("the signal did not end the chore")

    monkeypatch.setattr(housekeeping, "_chores", [chore])

    with pytest.raises(SystemExit) as ending:
        call_command("minute_loop")

    assert ending.value.code == 0
    assert DBTaskResult.objects.count() == 0


@pytest.mark.usefixtures("signals")
def test_a_signal_that_gets_lost_in_its_work_is_heeded_after_it(calls, monkeypatch):
    def chore():
        with contextlib.suppress(SystemExit):  # as SQLite does with what a function of ours raises
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(housekeeping, "_chores", [chore])
    monkeypatch.setattr(minute_loop.time, "sleep", lambda _seconds: pytest.fail("it went on"))

    call_command("minute_loop")

    assert [name for name, _ in calls] == ["release", "prune"]
