from typing import Any

from django.core.management.base import BaseCommand

from minutes.models import Version
from minutes.signed.integrity import faults_in_versions


class Command(BaseCommand):
    help = (
        "Holds versions, signatures and issued PDFs against what the audit trail says of them; exit 1 if one differs."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        faults = list(faults_in_versions())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise SystemExit(1)
        self.stdout.write(f"Versions: {Version.objects.count()}, each as it was frozen.")
