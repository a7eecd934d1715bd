"""Leaves out, for the run on the second database, the tests that use none and those that look at pages.

A page asks the database what requests ask it in other tests; what a browser makes of it does not depend on the answer's
source, and takes minutes.

Loaded by script/test with ``-p tests.plugins.database_only``.
"""

import pytest
from django.test import TransactionTestCase

# live_server asks for its database only while the test is set up, too late to be seen here.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    if item.get_closest_marker("django_db") or item.get_closest_marker("postgres"):
        return True
    if not isinstance(item, pytest.Function):
        return False
    is_django_case = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    return is_django_case or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = [item for item in items if not uses_database(item)]
    items[:] = [item for item in items if uses_database(item)]
    config.hook.pytest_deselected(items=others)
