"""manage.py verify_all: the whole proof, trail, rows and files against each other, for whoever has the machine."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.audit.checkpoints import Checkpoint, checkpoints_in, kept_checkpoints
from core.audit.triggers import missing_triggers
from core.audit.verification import Verification

WHAT_TO_DO = (
    "Change nothing: keep a copy of the database and of SMARTGOV_VAR as they are now. A backup from before a change, "
    "restored elsewhere, shows what was there: run verify_all on it too."
)


class Command(BaseCommand):
    help = "Hold trail, rows and files against each other; name all that is not as it was written; exit 1 if any is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--checkpoint",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="checkpoints that were kept elsewhere, such as a mail; those kept here are compared anyway",
        )

    def handle(self, *, checkpoint: list[Path], **_options: Any) -> None:
        if missing := missing_triggers():
            self.stderr.write(f"Not guarded against change, run manage.py migrate: {', '.join(missing)}.")
        verification = Verification(chain(kept_checkpoints(), *map(_given, checkpoint)))
        faults = 0
        for fault in verification.faults():
            faults += 1
            self.stderr.write(str(fault))
        counts = f"{verification.events} events, {verification.rows} rows of evidence, {verification.files} files"
        said = f"Checked: {counts}, {verification.checkpoints} checkpoints"
        if verification.found:
            self.stdout.write(verification.found)
        if faults:
            found = "1 found that is not as it was" if faults == 1 else f"{faults} found that are not as they were"
            self.stderr.write(f"{said}; {found} written.")
            self.stderr.write(WHAT_TO_DO)
            raise SystemExit(1)
        self.stdout.write(f"{said}; all as they were written.")


def _given(path: Path) -> Iterator[Checkpoint]:
    try:
        given = checkpoints_in(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    if not given:
        raise CommandError(f"{path} holds no checkpoint, which stands between braces.")
    yield from given
