"""Versions before have no series of numbers, so one goes back only while nothing is counted in one."""

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

from actions.models import ActionMention
from meetings.calendar.services.by_correspondence import create_by_correspondence
from meetings.enums import SensitivityChoice
from tests.conftest import Cast
from tests.factories import make_meeting, uuid_of


def go_back(app: str, migration: str) -> None:
    step = MigrationLoader(connection).get_migration(app, migration).operations[-1]
    assert isinstance(step, RunPython)
    step.reverse_code(apps, connection.SchemaEditorClass(connection, collect_sql=False))


def test_one_does_not_go_back_over_a_decision_by_correspondence(cast: Cast) -> None:
    make_meeting(cast.panel)
    go_back("meetings", "0028_series")
    create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)

    with pytest.raises(CommandError, match="1 decisions by correspondence are numbered"):
        go_back("meetings", "0028_series")


def test_mentions_that_would_not_fit_are_read_anew_later(cast: Cast) -> None:
    item = make_meeting(cast.panel).items.all()[0]
    for position, code in enumerate(("GRID", "GRIDGRID-C")):
        ActionMention.objects.create(
            item=item,
            block=uuid_of("b"),
            position=position,
            panel_code=code,
            meeting_number=1,
            number=1,
            sensitivity=SensitivityChoice.PUBLIC,
        )

    go_back("actions", "0004_mentions_in_a_series")

    assert [mention.panel_code for mention in ActionMention.objects.all()] == ["GRID"]
