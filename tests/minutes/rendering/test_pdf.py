from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from core.audience import Audience
from minutes.audience import Redacted, redact
from minutes.rendering.pdf import render_pdf
from tests.minutes.rendering.pdf_reader import TOOLS, bookmarks_of, run, text_of


@pytest.fixture
def paper(tmp_path: Path):
    """Writes a rendition to a file and says where it is."""

    def write(redacted: Redacted, name: str = "minutes.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(render_pdf(redacted))
        return path

    return write


@pytest.fixture
def long_paper(draft, paper):
    """Enough pages for a running head to run: the checkers take it for one from the third page on."""
    items = tuple(replace(draft.items[0], number=number, actions=(), decisions=()) for number in range(1, 13))
    plain = tuple(replace(item, blocks=tuple(b for b in item.blocks if b.kind != "action")) for item in items)
    return paper(redact(replace(draft, items=plain), Audience.PUBLIC))


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
    listed = run("pdfinfo", "-struct", paper(confidential)).stdout.split()
    kinds = Counter(word for word in listed if word in {"H1", "H2", "H3", "L", "LI", "Table", "TH", "THead"})

    assert kinds == {"H1": 1, "H2": 6, "H3": 1, "L": 4, "LI": 8, "Table": 3, "TH": 9, "THead": 3}


def test_the_bookmarks_are_the_headings(public, paper):
    assert bookmarks_of(paper(public)) == [
        "Minutes of the 12th meeting", "Attendance", "1. Budget", "2. Next steps", "3. A tender", "4. Supply",
        "Actions from this meeting",
    ]  # fmt: skip


def test_every_page_says_what_it_belongs_to_and_that_it_is_a_draft(long_paper):
    pages = text_of(long_paper).split("\f")[:-1]

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        assert lines[0] == "Grid Board · Meeting 12 · 9 May 2024 Public minutes · DRAFT"
        assert lines[-1] == f"Page {number} of {len(pages)}"


def test_imported_minutes_never_say_draft(imported_public, paper):
    assert "DRAFT" not in text_of(paper(imported_public))


def test_outcome_words_come_out_of_the_file_as_words(public, paper):
    text = text_of(paper(public))

    assert Counter(word for word in text.split() if word.isupper() and word.endswith("ED")) == {
        "AGREED": 1, "NOTED": 1, "APPROVED": 1, "ENDORSED": 1, "DEFERRED": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["public", "confidential", "imported_public", "long"])
def test_outloud_finds_nothing_to_say(request, name, paper, long_paper):
    path = long_paper if name == "long" else paper(request.getfixturevalue(name))

    report = run(TOOLS / "outloud", "--no-info", "--fail-on", "warning", path)

    assert report.returncode == 0, report.stdout
    assert "0 error(s), 0 warning(s)" in report.stdout


@pytest.mark.parametrize("name", ["public", "confidential", "imported_public"])
def test_page_validation_finds_it_conforms_to_pdf_ua(request, name, paper):
    program = "import page, sys; print(page.validate_pdf(sys.argv[1], profile=page.ValidationProfile.PDF_UA_1))"

    report = run(TOOLS / "python", "-c", program, paper(request.getfixturevalue(name)))

    assert "Result: no failures" in report.stdout, report.stdout + report.stderr
