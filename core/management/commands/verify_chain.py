"""manage.py verify_chain: a check that the audit trail is still as SmartGov wrote it."""

from typing import Any

from django.core.management.base import BaseCommand

from core.audit.trail import inspect_chain
from core.audit.triggers import missing_triggers


class Command(BaseCommand):
    help = "Walk the audit chain and name its first broken link; exit 1 if there is one."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if missing := missing_triggers():
            self.stderr.write(f"Not guarded against change, run manage.py migrate: {', '.join(missing)}.")
        inspection = inspect_chain()
        if inspection.fault:
            self.stderr.write(f"The audit chain is broken. {inspection.fault}")
            raise SystemExit(1)
        self.stdout.write(f"Audit chain: {inspection.events} events, intact.")
