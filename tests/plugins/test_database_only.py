"""The second run takes every test that touches a database, however it asks for it, and no other."""

from tests.plugins import database_only

pytest_plugins = ["pytester"]

SUITE = """
    import pytest
    from django.test import SimpleTestCase, TestCase, TransactionTestCase

    @pytest.fixture
    def row(db): return 1

    def test_pure(): pass
    def test_by_fixture(db): pass
    def test_by_a_fixture_of_a_fixture(row): pass
    def test_live(live_server): pass

    @pytest.mark.django_db
    def test_marked(): pass

    @pytest.mark.postgres
    def test_postgres(): pass

    @pytest.mark.browser
    def test_page(live_server): pass

    class TestSimple(SimpleTestCase):
        def test_simple(self): pass

    class TestCased(TestCase):
        def test_cased(self): pass

    class TestTransactions(TransactionTestCase):
        def test_transactions(self): pass
"""


def test_only_tests_that_use_a_database_are_left(pytester):
    pytester.makeini("[pytest]\nmarkers =\n    postgres\n    browser\n")
    items, _ = pytester.inline_genitems(pytester.makepyfile(SUITE))
    taken = {item.name for item in items if database_only.uses_database(item)}

    assert taken == {
        "test_by_fixture",
        "test_by_a_fixture_of_a_fixture",
        "test_live",
        "test_marked",
        "test_postgres",
        "test_cased",
        "test_transactions",
    }
