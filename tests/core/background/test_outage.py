"""A database that is away is told from a mistake of ours, and waited for."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from pytest_django import DjangoDbBlocker

from core.background import outage
from core.background.outage import in_words, outage_in, patiently

WAITS = "The database is unavailable (database is locked); background work waits for it."
GOES_ON = "The database is back; background work goes on."


@pytest.fixture
def sqlite(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    """Django's connection to an SQLite file of its own, which waits for no lock."""
    own = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "own.sqlite3", "OPTIONS": {"timeout": 0}}
    with django_db_blocker.unblock(), closing(DatabaseWrapper(connection.settings_dict | own, "own")) as database:
        yield database


@pytest.fixture
def locked(sqlite: DatabaseWrapper) -> Iterator[OperationalError]:
    """What Django says while another connection holds the lock."""
    with closing(sqlite3.connect(sqlite.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield error_of(lambda: sqlite.cursor().execute("SELECT 1 FROM sqlite_master"))


def error_of(ask: Callable[[], object]) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught:
        ask()
    return caught.value


def of_postgres(kind: type[DatabaseError], code: str | None) -> Exception:
    """An error as Django hands it on; tests/core/background/test_postgres_outage.py has real ones."""
    driver = Exception("FATAL: something of the server's\nand more of it")
    driver.pgcode = code  # type: ignore[attr-defined]
    error = kind(*driver.args)
    error.__cause__ = driver
    return error


def test_a_locked_database_is_away(locked: OperationalError) -> None:
    assert outage_in(locked) is locked
    assert in_words(locked) == "The database is unavailable (database is locked)"


def test_a_file_that_cannot_be_opened_is_away(sqlite: DatabaseWrapper) -> None:
    Path(sqlite.settings_dict["NAME"]).mkdir()

    error = error_of(lambda: sqlite.cursor())

    assert outage_in(error) is error


@pytest.mark.parametrize("sql", ["SELECT 1 FROM nowhere", "SELECT 1 +", "SELECT ?"])
def test_a_question_that_is_wrong_is_no_outage(sqlite: DatabaseWrapper, sql: str) -> None:
    assert outage_in(error_of(lambda: sqlite.cursor().execute(sql))) is None


@pytest.mark.parametrize("code", ["08006", "53300", "53100", "55P03", "57P01", "57P03", "58030"])
def test_a_server_that_goes_comes_or_has_no_room_is_away(code: str) -> None:
    error = of_postgres(OperationalError, code)

    assert outage_in(error) is error
    assert in_words(error) == "The database is unavailable (FATAL: something of the server's)"


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError, DatabaseError])
def test_a_server_that_has_gone_without_a_code_is_away(kind: type[DatabaseError]) -> None:
    error = of_postgres(kind, None)

    assert outage_in(error) is error


@pytest.mark.parametrize(
    ("kind", "code"), [(OperationalError, "57014"), (ProgrammingError, "42P01"), (ProgrammingError, None)]
)
def test_a_server_that_refuses_one_question_is_no_outage(kind: type[DatabaseError], code: str | None) -> None:
    assert outage_in(of_postgres(kind, code)) is None


def test_what_came_of_an_outage_leads_back_to_it(locked: OperationalError) -> None:
    def fail_over_it() -> None:
        try:
            raise locked
        except OperationalError:
            raise ProgrammingError("Cannot open a new connection in an atomic block.") from None

    assert outage_in(error_of(fail_over_it)) is locked


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Those that were made, none of them waited for."""
    made: list[float] = []
    monkeypatch.setattr(outage.time, "sleep", made.append)
    monkeypatch.setattr(outage.connections, "close_all", lambda: None)
    monkeypatch.setattr(outage.connection, "close", lambda: None)
    return made


def test_it_waits_with_growing_pauses_and_says_so_once(
    locked: OperationalError, pauses: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[object] = [locked] * 9 + ["at last"]

    def ask() -> object:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with caplog.at_level(logging.INFO):
        answer = patiently(ask)

    assert answer == "at last"
    assert pauses == [0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10, 10, 10]
    assert caplog.messages == [WAITS, GOES_ON]


@pytest.mark.parametrize("errors", [[], ["locked"]], ids=["at once", "after an outage"])
def test_a_mistake_is_not_waited_for(
    locked: OperationalError, pauses: list[float], caplog: pytest.LogCaptureFixture, errors: list[str]
) -> None:
    left: list[Exception] = [locked for _ in errors] + [ZeroDivisionError()]

    def ask() -> None:
        raise left.pop(0)

    with pytest.raises(ZeroDivisionError):
        patiently(ask)

    assert len(pauses) == len(errors)
    assert GOES_ON not in caplog.messages
