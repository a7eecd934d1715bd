"""Tables are laid in a database that has none, and in no other. A small house stands for ours, whose tables take
seconds."""

import sqlite3
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
import django
from django.conf import settings
database = {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}
settings.configure(INSTALLED_APPS=["django.contrib.contenttypes"], DATABASES={"default": database})
django.setup()
from core.new_database import lay_tables_if_new
lay_tables_if_new()
"""


def tables_after(database: Path) -> list[str]:
    subprocess.run([sys.executable, "-c", PROGRAM, database], cwd=HOUSE, check=True)  # noqa: S603 - written above
    rows = sqlite3.connect(database).execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [name for (name,) in rows]


def test_a_new_database_gets_its_tables(tmp_path: Path) -> None:
    assert tables_after(tmp_path / "new.sqlite3") == ["django_content_type", "django_migrations"]


def test_a_database_with_tables_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "somebodys.sqlite3"
    sqlite3.connect(database).execute("CREATE TABLE notes (text)")

    assert tables_after(database) == ["notes"]
