"""A release is every file that ships and the version of every library; nothing else makes another one."""

import shutil
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from core import release as releases

HOUSE = Path(__file__).resolve().parents[2]
SHIPS = [
    "templates/minutes/rendering/_body.html",
    "templates/components/_bar.html",
    "static/css/pdf.css",
    "static/fonts/SourceSerif4-Regular.ttf",
    "minutes/rendering/body.py",
    "meetings/agenda/rendering.py",
    "core/pdf/engine.py",
    "actions/references.py",
    "requirements.lock",
]
DOES_NOT_SHIP = ["README.md", "tests/conftest.py", "core/pdf/engine.pyc"]


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Path:
    """A copy of what ships, to be changed."""
    for folder in releases.SHIPPED:
        shutil.copytree(HOUSE / folder, tmp_path / folder)
    shutil.copy(HOUSE / releases.LIBRARIES, tmp_path)
    settings.BASE_DIR = tmp_path
    return tmp_path


def release() -> str:
    return releases.this_release.__wrapped__()


def change(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        file.write(b" ")


@pytest.mark.parametrize("name", SHIPS)
def test_a_changed_file_that_ships_makes_another_release(elsewhere: Path, name: str) -> None:
    before = release()

    change(elsewhere / name)

    assert release() != before


@pytest.mark.parametrize("name", DOES_NOT_SHIP)
def test_any_other_changed_file_does_not(elsewhere: Path, name: str) -> None:
    before = release()

    change(elsewhere / name)

    assert release() == before


def test_a_renamed_file_makes_another_release(elsewhere: Path) -> None:
    before = release()

    (elsewhere / "static/css/pdf.css").rename(elsewhere / "static/css/paper.css")

    assert release() != before


def test_it_is_the_same_wherever_the_house_stands(elsewhere: Path, settings: Settings) -> None:
    there = release()
    settings.BASE_DIR = HOUSE

    assert release() == there
