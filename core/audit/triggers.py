"""Tables that are written once: triggers that refuse UPDATE, DELETE and, on PostgreSQL, TRUNCATE.

They stop a mistake in the code. Who owns the database can drop them, or on SQLite pass them by with INSERT OR
REPLACE; against that person stands the hash chain. SQLite drops them silently when a migration rebuilds their
table, so they are no part of a migration: they are put back after every ``migrate``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

_write_once: set[type[Model]] = set()

_SQLITE = """\
CREATE TRIGGER "{name}" BEFORE {operation} ON "{table}" \
BEGIN SELECT RAISE(ABORT, '{table} is written once: {operation} refused'); END"""

_POSTGRESQL = """\
CREATE TRIGGER "{name}" BEFORE {operation} ON "{table}" \
FOR EACH {level} EXECUTE FUNCTION smartgov_refuse_change()"""

# The same class of error as SQLite's RAISE(ABORT), so that Django raises IntegrityError on both.
_POSTGRESQL_FUNCTION = """\
CREATE OR REPLACE FUNCTION smartgov_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is written once: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$"""

# SQLite keeps the statement as it was given: one whose body was emptied by hand counts as missing.
_SQLITE_PRESENT = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"

_POSTGRESQL_PRESENT = """\
SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE proname = 'smartgov_refuse_change' AND tgenabled <> 'D' AND pg_table_is_visible(tgrelid)"""


@dataclass(frozen=True, slots=True)
class Trigger:
    table: str
    operation: str
    vendor: str

    @property
    def name(self) -> str:
        return f"{self.table}_refuses_{self.operation.lower()}"

    @property
    def create(self) -> str:
        level = "STATEMENT" if self.operation == "TRUNCATE" else "ROW"
        template = _POSTGRESQL if self.vendor == "postgresql" else _SQLITE
        return template.format(name=self.name, operation=self.operation, table=self.table, level=level)

    @property
    def evidence(self) -> str:
        """The text that the catalogue holds where this trigger stands."""
        return self.name if self.vendor == "postgresql" else self.create

    @property
    def drop(self) -> str:
        on_table = f' ON "{self.table}"' if self.vendor == "postgresql" else ""
        return f'DROP TRIGGER IF EXISTS "{self.name}"{on_table}'


def protect(*models: type[Model]) -> None:
    """Declare that rows of these models are written once; called from ``AppConfig.ready``."""
    _write_once.update(models)


def declared_triggers(connection: BaseDatabaseWrapper) -> Iterator[Trigger]:
    """Yield every trigger this database should have."""
    operations = ["UPDATE", "DELETE"] + ["TRUNCATE"] * (connection.vendor == "postgresql")
    for table in sorted(model._meta.db_table for model in _write_once):
        for operation in operations:
            yield Trigger(table, operation, connection.vendor)


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Put back what is missing, on the tables that exist; a second run changes nothing."""
    tables = set(connection.introspection.table_names())
    wanted = [trigger for trigger in _missing(connection) if trigger.table in tables]
    if not wanted:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for trigger in wanted:
            cursor.execute(trigger.drop)
            cursor.execute(trigger.create)


@contextmanager
def triggers_lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift the triggers inside the block, for a database that is emptied as a whole; put them back after it.

    Within a transaction nobody else ever sees the tables unguarded.
    """
    _settle_pending_rows(connection)
    with connection.cursor() as cursor:
        for trigger in declared_triggers(connection):
            cursor.execute(trigger.drop)
    try:
        yield
    finally:
        _settle_pending_rows(connection)
        install_triggers(connection)


def _settle_pending_rows(connection: BaseDatabaseWrapper) -> None:
    # PostgreSQL drops no trigger of a table whose deferred foreign keys are still to be checked.
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()


def missing_triggers() -> list[str]:
    """Return the names of declared triggers that are absent, disabled or not as declared."""
    return [trigger.name for trigger in _missing(default_connection)]


def _missing(connection: BaseDatabaseWrapper) -> list[Trigger]:
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL_PRESENT if connection.vendor == "postgresql" else _SQLITE_PRESENT)
        present = {sql for (sql,) in cursor.fetchall()}
    return [trigger for trigger in declared_triggers(connection) if trigger.evidence not in present]
