"""PDFs that strangers made: inspected and drawn within limits, whatever they hold."""

import pytest

from core.confined.confine import TooCostly
from core.errors import Unacceptable
from core.pdf import strangers
from core.pdf.inspection import DAMAGED
from core.pdf.strangers import COSTLY, PageFault, draw_pages, inspect_pdf, signers_in
from tests.meetings.papers.odd_pdfs import SIGNED, UNDRAWABLE, odd, stream
from tests.meetings.papers.papers import pdf

A_MILLION_FILLS = stream(f"0 0 0 rg 0 0 595 842 re f {'0 0 595 842 re f ' * 2_000}" * 250)
NO_TIME = strangers.DRAWING._replace(step=0.05)


def test_pages_are_counted() -> None:
    assert inspect_pdf(pdf("one", "two")) == 2


def test_a_refusal_of_the_inspection_is_told() -> None:
    with pytest.raises(Unacceptable, match=DAMAGED):
        inspect_pdf(pdf("one")[:-200])


def test_a_pdf_that_is_too_costly_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "INSPECTION", strangers.INSPECTION._replace(step=0.0001))
    long = pdf(*["words"] * 200)  # the kernel counts in ticks: what takes less than one is through before it looks

    with pytest.raises(Unacceptable, match="Print it to a new PDF") as refusal:
        inspect_pdf(long)

    assert str(refusal.value) == COSTLY


@pytest.mark.parametrize(("content", "signers"), [(SIGNED, ("",)), (odd(), ()), (b"no PDF", ())])
def test_the_signatures_of_a_pdf_are_told(content: bytes, signers: tuple[str, ...]) -> None:
    assert signers_in(content) == signers


def test_pages_are_drawn_with_their_words() -> None:
    first, second = draw_pages(pdf("one", "two"), [1, 2])

    assert [(page.number, page.text and page.text.text) for page in (first, second)] == [(1, "one"), (2, "two")]
    assert first.picture[8:12] == b"WEBP"
    assert first.picture != second.picture
    assert first.fault is PageFault.NONE


@pytest.mark.parametrize("content", [UNDRAWABLE["a crop box beside its page"], b"no PDF"])
def test_what_cannot_be_read_is_unreadable(content: bytes) -> None:
    (page,) = draw_pages(content, [1])

    assert (page.text, page.picture, page.fault) == (None, b"", PageFault.UNREADABLE)


def test_a_costly_page_keeps_its_words_and_the_next_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, calls = strangers.confined, []

    def first_breaks(*given: object, **limits: object) -> object:
        calls.append(given[2])
        results = whole(*given, **limits)  # type: ignore[arg-type] # as they came
        if len(calls) > 1:
            yield from results
        else:
            yield next(results)
            raise TooCostly

    monkeypatch.setattr(strangers, "confined", first_breaks)

    costly, fine = draw_pages(pdf("one", "two"), [1, 2])

    assert (costly.text and costly.text.text, costly.picture, costly.fault) == ("one", b"", PageFault.COSTLY)
    assert (fine.number, fine.fault) == (2, PageFault.NONE)
    assert calls == [(1, 2), (2,)]


def test_a_page_of_a_million_fills_is_costly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "DRAWING", NO_TIME)

    (page,) = draw_pages(odd(drawn=A_MILLION_FILLS), [1])

    assert (page.picture, page.fault) == (b"", PageFault.COSTLY)


def test_after_a_few_costly_pages_no_more_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def breaks(*given: object, **_limits: object) -> object:
        calls.append(given[2])
        raise TooCostly
        yield

    monkeypatch.setattr(strangers, "confined", breaks)

    drawn = list(draw_pages(b"", range(1, 21)))

    assert [page.number for page in drawn] == list(range(1, 21))
    assert {page.fault for page in drawn} == {PageFault.COSTLY}
    assert len(calls) == strangers.MOST_COSTLY
