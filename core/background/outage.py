"""A database that cannot be asked for a while: told apart from our own mistakes, and waited for."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections

Answer = TypeVar("Answer")
logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0  # seconds

# Locked by another process, or a file that cannot be opened, read or written now. "No such table" is none of these.
SQLITE_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
}
# How SQLSTATEs begin: connection lost; no room for more (connections, disk); locked; going down or coming up; disk.
POSTGRES_CODES = ("08", "53", "55P03", "57P", "58")
# A server that has gone gives no code, and one of these.
WITHOUT_A_CODE = {DatabaseError, InterfaceError, OperationalError}


def outage_in(error: BaseException | None) -> BaseException | None:
    """Return the error by which the database could not be asked: this one or one behind it; None where it could be."""
    while error is not None and not _is_outage(error):
        error = error.__cause__ or error.__context__
    return error


def _is_outage(error: BaseException) -> bool:
    driver = error.__cause__  # Django's errors come of the driver's, which alone have codes
    if isinstance(driver, sqlite3.Error):
        return getattr(driver, "sqlite_errorcode", 0) & 0xFF in SQLITE_CODES
    code: str | None = getattr(driver, "pgcode", "")
    return type(error) in WITHOUT_A_CODE if code is None else code.startswith(POSTGRES_CODES)


def in_words(outage: BaseException) -> str:
    reason, _, _ = str(outage).strip().partition("\n")
    return f"The database is unavailable ({reason})"


def patiently(ask: Callable[[], Answer]) -> Answer:
    """Return the database's answer, however long it takes; ``ask`` may be called several times."""
    try:
        return ask()
    except Exception as error:
        outage = outage_in(error)
        if outage is None:
            raise
    return wait_out(outage, ask)


def wait_out(outage: BaseException, ask: Callable[[], Answer]) -> Answer:
    """Ask again, after pauses that grow, until there is an answer; log once that it waits, and once that it did.

    Not to be called while the outage is handled: Python says of all that fails then that it came of the outage.
    """
    logger.warning("%s; background work waits for it.", in_words(outage))
    pause = FIRST_PAUSE
    while True:
        connections.close_all()  # what is left of a connection that was cut is of no more use
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
        try:
            with _short_waits_for_locks():
                answer = ask()
        except Exception as error:
            if outage_in(error) is None:
                raise
        else:
            logger.warning("The database is back; background work goes on.")
            return answer


@contextmanager
def _short_waits_for_locks() -> Iterator[None]:
    """SQLite waits for its lock in one piece, and with it every signal: here no longer than a second."""
    if connection.vendor != "sqlite":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    usual = options["timeout"]
    options["timeout"] = min(usual, 1)
    try:
        yield
    finally:
        connection.close()  # the next one is opened with the usual patience
        options["timeout"] = usual
