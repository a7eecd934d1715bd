"""A word that is made once: by one of those who make it at once, readable by its owner, and forgotten for good."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from smartgov.kept_word import KeptWord

WORD = KeptWord("word", groups=3)


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


def test_all_who_make_it_at_once_have_the_same_one_and_leave_nothing_else(var: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        words = set(pool.map(lambda _: WORD.choose(), range(64)))

    assert words == {WORD.read()}
    assert len(WORD.read()) == 14
    assert [path.name for path in var.iterdir()] == ["word"]


def test_it_is_its_owners_to_read(var: Path) -> None:
    WORD.choose()

    assert (var / "word").stat().st_mode & 0o777 == 0o600


def test_once_forgotten_it_is_another_one() -> None:
    before = WORD.choose()
    WORD.forget()

    assert WORD.read() == ""
    assert WORD.choose() != before
