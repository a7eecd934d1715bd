"""The parts of a pack: made once, and left out where their file cannot be joined."""

import io
from collections.abc import Callable

import pytest

from core.audience import Audience
from meetings.enums import PackState
from meetings.models import Meeting, Pack
from meetings.pack import parts
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import FAILED, request_pack
from meetings.papers.services.papers import add_paper_version, paper_files
from tests.conftest import Cast
from tests.meetings.pack.packs import built, words_of
from tests.meetings.papers.odd_pdfs import SHOWN
from tests.meetings.papers.papers import item, pdf


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is set or prepared from now on, by its kind."""
    seen: list[str] = []

    def counted(kind: str, make: Callable[..., bytes]) -> Callable[..., bytes]:
        return lambda *given: (seen.append(kind), make(*given))[1]

    monkeypatch.setattr(parts, "_set", counted("ours", parts._set))
    monkeypatch.setattr(parts, "_prepared", counted("foreign", parts._prepared))
    return seen


def test_after_one_paper_changed_only_its_parts_and_the_contents_are_made_anew(
    cast: Cast, meeting: Meeting, made: list[str]
) -> None:
    built(meeting, Audience.CONFIDENTIAL)
    first, changed = sorted(made), item(meeting, 1).papers.get(title="First report")
    made.clear()
    add_paper_version(changed, "report.pdf", pdf("newer", "longer", "still"), by=cast.secretary)

    pack = built(meeting, Audience.CONFIDENTIAL)

    assert (first.count("foreign"), first.count("ours")) == (4, 6)
    assert sorted(made) == ["foreign", "ours", "ours"]
    assert "Pack 12 of 12" in words_of(pack, 12)
    assert Pack.objects.filter(meeting=meeting).count() == 1


def test_the_same_content_is_built_once(meeting: Meeting, made: list[str]) -> None:
    built(meeting, Audience.PUBLIC)
    made.clear()

    built(meeting, Audience.PUBLIC)

    assert made == []


def test_a_fault_of_ours_leaves_one_paper_out_and_is_logged(
    mixed: Meeting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole, odd = parts.prepare_foreign, item(mixed, 1).papers.get(title="Odd")

    def faulty(source: io.BytesIO) -> bytes:
        if b"/Rotate 45" in source.getvalue():
            raise KeyError(45)
        return whole(source)

    monkeypatch.setattr(parts, "prepare_foreign", faulty)

    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())

    assert "its file is made in a way that is not known here. It is issued as a separate file, odd.pdf" in words
    assert "wombat" in words
    (told,) = [each for each in caplog.records if each.levelname == "ERROR" and each.name == "meetings.pack.parts"]
    assert str(odd.pk) in told.getMessage()
    assert told.exc_info is not None
    assert told.exc_info[0] is KeyError


def test_a_lost_file_is_left_out_and_a_full_disk_stops_all(mixed: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    paper_files().delete(item(mixed, 1).papers.get(title="Good").versions.get().stored_name)
    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())
    monkeypatch.setattr(parts, "prepare_foreign", full)
    failed = request_pack(plan_pack(mixed, Audience.CONFIDENTIAL))

    assert "could not be put into the pack: its file is not where it was kept." in words
    assert "separate file, good.pdf" not in words
    assert SHOWN in words
    assert (failed.state, failed.failure) == (PackState.FAILED, FAILED)
