"""A file of published minutes, and a way to run a command on it."""

from pathlib import Path

import pytest

from tests.minutes.importing.rows.harbour import TEXT


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "march.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)
