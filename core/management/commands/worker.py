"""manage.py worker: does the background work, warmed up, so that who asks first waits no longer than the next."""

import logging
from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

from core.pdf import warm_up


LOGGERS = ("django_tasks", "django_tasks_db")


class Command(db_worker.Command):
    help = "Sets minutes on paper and does the other background work until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(interval=0.2, startup_delay=False, reload=False)

    def configure_logging(self, verbosity: int) -> None:
        """What failed is always said; what went well only where somebody asks for it, by ``-v 2``."""
        super().configure_logging(verbosity)
        if verbosity == 1:
            for name in LOGGERS:
                logging.getLogger(name).setLevel(logging.WARNING)

    def handle(self, **options: Any) -> None:
        warm_up()
        super().handle(**options)
