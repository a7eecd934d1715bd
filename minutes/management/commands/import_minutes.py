import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.accounts.models import User
from core.audience import Audience
from core.errors import Refusal
from core.new_database import lay_tables_if_new
from minutes.document.redaction import redact
from minutes.importing.parsed import Unreadable
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportPlan, ImportRequest, plan_import
from minutes.importing.rows.report import report_data, report_lines
from minutes.importing.source import read_source
from minutes.rendering.json import render_json


class Command(BaseCommand):
    help = "Imports published minutes (the text layer of their PDF): items, decisions, actions, apologies."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the minutes as text in UTF-8")
        parser.add_argument("--panel", required=True, metavar="CODE", help="the panel's code, such as SECP")
        parser.add_argument("--meeting", required=True, type=int, metavar="N", help="the meeting's number")
        parser.add_argument("--panel-name", default="", help="the panel's name, if it is new here")
        parser.add_argument("--held-on", type=_day, metavar="YYYY-MM-DD", help="the meeting's day")
        parser.add_argument(
            "--accept-outcomes",
            action="store_true",
            help="add the outcome words found to the panel's own; a new panel gets the usual ones anyway",
        )
        parser.add_argument(
            "--accept-corrections",
            action="store_true",
            help="make the corrections offered (the text is kept)",
        )
        parser.add_argument(
            "--accept-statements",
            default="",
            metavar="all|NUMBERS",
            help="make decisions of what may be some, all of them or by the numbers of the dry run: 1,3-5",
        )
        parser.add_argument(
            "--accept-headings",
            action="store_true",
            help="take headings without numbers for the items, where no numbers are found",
        )
        parser.add_argument(
            "--leave-out-furniture",
            action="store_true",
            help="leave out lines too that look like headers or footers but may be text by their place",
        )
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")
        parser.add_argument("--json", action="store_true", help="print the minutes read and the report as JSON")

    def handle(self, **options: Any) -> None:
        lay_tables_if_new()
        request = ImportRequest(
            panel_code=options["panel"],
            meeting_number=options["meeting"],
            panel_name=options["panel_name"],
            held_on=options["held_on"],
            accept_outcomes=options["accept_outcomes"],
            accept_corrections=options["accept_corrections"],
            accept_statements=options["accept_statements"],
            accept_headings=options["accept_headings"],
            leave_out_furniture=options["leave_out_furniture"],
        )
        try:
            plan = plan_import(read_source(options["file"]), request)
            if not options["dry_run"]:
                carry_out(plan, by=User.objects.operator())
        except (Unreadable, Refusal) as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(_json(plan, dry_run=options["dry_run"]))
        else:
            for line in report_lines(plan, dry_run=options["dry_run"]):
                self.stdout.write(line)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a date such as 2017-08-11.") from error


def _json(plan: ImportPlan, *, dry_run: bool) -> str:
    data = json.loads(render_json(redact(plan.preview, Audience.PUBLIC)))
    return json.dumps(data | {"import": report_data(plan, dry_run=dry_run)}, ensure_ascii=False, indent=2)
