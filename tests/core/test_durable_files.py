"""What is kept is on the disk before anybody is told so: content, name, and the folders that are new."""

import os
import stat
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from pytest_django.fixtures import Settings

from actions.models import Action, Evidence
from actions.services.answers import attach_evidence, check_evidence
from core.durable_files import DurableStorage
from core.seal import own_seal
from meetings.models import PaperVersion
from meetings.papers.services.papers import Received, add_paper
from minutes.enums import MinutesState
from minutes.models import IssuedFile
from tests.conftest import STORES, Cast
from tests.meetings.agenda.planning import plan_meeting
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

PDF = Path(__file__).parents[1] / "pdfs/cairo.pdf"
ROWS = {"papers": PaperVersion, "evidence": Evidence, "issued": IssuedFile}


class Flushed:
    """What was flushed to the disk: paths, and how many rows named a file of the store at that moment."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.rows: dict[str, int] = {}

    def __call__(self, opened: int) -> None:
        path = Path(f"/proc/self/fd/{opened}").readlink()
        if stat.S_ISREG(os.fstat(opened).st_mode):
            assert path.stat().st_size > 0
            if path.parent.name in ROWS:
                self.rows[path.parent.name] = ROWS[path.parent.name].objects.count()
        self.paths.append(path)


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> Flushed:
    flushed = Flushed()
    monkeypatch.setattr(os, "fsync", flushed)
    return flushed


def test_every_store_flushes_what_it_keeps(stores: Path) -> None:
    assert {name: type(storages[name]) for name in STORES} == dict.fromkeys(STORES, DurableStorage)


def test_a_file_is_flushed_with_every_folder_that_leads_to_it(stores: Path, flushed: Flushed) -> None:
    kept = storages["papers"].save("deep/below", ContentFile(b"words"))

    papers = stores / "papers"
    assert kept == "deep/below"
    assert flushed.paths == [papers / "deep/below", papers / "deep", papers, stores]


def test_a_disk_that_does_not_take_a_file_is_heard_of(stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_opened: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(OSError, match="No space"):
        storages["papers"].save("one", ContentFile(b"words"))


def test_papers_evidence_and_signed_minutes_are_on_the_disk_before_their_rows(
    cast: Cast, flushed: Flushed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "minutes.signed.issue._sealed", lambda _, audience: audience.encode()
    )  # setting it takes a second
    minutes = make_complete_minutes(cast)
    ahead = plan_meeting(cast.panel, 31)
    received = Received("paper.pdf", PDF.read_bytes())

    add_paper(ahead.items.get(number=1), title="Prices", by=cast.secretary, file=received)
    bring_to(MinutesState.SIGNED, minutes, cast)
    attach_evidence(Action.objects.get(), check_evidence("paper.pdf", received.content), by=cast.member)

    assert flushed.rows == {"papers": 0, "evidence": 0, "issued": 1}  # the second of two was the last to be looked at
    assert {name: model.objects.count() for name, model in ROWS.items()} == {"papers": 1, "evidence": 1, "issued": 2}


def test_the_key_of_the_seal_is_on_the_disk_before_it_seals(settings: Settings, stores: Path, flushed: Flushed) -> None:
    seal = own_seal()

    assert {seal.key, seal.certificate, seal.key.parent, stores} == set(flushed.paths)
