"""Background work kept tidy: the task queue has no retry, and remembers every task for ever."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

_chores: list[Callable[[], object]] = []
logger = logging.getLogger(__name__)

TASK_LIMIT = timedelta(minutes=15)
MAX_ATTEMPTS = 3
KEEP_RESULTS = timedelta(days=7)


class WorkerLost(Exception):
    """The worker, or its database, ended in the middle of the task, each time that it was tried."""


def release_lost_tasks(limit: timedelta = TASK_LIMIT) -> int:
    """Give tasks whose worker is gone another try, or mark them failed after MAX_ATTEMPTS; return how many.

    A killed worker leaves its task RUNNING and nothing else behind, so gone means: started longer ago than
    ``limit``, or as far ahead, before the clock was put back. A task that does take that long is run a second time,
    which tasks must stand anyway.
    """
    now = timezone.now()
    is_far_off = Q(started_at__lt=now - limit) | Q(started_at__gt=now + limit)
    overdue = DBTaskResult.objects.running().filter(is_far_off)
    return sum(release_task(task) for task in overdue)


def release_task(task: "DBTaskResult[..., object]") -> bool:
    """Release one task as it was seen, unless its worker or a minute loop was faster."""
    as_seen = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    attempts = len(task.worker_ids)
    released = _make_ready(as_seen) if attempts < MAX_ATTEMPTS else _make_failed(as_seen, attempts)
    if released:
        logger.warning("Task %s was cut short, attempt %d of %d.", task.task_path, attempts, MAX_ATTEMPTS)
    return released


def _make_ready(tasks: DBTaskResultQuerySet) -> bool:
    return bool(tasks.update(status="READY", started_at=None))


def _make_failed(tasks: DBTaskResultQuerySet, attempts: int) -> bool:
    changed = tasks.update(
        status="FAILED",
        finished_at=timezone.now(),
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
        traceback=f"The worker, or its database, ended in the middle of this task, {attempts} times.",
    )
    return bool(changed)


def prune_task_results(older_than: timedelta = KEEP_RESULTS) -> int:
    """Delete the results of what finished longer ago than this, well or badly; return how many."""
    deleted, _ = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - older_than).delete()
    return deleted


def every_minute(chore: Callable[[], object]) -> None:
    """Have the minute loop do this too; called from ``AppConfig.ready`` of an upper floor."""
    _chores.append(chore)


def do_chores() -> None:
    for chore in _chores:
        chore()
