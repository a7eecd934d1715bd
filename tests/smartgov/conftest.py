"""An installation with files of its own, and the code by which whoever made it shows that they did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from smartgov.first_run.setup_code import choose_setup_code


@pytest.fixture
def var(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Path]:
    settings.VAR_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    yield tmp_path
    cache.clear()


@pytest.fixture
def code(var: Path) -> str:
    return choose_setup_code()
