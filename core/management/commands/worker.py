"""manage.py worker: the background work, warmed up, so that whoever asks first waits no longer than the next."""

import logging
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from inspect import unwrap
from typing import Any

from django.db import Error, close_old_connections, transaction
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from core.background.housekeeping import release_task
from core.background.outage import outage_in, patiently, wait_out
from core.background.time_limit import time_limit
from core.pdf.engine import warm_up

LOGGERS = ("django_tasks", "django_tasks_db")
Task = DBTaskResult[..., object]


class Command(db_worker.Command):
    help = "Set minutes as PDF and do the other background work until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(interval=0.2, startup_delay=False, reload=False)

    def configure_logging(self, verbosity: int) -> None:
        """Log what failed always, and what went well only where somebody asks for it, by ``-v 2``."""
        super().configure_logging(verbosity)
        if verbosity == 1:
            for name in LOGGERS:
                logging.getLogger(name).setLevel(logging.WARNING)

    def handle(self, **options: Any) -> None:
        warm_up()
        db_worker.Worker = LastingWorker  # type: ignore[misc] # the library's command names the class it makes
        super().handle(**options)


class LastingWorker(db_worker.Worker):
    """The library's worker, which ends with its database; this one waits until the database is back.

    - Away while it looks for a task or takes one: nothing was taken. Where it was taken and only the answer got lost,
      the task stands as RUNNING in this worker's name, and is given back.
    - Away while a task asks it: the task ends there, as by the end of its worker, and is given back likewise.
    - Away while it is written how the task went: that stays in hand until it is written; the task does not run again.

    A task that takes too long is ended and told as failed (``core.background.time_limit``), and the next one runs.

    Where the worker is killed meanwhile, the task is left RUNNING, and the minute loop gives it back.
    """

    def run(self) -> None:
        while True:
            try:
                return super().run()
            except Exception as error:
                outage = outage_in(error)
                if outage is None:
                    raise
            wait_out(outage, self.give_back)

    def run_task(self, db_task_result: Task) -> None:
        with time_limit() as stop_clock:
            in_hand: Any = TaskInHand(db_task_result, stop_clock)
            super().run_task(in_hand)

    @transaction.atomic  # on SQLite takes the write lock: what can only read is not back
    def give_back(self) -> None:
        """Release the task that stands as RUNNING in this worker's name: it runs none."""
        for task in DBTaskResult.objects.running():
            if task.worker_ids[-1] == self.worker_id:
                release_task(task)


class TaskInHand:
    """A stand-in for the row of a task while the library runs it, which writes patiently how it went.

    The library's own few tries are left out: they would try again after the second signal too. The task's time is over
    once there is something to write: that may wait for the database as long as it has to.
    """

    def __init__(self, row: Task, stop_clock: Callable[[], None]) -> None:
        self._row = row
        self._stop_clock = stop_clock
        self._succeeded = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)

    def set_successful(self, return_value: object) -> None:
        self._stop_clock()
        self._succeeded = True
        self._write(partial(unwrap(DBTaskResult.set_successful), self._row, return_value))

    def set_failed(self, error: BaseException) -> None:
        self._stop_clock()
        write = partial(unwrap(DBTaskResult.set_failed), self._row, error)
        if isinstance(error, SystemExit):
            self._end_at_once(error, write)
        elif outage_in(error):
            raise error  # not of the task's making: ``run`` gives it back
        else:
            self._write(write)

    def _write(self, write: Callable[[], None]) -> None:
        close_old_connections()  # one that was cut while the task ran is replaced without a word
        patiently(write)

    def _end_at_once(self, error: SystemExit, write: Callable[[], None]) -> None:
        """Heed the second signal: a task that has succeeded is not called a failure, and nothing is waited for."""
        if self._succeeded:
            raise error
        try:
            write()
        except Error:
            raise error from None
