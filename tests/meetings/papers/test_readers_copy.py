"""The copy of a confidential PDF that its readers open: made once, with the mark on each page, or why not."""

import io
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone

from core.audience import Sensitivity
from core.background.background_file import printed_files
from core.confined.confine import TooCostly, WorkFailed
from meetings.enums import CopyState, PaperKind
from meetings.models import AgendaItem, PaperVersion, ReadersCopy
from meetings.papers import prepared, readers_copy
from meetings.papers.readers_copy import FAILED, copy_ahead, request_copy, request_copy_again, words_of_mark
from meetings.papers.services.papers import Received, add_paper, change_paper
from tests.conftest import Cast
from tests.meetings.pack.packs import words_of
from tests.meetings.papers.odd_pdfs import UNJOINABLE
from tests.meetings.papers.papers import DOCX, hand_in, item, make_meeting

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "quokkareason"}


@pytest.fixture
def version(cast: Cast) -> PaperVersion:
    paper = hand_in(item(make_meeting(cast.panel), 1), "Prices", "first page", "second page", **SECRET)
    return PaperVersion.objects.select_related("paper__item").get(paper=paper)


def made(version: PaperVersion) -> ReadersCopy:
    copy = request_copy(version)
    assert copy is not None
    return copy


def content_of(copy: ReadersCopy) -> bytes:
    with printed_files().open(copy.file_name) as file:
        return bytes(file.read())


def test_each_page_bears_the_mark_over_what_stands_on_it(version: PaperVersion) -> None:
    copy = made(version)

    pages = [" ".join(words_of(content_of(copy), page).split()) for page in (1, 2)]
    assert copy.state == CopyState.DONE
    assert pages == [f"{words_of_mark('GRID_48_01')} {words}" for words in ("first page", "second page")]
    with pikepdf.open(io.BytesIO(content_of(copy))) as file:
        assert (len(file.pages), str(file.docinfo["/Title"])) == (2, "GRID_48_01 Prices")


def test_it_is_made_once_and_again_when_it_is_lost(
    version: PaperVersion, monkeypatch: pytest.MonkeyPatch, printed: Path
) -> None:
    first, mark_pages = made(version), readers_copy.mark_pages
    monkeypatch.setattr(readers_copy, "mark_pages", lambda *_, **__: pytest.fail("Made twice."))
    assert made(version) == first
    monkeypatch.setattr(readers_copy, "mark_pages", mark_pages)
    (printed / first.file_name).unlink()

    assert made(version).is_kept()
    assert ReadersCopy.objects.count() == 1


def test_what_nobody_reads_is_thrown_away(version: PaperVersion) -> None:
    copy = made(version)
    ReadersCopy.objects.update(last_read_at=timezone.now() - timedelta(days=31))

    assert ReadersCopy.prune() == 1
    assert not copy.is_kept()


def test_only_a_pdf_of_what_is_confidential_has_one(cast: Cast) -> None:
    meeting = make_meeting(cast.panel)
    open_paper, of_a_secret = hand_in(item(meeting, 1), "Open"), hand_in(item(meeting, 2), "Of a secret")
    file = Received("prices.docx", DOCX)
    office = add_paper(item(meeting, 1), "Office", file=file, by=cast.secretary, **SECRET)
    AgendaItem.objects.filter(meeting=meeting, number=2).update(
        sensitivity="confidential", sensitivity_reason="Prices", public_title="A supplier"
    )

    versions = [
        PaperVersion.objects.select_related("paper__item").get(paper=paper)
        for paper in (open_paper, of_a_secret, office)
    ]

    assert [request_copy(version) is not None for version in versions] == [False, True, False]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (TooCostly(), prepared.COSTLY),
        (WorkFailed(prepared.UNLIKE, "Traceback …"), prepared.DIFFERENT),
        (WorkFailed("pikepdf._core.PdfError", "Traceback …"), prepared.UNREADABLE),
    ],
)
def test_why_a_paper_cannot_be_marked_is_said(
    version: PaperVersion, monkeypatch: pytest.MonkeyPatch, fault: Exception, why: str
) -> None:
    def faulty(_content: bytes) -> bytes:
        raise fault

    monkeypatch.setattr(prepared, "prepare_confined", faulty)

    copy = made(version)

    assert copy.state == CopyState.FAILED
    assert copy.failure == f"The pages of this PDF could not be marked “Confidential”: {why}."


def test_a_paper_that_cannot_be_joined_cannot_be_marked(cast: Cast) -> None:
    content = UNJOINABLE["contents packed as nobody knows"]
    file = Received("odd.pdf", content)
    paper = add_paper(item(make_meeting(cast.panel), 1), "Odd", file=file, by=cast.secretary, **SECRET)

    copy = made(PaperVersion.objects.select_related("paper__item").get(paper=paper))

    assert prepared.UNREADABLE in copy.failure


def test_what_went_wrong_with_us_is_tried_again_when_it_is_asked_for(
    version: PaperVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    mark_pages = readers_copy.mark_pages
    monkeypatch.setattr(readers_copy, "mark_pages", full)
    failed = made(version)
    monkeypatch.setattr(readers_copy, "mark_pages", mark_pages)
    again = made(version)

    assert (failed.state, failed.failure, again.state) == (CopyState.FAILED, FAILED, CopyState.FAILED)
    request_copy_again(again)
    assert made(version).state == CopyState.DONE


@pytest.mark.usefixtures("queue")
def test_what_is_said_of_the_paper_by_now_is_asked_for_anew(version: PaperVersion, cast: Cast) -> None:
    copy = made(version)
    change_paper(version.paper, title="Costs", kind=PaperKind.PAPER, by=cast.secretary, **SECRET)

    ReadersCopy.start(copy.key)
    readers_copy._mark(ReadersCopy.objects.get(pk=copy.key))

    assert not ReadersCopy.objects.exists()


@pytest.mark.usefixtures("queue")
def test_it_is_made_ahead_of_its_first_reader(cast: Cast, django_capture_on_commit_callbacks: object) -> None:
    meeting = make_meeting(cast.panel)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture without types
        secret = hand_in(item(meeting, 1), "Prices", **SECRET)
        hand_in(item(meeting, 1), "Open")

    assert ReadersCopy.objects.get().version == secret.versions.get()
    copy_ahead(secret.versions.get())
    assert ReadersCopy.objects.count() == 1
