"""What an Office file would do to its readers: each is named, and what does nothing is let through."""

from collections.abc import Callable

import pytest

from core.errors import Unacceptable
from core.uploads.office_acts import (
    ACTIVE_X,
    CONNECTION,
    DDE,
    FETCHING_FORMULA,
    LONGEST_FIELD,
    MACROS,
    OLD_MACROS,
    OLE,
    OTHER_DOCUMENT,
    PROGRAM,
    PartReader,
    refuse_field,
    refuse_formula,
    refuse_relationship,
)
from tests.growth import LIMIT, growth

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def tied(kind: str, target: str, *, external: bool = True) -> dict[str, str]:
    return {"Type": f"{OFFICE}{kind}", "Target": target} | ({"TargetMode": "External"} if external else {})


@pytest.mark.parametrize(
    ("kind", "target", "sentence"),
    [
        ("attachedTemplate", "https://example.org/a.dotm", "loads its template from elsewhere: https://example.org"),
        ("attachedTemplate", r"\\server\share\a.dotm", "loads its template from elsewhere"),
        ("attachedTemplate", "file://server/share/a.dotm", "loads its template from elsewhere"),
        ("externalLinkPath", "budget.xlsx", "is linked to another file: budget.xlsx"),
        ("hyperlink", r"\\server\share\a.docx", "has a link that does not lead to the web"),
        ("hyperlink", "file:///C:/Windows/System32/calc.exe", "calc.exe"),
        ("hyperlink", "javascript:alert(1)", "does not lead to the web"),
        ("hyperlink", "ms-msdt:/id", "does not lead to the web"),
        ("image", "https://example.org/pixel.png", "loads something from elsewhere when it is opened: https"),
        ("oleObject", "file:///C:/a.xlsx", "an embedded object"),
        ("frame", r"\\server\a.html", "loads something from elsewhere"),
    ],
)
def test_what_lies_outside_of_the_file_is_named(kind: str, target: str, sentence: str) -> None:
    with pytest.raises(Unacceptable) as refusal:
        refuse_relationship(tied(kind, target))

    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("vbaProject", MACROS),
        ("xlMacrosheet", OLD_MACROS),
        ("dialogsheet", OLD_MACROS),
        ("oleObject", OLE),
        ("control", ACTIVE_X),
        ("activeXControlBinary", ACTIVE_X),
        ("connections", CONNECTION),
        ("aFChunk", OTHER_DOCUMENT),
    ],
)
def test_what_acts_inside_of_the_file_is_named(kind: str, sentence: str) -> None:
    with pytest.raises(Unacceptable) as refusal:
        refuse_relationship(tied(kind, "parts/part1.bin", external=False))

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "relationship",
    [
        tied("hyperlink", "https://example.org/a.exe"),
        tied("hyperlink", "MAILTO:a@example.org"),
        tied("hyperlink", "#Sheet2!A1"),
        tied("hyperlink", ""),
        tied("attachedTemplate", r"file:///C:\Users\Ann\Templates\Report.dotx"),
        tied("image", "media/image1.png", external=False),
        tied("package", "embeddings/Microsoft_Excel_Worksheet.xlsx", external=False),
        tied("externalLink", "externalLinks/externalLink1.xml", external=False),
        tied("ctrlProp", "ctrlProps/ctrlProp1.xml", external=False),
    ],
)
def test_what_does_nothing_is_let_through(relationship: dict[str, str]) -> None:
    refuse_relationship(relationship)


@pytest.mark.parametrize(
    ("content_type", "sentence"),
    [
        ("application/vnd.ms-office.vbaProject", MACROS),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", MACROS),
        ("application/vnd.ms-excel.macrosheet+xml", OLD_MACROS),
        ("application/vnd.openxmlformats-officedocument.oleObject", OLE),
        ("application/vnd.ms-office.activeX+xml", ACTIVE_X),
    ],
)
def test_a_part_is_known_by_its_content_whatever_its_name(content_type: str, sentence: str) -> None:
    with pytest.raises(Unacceptable) as refusal:
        PartReader("[content_types].xml").start("Override", {"PartName": "/word/a.bin", "ContentType": content_type})

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("cmd|'/c calc'!A0", DDE),
        ("'cmd'|'/c calc'!A0", DDE),
        ('WEBSERVICE("https://example.org")', FETCHING_FORMULA),
        ('_xlfn.IMAGE("https://example.org")', FETCHING_FORMULA),
        ('call("kernel32","WinExec","JCJ","calc")', FETCHING_FORMULA),
        (r'HYPERLINK("\\server\share\a","Budget")', PROGRAM),
        ('HYPERLINK("tools/a.EXE")', PROGRAM),
    ],
)
def test_a_formula_that_acts_is_named(formula: str, sentence: str) -> None:
    with pytest.raises(Unacceptable) as refusal:
        refuse_formula(formula)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A9)",
        'IF(A1="a|b",1,2)',
        "'In|Out'!A1",
        "Table1[[#This Row],[in|out]]",
        'HYPERLINK("https://example.org/a.exe?x=1")',
        'HYPERLINK("#Sheet2!A1")',
        "RECALL(1)",
    ],
)
def test_a_formula_that_reckons_is_let_through(formula: str) -> None:
    refuse_formula(formula)


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\\\windows\\\\cmd.exe",
        " DDE excel",
        "{ PAGE { dde excel",
        "{ QUOTE 68 68 69 65",
        "LINK Excel.Sheet a",
    ],
)
def test_a_field_that_acts_is_named(instruction: str) -> None:
    with pytest.raises(Unacceptable):
        refuse_field(instruction)


