import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from core.audience import Audience
from meetings.panels.letterhead import DocumentLetterhead
from minutes.document.build import build_document
from minutes.document.redaction import Redacted, redact
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportRequest, plan_import
from minutes.importing.source import read_source
from minutes.models import Minutes
from minutes.rendering.pdf import render_pdf
from minutes.versions.freeze import canonical_text
from tests.minutes.rendering.pdf_reader import bookmarks_of, run, text_of
from tests.pdf_checkers import outloud_finds, validation_finds

OUTCOME = re.compile(r"\b(?:NOTED|AGREED|APPROVED|DEFERRED|DISCUSSED)\b")


@pytest.fixture
def paper(tmp_path: Path):
    """Writes a rendition to a file and says where it is."""

    def write(redacted: Redacted, name: str = "minutes.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(render_pdf(redacted))
        return path

    return write


@pytest.fixture
def long_draft(draft) -> Redacted:
    """Enough pages for a running head to run: the checkers take it for one from the third page on."""
    items = tuple(replace(draft.items[0], number=number, actions=(), decisions=()) for number in range(1, 13))
    plain = tuple(replace(item, blocks=tuple(b for b in item.blocks if b.kind != "action")) for item in items)
    return redact(replace(draft, items=plain), Audience.PUBLIC)


@pytest.fixture
def long_paper(long_draft, paper) -> Path:
    return paper(long_draft)


@pytest.fixture
def lettered(draft) -> Redacted:
    """With a letterhead whose logo is partly transparent."""
    out = BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 128, 128)).save(out, "PNG")
    logo = f"data:image/png;base64,{b64encode(out.getvalue()).decode()}"
    letterhead = DocumentLetterhead("1 High Street, Ely", logo, "A blue bar")
    return redact(replace(draft, letterhead=letterhead), Audience.CONFIDENTIAL)


def test_the_same_document_gives_the_same_bytes_and_another_one_others(draft, public):
    other = redact(replace(draft, number=13), Audience.PUBLIC)

    first, again, changed = (sha256(render_pdf(each)).hexdigest() for each in (public, public, other))

    assert first == again
    assert first != changed


def test_every_font_is_embedded_and_one_of_ours(confidential, paper):
    rows = run("pdffonts", paper(confidential)).stdout.splitlines()[2:]

    assert {row.split("+")[1].split()[0].rstrip(",") for row in rows} == {
        "Source-Sans-3", "Source-Sans-3-Semi-Bold", "Source-Serif-4", "Source-Serif-4-Bold", "Source-Serif-4-Semi-Bold",
    }  # fmt: skip
    assert {row.split()[-5] for row in rows} == {"yes"}


def test_the_file_is_tagged_titled_and_in_british_english(public, paper):
    with pikepdf.open(paper(public)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "Grid Board: Minutes of the 12th meeting (DRAFT)"
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_structure_is_that_of_the_page(confidential, paper):
    listed = run("pdfinfo", "-struct", paper(confidential)).stdout.replace(":", " ").split()
    kinds = Counter(word for word in listed if word in {"H1", "H2", "H3", "L", "LI", "Table", "TH", "THead"})

    assert kinds == {"H1": 1, "H2": 6, "H3": 1, "L": 5, "LI": 14, "Table": 3, "TH": 13, "THead": 3}


def test_the_bookmarks_are_the_headings(public, paper):
    assert bookmarks_of(paper(public)) == [
        "Minutes of the 12th meeting", "Attendance", "1. Budget", "2. Next steps", "3. A tender", "4. Supply",
        "Actions from this meeting",
    ]  # fmt: skip


def test_every_page_says_what_it_belongs_to_that_it_is_a_draft_and_of_which_text(long_draft, long_paper):
    digest = sha256(canonical_text(long_draft).encode()).hexdigest()
    pages = text_of(long_paper).split("\f")[:-1]

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        assert lines[0] == "Grid Board · Meeting 12 · 9 May 2024 Public minutes · DRAFT"
        assert lines[-1] == f"Text {digest[:8]} {digest[8:16]} Page {number} of {len(pages)}"


def test_imported_minutes_never_say_draft(imported_public, paper):
    assert "DRAFT" not in text_of(paper(imported_public))


def test_outcome_words_come_out_of_the_file_as_words(public, paper):
    text = text_of(paper(public))

    assert Counter(word for word in text.split() if word.isupper() and word.endswith("ED")) == {
        "AGREED": 1, "NOTED": 1, "APPROVED": 1, "ENDORSED": 1, "DEFERRED": 1,
    }  # fmt: skip


def test_a_letterhead_opens_the_first_page_and_no_other(lettered, paper):
    path = paper(lettered)

    first, *others = text_of(path).split("\f")[:-1]
    with pikepdf.open(path) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]

    assert "1 High Street, Ely" in first
    assert "High Street" not in "".join(others)
    assert [str(each.Alt) for each in figures] == ["A blue bar"]


@pytest.mark.django_db
def test_the_model_document_is_whole_on_paper_and_passes_the_checkers(shared_file, operator, paper):
    carry_out(plan_import(read_source(shared_file("secp47.txt")), ImportRequest("SECP", 47, "SEC Panel")), by=operator)

    path = paper(redact(build_document(Minutes.objects.get_by_reference("SECP47")), Audience.PUBLIC))

    text = text_of(path)
    assert Counter(OUTCOME.findall(text)) == {"NOTED": 13, "AGREED": 13, "APPROVED": 3, "DEFERRED": 1, "DISCUSSED": 1}
    assert set(re.findall(r"SECP47/\d\d", text)) == {f"SECP47/{number:02}" for number in range(2, 6)}
    assert "Morgan Wild" in text
    assert "DRAFT" not in text
    assert outloud_finds([path]) == []
    assert validation_finds([path]) == []


CHECKED = ["public", "confidential", "imported_public", "lettered", "long_draft"]


def test_the_checkers_find_nothing_to_say(request, paper):
    papers = [paper(request.getfixturevalue(name), f"{name}.pdf") for name in CHECKED]

    assert outloud_finds(papers) == []
    assert validation_finds(papers) == []
