"""Lifts the triggers that refuse change, for tests that tamper on purpose."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from core.audit import triggers


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Without the triggers inside the block; they are back when it is left."""
    with triggers.triggers_lifted(connection):
        yield
