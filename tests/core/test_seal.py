"""The seal of an installation: made once, kept from others, and found again in what it sealed."""

import stat
from pathlib import Path

from pytest_django.fixtures import Settings

from core.pdf.engine import write_pdf
from core.pdf.seal import seal_pdf
from core.seal import names_seal, own_seal
from tests.minutes.drafting.test_concurrent_writers import all_at_once


def test_of_many_who_make_it_at_once_all_get_the_same(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_FOLDER = tmp_path / "seal"
    made: list[str] = []

    raised = all_at_once([lambda: made.append(own_seal().sha256)] * 8)

    assert raised == []
    assert len(made) == 8
    assert len(set(made)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["seal"]


def test_only_its_owner_reads_the_key(settings: Settings) -> None:
    seal = own_seal()

    assert stat.S_IMODE(seal.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(seal.key.parent.stat().st_mode) == 0o700


def test_one_of_the_operators_own_can_be_named_instead(settings: Settings, tmp_path: Path) -> None:
    own = own_seal()
    settings.SEAL_KEY, settings.SEAL_CERT = str(own.key), str(own.certificate)
    settings.SEAL_FOLDER = tmp_path / "never made"

    assert own_seal().sha256 == own.sha256
    assert not (tmp_path / "never made").exists()


def test_the_seal_of_another_installation_is_not_ours(settings: Settings, tmp_path: Path) -> None:
    paper = write_pdf('<!doctype html><html lang="en-GB"><title>One</title><h1>One</h1></html>')
    sealed = seal_pdf(paper, own_seal(), name="SmartGov", reason="A test", label="A seal")
    settings.SEAL_FOLDER = tmp_path / "another"

    assert not names_seal(sealed, own_seal())
