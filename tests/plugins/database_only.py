"""Leaves out, for the run on the second database, the tests that use none and those that look at pages.

What a page says does not depend on the database it is read from, and takes minutes. The walks of every address as each
role, and the hunts for leaks, ask all pages on both.

Loaded by script/test with ``-p tests.plugins.database_only``.
"""

import pytest
from django.test import TransactionTestCase

# live_server asks for its database only while the test is set up, too late to be seen here.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
WALKS = ("test_access", "test_leaks")


def uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") or looks_at_pages(item):
        return False
    if item.get_closest_marker("django_db") or item.get_closest_marker("postgres"):
        return True
    if not isinstance(item, pytest.Function):
        return False
    is_django_case = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    return is_django_case or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


def looks_at_pages(item: pytest.Item) -> bool:
    """By the client that asks for them; what needs real transactions is about more than a page."""
    if not isinstance(item, pytest.Function) or item.path.stem.startswith(WALKS):
        return False
    is_about_more = item.get_closest_marker("postgres") or "transactional_db" in item.fixturenames
    return "client" in item.fixturenames and not is_about_more


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = [item for item in items if not uses_database(item)]
    items[:] = [item for item in items if uses_database(item)]
    config.hook.pytest_deselected(items=others)
