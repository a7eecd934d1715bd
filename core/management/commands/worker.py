"""manage.py worker: does the background work, warmed up, so that who asks first waits no longer than the next."""

from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

from core.pdf import warm_up


class Command(db_worker.Command):
    help = "Sets minutes on paper and does the other background work until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(interval=0.2, startup_delay=False, reload=False)

    def handle(self, **options: Any) -> None:
        warm_up()
        super().handle(**options)
