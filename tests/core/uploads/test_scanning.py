"""The scanner hook, with scanners that are real little programs."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from core.errors import Unacceptable
from core.uploads import scanning
from core.uploads.scanning import scan


@pytest.fixture
def scanner(tmp_path: Path, settings: Settings) -> Path:
    """Finds the word "virus"; ends with 2 where it reads "broken"."""
    program = tmp_path / "my scanner"
    program.write_text('#!/bin/sh\ngrep -q broken "$2" && exit 2\ngrep -q virus "$2" && exit 1\nexit 0\n')
    program.chmod(0o755)
    settings.PAPER_SCANNER = f"'{program}' --quiet"
    return program


def test_what_is_clean_is_said_to_be_scanned(scanner: Path) -> None:
    assert scan(b"A report") is True


def test_what_the_scanner_finds_something_in_is_refused(scanner: Path) -> None:
    with pytest.raises(Unacceptable, match="found something"):
        scan(b"A virus")


def test_where_the_scanner_fails_the_file_is_refused_and_the_operator_told(
    scanner: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Unacceptable, match="did not answer"):
        scan(b"A broken scanner")

    assert "ended with 2" in caplog.text


@pytest.mark.parametrize("command", ["/nowhere/at/all", "sleep 5 #"])
def test_so_it_is_where_there_is_none_of_that_name_or_it_hangs(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    settings.PAPER_SCANNER = command if command.startswith("/") else "sh -c 'exec sleep 5'"
    monkeypatch.setattr(scanning, "PATIENCE", 0.2)

    with pytest.raises(Unacceptable, match="did not answer"):
        scan(b"A report")


def test_without_a_scanner_nothing_is_said_to_be_scanned(settings: Settings) -> None:
    settings.PAPER_SCANNER = ""

    assert scan(b"A report") is False
