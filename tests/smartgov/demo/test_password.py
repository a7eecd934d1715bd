"""The demo's password: the one that is given, or one that is made once and can be forgotten."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from smartgov.demo.password import choose_password, forget_password, kept_password


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.VAR_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    return tmp_path


def test_one_that_is_made_is_kept() -> None:
    before = kept_password()

    password = choose_password()

    assert before == ""
    assert password == choose_password() == kept_password() != ""


def test_one_that_is_given_is_kept_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "given by the operator")

    assert choose_password() == "given by the operator"
    assert kept_password() == ""
    assert list(folder.iterdir()) == []


def test_once_forgotten_another_one_is_made() -> None:
    before = choose_password()

    forget_password()

    assert kept_password() == ""
    assert choose_password() != before
