"""Which files can be a paper, and what is said of each that cannot."""

import random

import pikepdf
import pytest

from core.errors import Unacceptable
from core.uploads.limits import LARGEST_FILE
from meetings.papers.kinds import checked_paper
from tests.meetings.papers import papers
from tests.meetings.papers.papers import DOCX, add_link, changed, encrypted, office, pdf, raw_pdf


@pytest.mark.parametrize(
    ("name", "content", "pages"),
    [
        ("report.pdf", pdf("one", "two"), 2),
        ("REPORT.PDF", pdf(rotate=90), 1),
        ("paper.docx", DOCX, None),
        ("sheet.xlsx", office("xl/workbook.xml"), None),
        ("slides.pptx", office("ppt/presentation.xml"), None),
    ],
)
def test_pdf_and_office_files_are_taken(name: str, content: bytes, pages: int | None) -> None:
    checked = checked_paper(name, content)

    assert (checked.name, checked.pages) == (name, pages)


def without_pages(file: pikepdf.Pdf) -> None:
    del file.pages[0]


def with_xfa(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Array([]), Fields=pikepdf.Array([]))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("report.pdf", encrypted(user="secret"), "locked with a password"),
        ("report.pdf", changed(papers.with_script), "holds a script"),
        ("report.pdf", changed(papers.with_launch), "starts a program"),
        ("report.pdf", changed(papers.with_attachment), "carries other files"),
        ("report.pdf", changed(papers.with_launch_named_elsewhere), "starts a program"),
        ("report.pdf", changed(papers.with_attachment_named_elsewhere), "carries other files"),
        ("report.pdf", changed(with_xfa), "form of a kind that most readers cannot show"),
        ("report.pdf", changed(without_pages), "damaged"),
        ("report.pdf", pdf("one", "two").replace(b"startxref\n", b"startxref\n9"), "damaged"),
        ("report.pdf", b"%PDF-1.7\nnothing\n%%EOF\n", "damaged"),
        ("report.pdf", pdf()[:400], "breaks off before its end.*Download or save it again, and choose the new file"),
        ("report.pdf", DOCX, "not what its name says.*save it again, and choose the new file"),
        ("paper.docx", office("word/document.xml", "word/vbaProject.bin"), "holds macros"),
        ("paper.docm", DOCX, "holds macros"),
        (
            "paper.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "of a format older than",
        ),
        ("paper.docx", office("xl/workbook.xml"), "not what its name says"),
        ("paper.docx", DOCX[:60], "not what its name says"),
        ("paper.odt", DOCX, "kind of file is not accepted. You can upload PDF, DOCX, XLSX or PPTX, up to 50 MB"),
        ("report.pdf", b"", "is empty"),
        ("report.pdf", b"x" * (LARGEST_FILE + 1), "too large"),
    ],
)
def test_any_other_is_refused_with_a_sentence_that_says_what_to_do(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        checked_paper(name, content)


def test_an_action_is_found_however_its_name_is_written() -> None:
    hidden = raw_pdf("/OpenAction<</S/J#61v#61Script/J#53(app.alert(1))>>")

    assert checked_paper("report.pdf", raw_pdf("/Lang(en)")).pages == 1
    with pytest.raises(Unacceptable, match="holds a script"):
        checked_paper("report.pdf", hidden)


def test_words_about_scripts_are_no_script() -> None:
    assert checked_paper("report.pdf", pdf("On /JavaScript and /Launch in our web pages")).pages == 1


def test_a_pdf_cut_off_anywhere_is_never_taken() -> None:
    whole, chance = pdf("one", "two", "three"), random.Random(47)  # noqa: S311 - no secret

    for end in chance.sample(range(len(whole) - 8), 40):
        with pytest.raises(Unacceptable):
            checked_paper("report.pdf", whole[:end] + b"\n%%EOF\n")


def test_links_to_the_web_and_forms_are_no_reason_to_refuse() -> None:
    def with_link(file: pikepdf.Pdf) -> None:
        add_link(file, pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org")))

    assert checked_paper("report.pdf", changed(with_link)).pages == 1
