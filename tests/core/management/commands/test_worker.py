"""The worker is warm before it takes work, and looks for it five times a second."""

import logging
import time
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core.background.time_limit import time_limit
from core.management.commands import worker


@pytest.fixture
def done(queue: None, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the command did, in order."""
    seen: list[object] = []
    monkeypatch.setattr(worker, "warm_up", lambda: seen.append("warmed up"))
    monkeypatch.setattr(Worker, "configure_signals", lambda _self: None)
    monkeypatch.setattr(Worker, "run", lambda self: seen.append((self.interval, self.startup_delay)))
    return seen


def test_it_warms_up_before_it_works(done: list[object]) -> None:
    call_command("worker", verbosity=0)

    assert done == ["warmed up", (0.2, False)]


def test_it_can_be_told_to_look_less_often(done: list[object]) -> None:
    call_command("worker", "--interval", "3", verbosity=0)

    assert done == ["warmed up", (3.0, False)]


@pytest.fixture
def loggers() -> Iterator[list[logging.Logger]]:
    """Those of the background work, left as they were found."""
    found = [logging.getLogger(name) for name in worker.LOGGERS]
    levels = [each.level for each in found]
    yield found
    for each, level in zip(found, levels, strict=True):
        each.setLevel(level)


@pytest.mark.parametrize(("verbosity", "level"), [(1, logging.WARNING), (2, logging.DEBUG)])
def test_a_failure_is_always_told_and_what_went_well_only_where_it_is_asked_for(
    done: list[object], loggers: list[logging.Logger], verbosity: int, level: int
) -> None:
    call_command("worker", verbosity=verbosity)

    assert [each.level for each in loggers] == [level, level]


@task
def sleep(seconds: float) -> None:
    time.sleep(seconds)


@pytest.mark.django_db(transaction=True)
def test_a_task_that_takes_too_long_is_ended_and_the_next_one_runs(
    queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "warm_up", lambda: None)
    monkeypatch.setattr(Worker, "configure_signals", lambda _self: None)
    monkeypatch.setattr(worker, "time_limit", lambda: time_limit(0.2))
    for seconds in (20, 0):
        sleep.enqueue(seconds)

    call_command("worker", "--max-tasks", "2", verbosity=0)

    assert sorted(DBTaskResult.objects.values_list("status", "exception_class_path")) == [
        ("FAILED", "core.background.time_limit.TookTooLong"),
        ("SUCCESSFUL", ""),
    ]
