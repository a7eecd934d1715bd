"""manage.py setup_code: the code that the first page asks for as long as nobody can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core.new_database import lay_tables_if_new
from smartgov.demo.staging import is_staged
from smartgov.first_run.claiming import is_claimed
from smartgov.first_run.setup_code import choose_setup_code


class Command(BaseCommand):
    help = "Print the setup code of an installation that nobody can sign in to yet, or that holds the demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-needed", action="store_true", help="say nothing where somebody can sign in")

    def handle(self, *, if_needed: bool, **_options: Any) -> None:
        lay_tables_if_new()
        if not is_claimed():
            self.stdout.write(f"Nobody can sign in yet. The setup code for the first page is {choose_setup_code()}")
        elif is_staged():
            self.stdout.write(f"The setup code to remove the demo at /welcome/demo/remove/ is {choose_setup_code()}")
        elif not if_needed:
            self.stdout.write("Somebody can sign in already, so the setup code is no longer needed.")
