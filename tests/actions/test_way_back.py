"""Back before actions could be without a number: refused while there are such, before anything is written."""

import re
from uuid import UUID

import pytest
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations import RunPython

from actions.models import Action
from actions.services import issue_action_numbers, keep_printed_labels
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, uuid_of, write


@pytest.fixture
def loader() -> MigrationLoader:
    return MigrationLoader(connection)


@pytest.fixture
def migration(loader: MigrationLoader) -> Migration:
    return loader.get_migration("actions", "0003_printed_labels")


def go_back(loader: MigrationLoader, migration: Migration) -> None:
    """Take the first step back, which is the last of the migration and writes nothing."""
    state = loader.project_state(("actions", migration.name))
    step = migration.operations[-1]
    assert isinstance(step, RunPython)
    editor = connection.SchemaEditorClass(connection, collect_sql=False)
    step.database_backwards("actions", editor, state, state)


def test_an_action_without_a_number_keeps_one_from_going_back(
    cast: Cast, minutes: Minutes, loader: MigrationLoader, migration: Migration
) -> None:
    write(minutes, 1, action("a", "The Clerk to write.") + action("b", "The Clerk to call."))
    keep_printed_labels(minutes.meeting, {UUID(uuid_of("a")): "ACTION"}, by=cast.secretary)

    with pytest.raises(CommandError, match=re.escape("1 of the actions here came from published minutes")):
        go_back(loader, migration)


def test_without_such_an_action_one_goes_back(
    cast: Cast, minutes: Minutes, loader: MigrationLoader, migration: Migration
) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))
    issue_action_numbers(minutes.meeting, by=cast.secretary)

    go_back(loader, migration)

    assert Action.objects.exclude(number=None).count() == 1
