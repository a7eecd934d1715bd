"""Versions before keep less of interests and of recommendations: one goes back only while nothing would be lost."""

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

from meetings.attendance.services.declarations import change_declaration, declare_interest
from meetings.enums import Follows
from meetings.models import Decision
from minutes.models import Minutes
from minutes.registers.answering import record_answer
from tests.conftest import Cast
from tests.factories import item_of, stated, uuid_of, write
from tests.minutes.registers.recommending import given, recommend


def go_back(app: str, migration: str) -> None:
    step = MigrationLoader(connection).get_migration(app, migration).operations[-1]
    assert isinstance(step, RunPython)
    step.reverse_code(apps, connection.SchemaEditorClass(connection, collect_sql=False))


def test_one_does_not_go_back_over_what_follows_from_an_interest(cast: Cast, minutes: Minutes) -> None:
    recusal = declare_interest(item_of(minutes, 1), cast.member.person, "Shares", by=cast.secretary)
    go_back("meetings", "0032_declarations")
    change_declaration(recusal, "Shares", follows=Follows.LEAVES, by=cast.secretary)

    with pytest.raises(CommandError, match="is recorded 1 times here"):
        go_back("meetings", "0032_declarations")


def test_one_does_not_go_back_over_a_recommendation_or_its_answer(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, stated("d", "AGREED", "the budget"))
    go_back("meetings", "0033_recommended_to")
    go_back("minutes", "0010_recommendations")
    recommend("d", cast)
    record_answer(Decision.objects.get(pk=uuid_of("d")), given(), seen=None, by=cast.secretary)

    for app, migration in (("meetings", "0033_recommended_to"), ("minutes", "0010_recommendations")):
        with pytest.raises(CommandError, match="recorded 1 times here"):
            go_back(app, migration)
