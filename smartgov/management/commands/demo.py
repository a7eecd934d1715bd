"""manage.py demo: a panel with three meetings and people to sign in as, in a database that has no panel yet.

With --remove it is removed again, whole, as long as there is nothing else.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.errors import Refusal
from core.new_database import lay_tables_if_new
from meetings.models import Panel
from smartgov.demo.loading import password_that_works
from smartgov.demo.password import choose_password
from smartgov.demo.people import ACCOUNTS
from smartgov.demo.removal import remove_demo
from smartgov.demo.staging import is_staged, stage


class Command(BaseCommand):
    help = "Load the demo into an empty database, and say who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--unless-in-use",
            action="store_true",
            help="do nothing, and say nothing, where there are panels already",
        )
        parser.add_argument("--remove", action="store_true", help="remove the demo again, with everything in it")

    def handle(self, *, unless_in_use: bool, remove: bool, **_options: Any) -> None:
        lay_tables_if_new()
        if remove:
            self._remove()
        elif is_staged():
            self.stdout.write("The demo is already loaded.")
            self._say_who_signs_in(password_that_works())
        elif not Panel.objects.exists():
            self._stage()
        elif not unless_in_use:
            raise CommandError(
                "This database has panels already, and the demo would stand among them. Nothing was changed; "
                "name an empty database with DATABASE_URL or SMARTGOV_VAR."
            )

    def _remove(self) -> None:
        try:
            remove_demo()
        except Refusal as refusal:
            raise CommandError(f"{refusal} Nothing was removed.") from refusal
        self.stdout.write("The demo has been removed. The database is empty, and its audit trail starts again.")

    def _stage(self) -> None:
        password = choose_password()
        stage(password, tell=lambda step: self.stdout.write(f"demo: {step}"))
        self._say_who_signs_in(password)

    def _say_who_signs_in(self, password: str) -> None:
        with_what = f"the password {password}" if password else "the DEMO_PASSWORD it was loaded with"
        self.stdout.write(f"Sign in with {with_what}, as")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email:20}{account.name}, {account.role}")
