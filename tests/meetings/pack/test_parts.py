"""The parts of a pack: made once, and left out where their file cannot be joined."""

from collections.abc import Callable

import pytest

from core.audience import Audience
from core.confined.confine import TooCostly, WorkFailed
from meetings.enums import PackState
from meetings.models import Meeting, Pack
from meetings.pack import parts
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import FAILED, request_pack
from meetings.papers import prepared
from meetings.papers.services.papers import Received, add_paper, add_paper_version, paper_files
from tests.conftest import Cast
from tests.core.pdf.hiding_pdfs import HIDING
from tests.meetings.pack.packs import WHY, built, words_of
from tests.meetings.papers.odd_pdfs import READABLE, SHOWN, SIGNED
from tests.meetings.papers.papers import hand_in, item, make_meeting, pdf


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is set or prepared from now on, by its kind."""
    seen: list[str] = []

    def counted(kind: str, make: Callable[..., bytes]) -> Callable[..., bytes]:
        return lambda *given: (seen.append(kind), make(*given))[1]

    monkeypatch.setattr(parts, "_set", counted("ours", parts._set))
    monkeypatch.setattr(prepared, "_prepared", counted("foreign", prepared._prepared))
    return seen


def test_after_one_paper_changed_only_its_parts_and_the_contents_are_made_anew(
    cast: Cast, meeting: Meeting, made: list[str]
) -> None:
    built(meeting, Audience.CONFIDENTIAL)
    first, changed = sorted(made), item(meeting, 1).papers.get(title="First report")
    made.clear()
    add_paper_version(changed, "report.pdf", pdf("newer", "longer", "still"), by=cast.secretary)

    pack = built(meeting, Audience.CONFIDENTIAL)

    assert (first.count("foreign"), first.count("ours")) == (4, 2)
    assert sorted(made) == ["foreign", "ours"]
    assert "Pack 8 of 8" in words_of(pack, 8)
    assert Pack.objects.filter(meeting=meeting).count() == 1


def test_the_same_content_is_built_once(meeting: Meeting, made: list[str]) -> None:
    built(meeting, Audience.PUBLIC)
    made.clear()

    built(meeting, Audience.PUBLIC)

    assert made == []


@pytest.mark.parametrize(
    ("fault", "why", "level"),
    [
        (WorkFailed("builtins.KeyError", "Traceback …"), "its file is made in a way that is not known here", "ERROR"),
        (WorkFailed("pikepdf._core.PdfError", "Traceback …"), WHY, "WARNING"),
        (TooCostly(), "to make them ready would take more time or memory than a paper may take", "WARNING"),
        (RecursionError(), "its file is made in a way that is not known here", "ERROR"),
    ],
)
def test_whatever_goes_wrong_with_a_paper_leaves_it_alone_out_and_is_logged(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
    why: str,
    level: str,
) -> None:
    whole, meeting = prepared.prepare_confined, make_meeting(cast.panel)
    file = Received("odd.pdf", READABLE["turned by 45 degrees"])
    odd = add_paper(item(meeting, 1), "Odd", file=file, by=cast.secretary)
    hand_in(item(meeting, 1), "Good", "wombat")

    def faulty(content: bytes) -> bytes:
        if b"/Rotate 45" in content:
            raise fault
        return whole(content)

    monkeypatch.setattr(prepared, "prepare_confined", faulty)

    words = " ".join(words_of(built(meeting, Audience.PUBLIC)).split())

    assert f"{why}. It is issued as a separate file, odd.pdf" in words
    assert "wombat" in words
    (told,) = [line for line in caplog.records if line.name == "meetings.papers.prepared"]
    assert (told.levelname, str(odd.pk) in told.getMessage()) == (level, True)
    assert told.exc_info is not None
    assert told.exc_info[1] is fault


def test_a_lost_file_is_left_out_and_a_full_disk_stops_all(mixed: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    paper_files().delete(item(mixed, 1).papers.get(title="Good").versions.get().stored_name)
    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())
    monkeypatch.setattr(prepared, "prepare_confined", full)
    failed = request_pack(plan_pack(mixed, Audience.CONFIDENTIAL))

    assert "could not be put into the pack: its file is not where it was kept." in words
    assert "separate file, good.pdf" not in words
    assert SHOWN in words
    assert (failed.state, failed.failure) == (PackState.FAILED, FAILED)


def test_a_paper_that_would_look_otherwise_is_left_out_with_why(cast: Cast, mixed: Meeting) -> None:
    file = Received("layers.pdf", HIDING["a layer within a pattern"])
    add_paper(item(mixed, 1), "Layers", file=file, by=cast.secretary)

    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())

    assert f"could not be put into the pack: {prepared.DIFFERENT}. It is issued as a separate file, layers.pdf" in words
    assert SHOWN in words


def test_a_signed_paper_shows_its_box_and_says_where_its_signature_is(cast: Cast, mixed: Meeting) -> None:
    add_paper(item(mixed, 1), "Signed", file=Received("signed.pdf", SIGNED), by=cast.secretary)

    words = " ".join(words_of(built(mixed, Audience.PUBLIC)).split())

    assert words.count("Digitally signed: the signature can be checked in its own file") == 1
    assert words.count("signature in its own file") == 1
    assert "Signed by Anna" in words
