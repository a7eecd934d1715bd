"""Lifts the triggers that refuse change, for a test's flush and for tests that tamper on purpose."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import pytest
from django.db import connection
from django.test import TransactionTestCase

from core.audit import triggers


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Without the triggers inside the block; they are back when it is left."""
    with triggers.triggers_lifted(connection):
        yield


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
