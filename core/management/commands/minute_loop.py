"""manage.py minute_loop: the clock of an installation, for all that happens without anybody asking for it."""

import logging
import signal
import sys
import time
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from core.background import housekeeping
from core.background.outage import in_words, outage_in

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run the housekeeping once a minute until it is stopped."
    is_stopped = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run once and end, for a system timer")
        parser.add_argument(
            "--task-limit",
            type=int,
            default=int(housekeeping.TASK_LIMIT.total_seconds()) // 60,
            metavar="MINUTES",
            help="a task that runs longer than this has lost its worker (default: %(default)s)",
        )

    def handle(self, *, once: bool, task_limit: int, **_options: object) -> None:
        limit = timedelta(minutes=task_limit)
        if once:
            self.tidy(limit)
            return
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        while not self.is_stopped:
            self.tidy_whatever_happens(limit)
            if not self.is_stopped:
                time.sleep(60)

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        # At once: an unfinished transaction is rolled back, and the next minute starts from there. Raised where
        # exceptions get lost, as in a function that SQLite calls, it is at least remembered.
        self.is_stopped = True
        sys.exit(0)

    def tidy(self, limit: timedelta) -> None:
        housekeeping.release_lost_tasks(limit)
        housekeeping.prune_task_results()
        housekeeping.do_chores()

    def tidy_whatever_happens(self, limit: timedelta) -> None:
        """Tidy, and go on after any error: a database that is away for a moment must not end the clock."""
        close_old_connections()
        try:
            self.tidy(limit)
        except Exception as error:
            outage = outage_in(error)
            if outage is None:
                logger.exception("This minute's housekeeping failed; the next minute tries again.")
            else:
                logger.warning("%s; the housekeeping tries again in a minute.", in_words(outage))
        finally:
            close_old_connections()
