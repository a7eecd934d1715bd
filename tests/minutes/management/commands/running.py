"""Runs a management command and returns what it prints."""

import io

from django.core.management import call_command

ARGUMENTS = ["--panel", "HLP", "--meeting", "9", "--panel-name", "Harbour Lights Panel"]


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()
