"""An installation that attested rows before goes on with the kinds of then; all others are found at its migrate."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from core.audit.attested import attested_kinds
from core.audit.found_rows import new_kinds
from core.audit.trail import ChainHead

STEP = import_module("core.migrations.0007_attested_kinds")
BEFORE = ("core", "0006_account_session")


def test_the_kinds_of_then_are_kinds_still_and_what_came_since_is_new() -> None:
    head = ChainHead(attests=STEP.KINDS_UNTIL_NOW)

    assert len(set(STEP.KINDS_UNTIL_NOW)) == 25
    assert set(STEP.KINDS_UNTIL_NOW) <= {kind.label for kind in attested_kinds()}
    assert {kind.edition_label for kind in new_kinds(head)} >= {
        "actions.Action/2", "core.User", "meetings.AgendaItem", "meetings.Decision", "meetings.Meeting",
        "meetings.Person", "minutes.LateWords",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_head_that_attested_then_has_them_and_one_that_did_not_has_none() -> None:
    loader = MigrationLoader(connection)
    state = loader.project_state([BEFORE])
    loader.get_migration("core", "0007_attested_kinds").operations[0].state_forwards("core", state)
    heads = state.apps.get_model("core", "ChainHead").objects
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_chainhead ADD COLUMN attests_since bigint NULL")
    editor = connection.SchemaEditorClass(connection, collect_sql=False)
    told = []

    for since, attests in ((7, []), (None, [])):
        heads.update(attests_since=since, attests=attests)
        STEP.name_the_kinds(state.apps, editor)
        told.append(heads.get().attests)
        STEP.forget_the_kinds(state.apps, editor)
        told.append(heads.get().attests_since)

    assert told == [STEP.KINDS_UNTIL_NOW, 0, [], None]
