"""What hangs on what, once the house is put together."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.accounts.models import User
from core.accounts.sessions import USED_AT
from core.audit.trail import AuditEvent, ChainHead
from core.audit.triggers import declared_triggers
from tests.fixtures_triggers import triggers_lifted

pytestmark = pytest.mark.django_db


def test_to_sign_in_is_to_use_the_session(client: Client, amelia: User) -> None:
    client.force_login(amelia)

    assert USED_AT in client.session


def test_the_trail_is_written_once() -> None:
    assert AuditEvent._meta.db_table in {trigger.table for trigger in declared_triggers(connection)}


def test_after_migrating_the_chain_is_open() -> None:
    core = apps.get_app_config("core")
    with triggers_lifted():
        ChainHead.objects.all().delete()

    post_migrate.send(core, app_config=core, verbosity=0, interactive=False, using="default", plan=[], apps=apps)

    assert ChainHead.objects.count() == 1


def test_many_rows_are_written_by_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """As many as would be cut, were SQLite still taken to stand 999 parameters."""
    accounts = [User(email=f"{number}@example.org") for number in range(200)]

    with django_assert_num_queries(1):
        User.objects.bulk_create(accounts)
