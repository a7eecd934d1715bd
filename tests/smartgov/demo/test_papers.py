from pathlib import Path

import pikepdf

from smartgov.demo.papers import paper_as_pdf
from tests.minutes.rendering.pdf_reader import text_of

TITLE = "Dates &amp; rooms </title>"


def test_a_paper_has_its_title_and_its_text(tmp_path: Path) -> None:
    file = tmp_path / "dates.pdf"

    file.write_bytes(paper_as_pdf(TITLE, "dates"))

    text = text_of(file)
    assert text.split("\n", 1)[0].strip() == "Paper for the SEC Panel"
    assert TITLE in text
    assert "Hold no meeting in August" in text
    with pikepdf.open(file) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == TITLE