@pytest.mark.parametrize(
    "instruction",
    [
        " PAGE ",
        'HYPERLINK "https://example.org/link here"',
        'TOC \\o "1-3"',
        "MACROBUTTON NoMacro [Name]",
        'QUOTE "DDE"',
    ],
)
def test_a_field_that_shows_is_let_through(instruction: str) -> None:
    refuse_field(instruction)


def test_a_field_in_pieces_is_put_together() -> None:
    reader = PartReader("word/document.xml")
    reader.start("w:fldChar", {"w:fldCharType": "begin"})
    for piece in ("D", "DE ", "excel"):
        reader.start("w:instrText", {})
        reader.text(piece)
        if piece == "excel":
            break
        if piece == "D":
            reader.end("w:instrText")

    with pytest.raises(Unacceptable, match="by DDE"):
        reader.end("w:instrText")


def test_a_field_that_acts_is_found_before_any_length_of_blanks() -> None:
    reader = PartReader("word/document.xml")
    reader.start("w:instrText", {})

    with pytest.raises(Unacceptable, match="by DDE"):
        reader.text("DDEAUTO cmd" + " " * LONGEST_FIELD)


def test_a_field_is_put_together_beyond_its_longest_piece() -> None:
    reader = PartReader("word/document.xml")
    reader.start("w:instrText", {})
    for piece in ("{" + " " * LONGEST_FIELD, "DD"):
        reader.text(piece)

    with pytest.raises(Unacceptable, match="by DDE"):
        reader.text("E excel")


@pytest.mark.parametrize(
    ("element", "attributes"),
    [
        ("Override", {"PartName": "/word/evil.bin", "ContentType": "application/x.wordprocessingml.document.main+xml"}),
        ("Default", {"Extension": "jpeg", "ContentType": "application/x.spreadsheetml.worksheet+xml"}),
        ("Override", {"PartName": "/word/evil.xmlx", "ContentType": "text/XML; charset=utf-8"}),
    ],
)
def test_words_under_the_name_of_something_else_are_refused(element: str, attributes: dict[str, str]) -> None:
    with pytest.raises(Unacceptable, match="under a name that is not theirs"):
        PartReader("[content_types].xml").start(element, attributes)


@pytest.mark.parametrize(
    ("element", "attributes"),
    [
        ("Override", {"PartName": "/word/Document.XML", "ContentType": "application/x.document.main+xml"}),
        ("Default", {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"}),
        ("Default", {"Extension": "vml", "ContentType": "application/vnd.openxmlformats-officedocument.vmlDrawing"}),
        ("Default", {"Extension": "svg", "ContentType": "image/svg+xml"}),
        ("Default", {"Extension": "png", "ContentType": "image/png"}),
    ],
)
def test_parts_under_their_own_names_are_let_through(element: str, attributes: dict[str, str]) -> None:
    PartReader("[content_types].xml").start(element, attributes)


def test_a_click_that_starts_a_program_is_named() -> None:
    with pytest.raises(Unacceptable, match="when something in it is clicked"):
        PartReader("ppt/slides/slide1.xml").start("a:hlinkClick", {"action": "ppaction://program"})


@pytest.mark.parametrize("run", ["[", "'[", "[a", '"', "RTD ", "QUOTE 1 ", "{ ", 'HYPERLINK("'])
@pytest.mark.parametrize("refuse", [refuse_formula, refuse_field])
def test_a_formula_or_field_is_read_in_proportion_to_its_length(refuse: Callable[[str], None], run: str) -> None:
    assert growth(refuse, lambda size: f"[x{run * (size // len(run))}y", 4000) < LIMIT
