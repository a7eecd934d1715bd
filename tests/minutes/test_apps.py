"""What minutes ask of the floor below: tables that are written once, and chores of the minute loop."""

import pytest
from django.apps import apps
from django.db import connection

from core.audit.triggers import declared_triggers
from core.background import housekeeping
from minutes.models import Printing
from minutes.signed.issue import request_late_files

WRITTEN_ONCE = {
    "actions": {"ActionChange", "Evidence", "IssuedAction", "Notice"},
    "core": {"AuditEvent"},
    "meetings": {
        "AgendaIssue",
        "AgendaRecall",
        "Answer",
        "Contribution",
        "Extension",
        "IssuedDecision",
        "PaperVersion",
        "Voter",
    },
    "minutes": {
        "Approval",
        "Countersignature",
        "IssuedFile",
        "RecommendationAnswer",
        "SignOff",
        "StateChange",
        "Version",
        "VersionPublication",
        "VersionWithdrawal",
    },
}


@pytest.mark.parametrize("label", WRITTEN_ONCE)
def test_these_tables_are_written_once(label: str) -> None:
    guarded = {trigger.table for trigger in declared_triggers(connection)}

    models = apps.get_app_config(label).get_models()
    assert {model.__name__ for model in models if model._meta.db_table in guarded} == WRITTEN_ONCE[label]


@pytest.mark.parametrize("chore", [Printing.prune, request_late_files])
def test_the_minute_loop_does_it_once(chore: object) -> None:
    assert housekeeping._chores.count(chore) == 1
