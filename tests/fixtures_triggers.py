"""Lifts the triggers that refuse change, for a test's flush and for tests that tamper on purpose."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import pytest
from django.db import connection
from django.test import TransactionTestCase

from core.triggers import declared_triggers, install_triggers


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Without the triggers inside the block; they are back when it is left."""
    _settle_pending_rows()
    with connection.cursor() as cursor:
        for trigger in declared_triggers(connection):
            cursor.execute(trigger.drop)
    try:
        yield
    finally:
        _settle_pending_rows()
        install_triggers(connection)


def _settle_pending_rows() -> None:
    # PostgreSQL drops no trigger of a table whose deferred foreign keys are still to be checked.
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()


@pytest.fixture(autouse=True, scope="session")
def triggers_lifted_for_the_flush() -> Iterator[None]:
    """Only a transactional test flushes, and only here: other tests pay nothing."""
    with pytest.MonkeyPatch.context() as patch:
        flush = TransactionTestCase._fixture_teardown
        patch.setattr(TransactionTestCase, "_fixture_teardown", _without_triggers(flush))
        yield


def _without_triggers(flush: Callable[[TransactionTestCase], None]) -> Callable[[TransactionTestCase], None]:
    @wraps(flush)
    def lifted_flush(test: TransactionTestCase) -> None:
        with triggers_lifted():
            flush(test)

    return lifted_flush
