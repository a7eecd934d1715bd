"""The second run takes every test that touches a database, however it asks for it, but for those that are named."""

import pytest

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


def test_what_is_left_out_by_its_name_is_there_and_asks_for_no_postgres():
    texts = {name: (database_only.TESTS / name).read_text(encoding="utf-8") for name in database_only.SAME_ON_BOTH}

    assert [name for name, text in texts.items() if "mark.postgres" in text or "transaction=True" in text] == []


@pytest.mark.parametrize(("name", "is_taken"), [("test_static_files.py", False), ("test_access.py", True)])
def test_a_file_that_is_named_is_left_out(pytester, monkeypatch, name, is_taken):
    monkeypatch.setattr(database_only, "TESTS", pytester.path)
    path = pytester.path / name
    path.write_text("def test_row(db): pass\n", encoding="utf-8")

    items, _ = pytester.inline_genitems(path)

    assert [database_only.may_differ(item) for item in items] == [is_taken]


@pytest.mark.parametrize(
    ("name", "is_enough"),
    [
        (f"{database_only.TABLE_OF_ROLES}[secretary]", False),
        (f"{database_only.TABLE_OF_ROLES}[anonymous-1280]", False),
        (f"{database_only.TABLE_OF_ROLES}[chair]", True),
        (database_only.TABLE_OF_ROLES, False),
        (f"{database_only.FORMS_KEPT}[chair]", True),
        ("test_another_thing[chair]", False),
    ],
)
def test_an_address_is_asked_for_again_as_three_roles(name, is_enough):
    assert database_only.is_walked_enough(name) == is_enough
