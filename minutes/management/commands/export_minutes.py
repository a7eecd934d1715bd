from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.audience import Audience
from core.new_database import lay_tables_if_new
from minutes.document.build import build_document
from minutes.document.redaction import Redacted, redact
from minutes.models import Minutes
from minutes.registers.recommendations import with_answers
from minutes.rendering.formats import RENDERERS


class Command(BaseCommand):
    help = "Writes the minutes of a meeting, as they stand now, to a file or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help="the meeting, such as SECP47")
        parser.add_argument("--format", choices=sorted(RENDERERS), default="txt")
        parser.add_argument(
            "--rendition", choices=[audience.value for audience in Audience], default=Audience.PUBLIC.value
        )
        parser.add_argument("-o", "--output", type=Path, metavar="FILE")

    def handle(self, **options: Any) -> None:
        lay_tables_if_new()
        try:
            minutes = Minutes.objects.get_by_reference(options["reference"])
        except Minutes.DoesNotExist:
            raise CommandError(f"There are no minutes of {options['reference']} here.") from None
        content = RENDERERS[options["format"]](_redacted(minutes, options["rendition"]))
        self._write(content, options["output"])

    def _write(self, content: str | bytes, path: Path | None) -> None:
        data = content.encode() if isinstance(content, str) else content
        if path is not None:
            try:
                path.write_bytes(data)
            except OSError as error:
                raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        elif isinstance(content, str):
            self.stdout.write(content)
        else:
            raise CommandError("A PDF goes to a file: add -o FILE.")


def _redacted(minutes: Minutes, rendition: str) -> Redacted:
    return with_answers(redact(build_document(minutes), Audience(rendition)))
