"""The demo, staged once for a module's tests and rolled back after them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from smartgov.demo.staging import stage

PASSWORD = "one-password-for-all"


@pytest.fixture(scope="module")
def _staged(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        stage(PASSWORD, tell=lambda _: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(_staged: None, db: None) -> None:
    """The demo's rows; what a test changes of them is undone after it."""
