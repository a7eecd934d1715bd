"""A database that nobody has used yet."""

from django.core.management import call_command
from django.db import connection


def lay_tables_if_new() -> None:
    """Create the tables of a database that has none, so that a first command works; touch no other database."""
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
