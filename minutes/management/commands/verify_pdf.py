from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from minutes.signed.verify import Finding, verify_file


class Command(BaseCommand):
    help = "Says whether a PDF is one that was issued here, which minutes it holds and how they stand; exit 1 if not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the PDF")

    def handle(self, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        verdict = verify_file(content)
        for line in verdict.lines:
            self.stdout.write(line)
        if verdict.finding is not Finding.GENUINE:
            raise SystemExit(1)
