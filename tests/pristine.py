"""Puts the test database back as the migrations left it, after a test whose changes are committed.

Django empties every table one by one, runs what follows a migration and leaves the rows that migrations brought out.
On SQLite the whole file is written back from a copy in memory, which is quicker and leaves nothing behind: rows,
sequences, triggers. On PostgreSQL, where few tests commit, Django's flush stays, with the triggers lifted for it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

from core.audit import triggers

TearDown = Callable[[TransactionTestCase], None]


@contextmanager
def restored_after_each_commit() -> Iterator[None]:
    """Within the block; begun on a database that has just been migrated."""
    with pytest.MonkeyPatch.context() as patch:
        flush = TransactionTestCase._fixture_teardown
        restore = _copy_back(_in_memory()) if connection.vendor == "sqlite" else _without_triggers(flush)
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield


def _in_memory() -> sqlite3.Connection:
    pristine = sqlite3.connect(":memory:")
    connection.ensure_connection()
    connection.connection.backup(pristine)
    return pristine


def _copy_back(pristine: sqlite3.Connection) -> TearDown:
    def restore(_test: TransactionTestCase) -> None:
        with transaction.atomic():
            pass  # waits for whoever still writes, and fails if they never end: ``backup`` would wait for ever
        pristine.backup(connection.connection)

    return restore


def _without_triggers(flush: TearDown) -> TearDown:
    def lifted_flush(test: TransactionTestCase) -> None:
        with triggers.triggers_lifted(connection):
            flush(test)

    return lifted_flush
