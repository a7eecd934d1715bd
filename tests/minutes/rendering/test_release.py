"""A release is what shows on paper: templates, styles, fonts, renderers and the PDF engine."""

import shutil
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from core import release
from minutes.rendering import release as release_of_minutes

HOUSE = Path(__file__).resolve().parents[3]
PRINTS = [
    "templates/minutes/_body.html",
    "static/css/print.css",
    "static/fonts/SourceSerif4-Regular.ttf",
    "minutes/rendering/body.py",
    "core/pdf.py",
    "core/pdf_tags.py",
]
PRINTS_NOTHING = ["minutes/drafting.py", "templates/home.html", "core/audit.py"]


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Path:
    """A copy of what matters, to be changed."""
    for folder in ("templates", "static", "minutes", "core"):
        shutil.copytree(HOUSE / folder, tmp_path / folder)
    settings.BASE_DIR = tmp_path
    return tmp_path


def fingerprint() -> str:
    return release.fingerprint_of.__wrapped__(*release_of_minutes.PRINTS)


@pytest.mark.parametrize("name", PRINTS)
def test_a_file_that_shows_on_paper_makes_another_release(elsewhere: Path, name: str) -> None:
    before = fingerprint()

    with (elsewhere / name).open("ab") as file:
        file.write(b" ")

    assert fingerprint() != before


@pytest.mark.parametrize("name", PRINTS_NOTHING)
def test_any_other_file_does_not(elsewhere: Path, name: str) -> None:
    before = fingerprint()

    with (elsewhere / name).open("ab") as file:
        file.write(b" ")

    assert fingerprint() == before


def test_another_version_of_the_engine_makes_another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()

    monkeypatch.setattr(release, "version", lambda name: f"another {name}")

    assert fingerprint() != before


def test_it_is_the_same_wherever_the_house_stands(elsewhere: Path, settings: Settings) -> None:
    there = fingerprint()
    settings.BASE_DIR = HOUSE

    assert fingerprint() == there
