"""Office files are looked into, in a process of limits: bombs, and what acts, wherever it is tied in."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from core.errors import Unacceptable
from core.uploads import office
from core.uploads.office import BROKEN, COSTLY, inspect_office, refuse_harmful
from core.uploads.office_acts import DDE, OLE

RELATIONSHIP = (
    '<Relationships><Relationship Type="http://x/relationships/{kind}" Target="{target}" TargetMode="{mode}"/>'
    "</Relationships>"
)


def package(**parts: str | bytes) -> bytes:
    """A package of these parts: ``xl_a_xml`` is called xl/a.xml."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            folder, _, rest = name.partition("_")
            written.writestr(zipfile.ZipInfo(f"{folder}/{rest.replace('_', '.')}"), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def workbook() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (["Budget", 2], ["=SUM(B1:B1)", 3]):
        book.active.append(row)
    book.active["A1"].hyperlink = "https://example.org"
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=2))
    book.active.add_chart(chart, "D1")
    book.save(file)
    return file.getvalue()


def test_what_a_spreadsheet_program_writes_is_taken() -> None:
    inspect_office(workbook())


def test_a_refusal_comes_out_of_its_process() -> None:
    with pytest.raises(Unacceptable) as refusal:
        inspect_office(package(xl_sheet_xml="<s><c><f>cmd|'/c calc'!A0</f></c></s>"))

    assert str(refusal.value) == DDE


def test_an_office_file_in_an_office_file_is_looked_into_too() -> None:
    inner = package(ppt_rels_rels=RELATIONSHIP.format(kind="oleObject", target="a.bin", mode="Internal"))

    with pytest.raises(Unacceptable) as refusal:
        refuse_harmful(package(word_inner_xlsx=inner))

    assert str(refusal.value) == OLE


def in_itself(times: int) -> bytes:
    content = workbook()
    for _ in range(times):
        content = package(word_inner_xlsx=content)
    return content


def test_a_chart_has_its_table_and_no_file_goes_deeper() -> None:
    refuse_harmful(in_itself(2))

    with pytest.raises(Unacceptable, match="more time or memory"):
        refuse_harmful(in_itself(3))


@pytest.mark.parametrize(
    "content",
    [
        package(xl_a_xml=b"<x>" + b" " * 2_000_000 + b"</x>"),
        package(xl_styles_xml=f"<s>{'<fill/>' * 66_001}</s>", xl_b_bin=bytes(10)),
    ],
)
def test_what_unpacks_to_far_more_than_it_seems_is_refused(content: bytes) -> None:
    with pytest.raises(Unacceptable) as refusal:
        refuse_harmful(content)

    assert str(refusal.value) == COSTLY


@pytest.mark.parametrize(("name", "most"), [("MOST_MEMBERS", 1), ("MOST_UNPACKED", 10), ("MOST_XML", 10)])
def test_each_limit_of_a_package_holds(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    monkeypatch.setattr(office, name, most)

    with pytest.raises(Unacceptable, match="more time or memory"):
        refuse_harmful(package(xl_a_xml="<x>words</x>", xl_b_xml="<x/>"))


def test_a_part_that_says_less_than_it_unpacks_to_is_damaged() -> None:
    content = package(xl_a_xml=b"<x>" + b" " * 5_000 + b"</x>")

    with pytest.raises(Unacceptable, match="is damaged"):
        refuse_harmful(content.replace((5_007).to_bytes(4, "little"), (100).to_bytes(4, "little")))


@pytest.mark.parametrize(
    "content",
    [
        b"no package",
        package(xl_a_xml="<x>"),
        package(xl_a_xml='<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
        package(xl_a_xml="<x/>", XL_a_xml="<x/>"),
    ],
)
def test_what_is_broken_is_called_so(content: bytes) -> None:
    with pytest.raises(Unacceptable) as refusal:
        refuse_harmful(content)

    assert str(refusal.value) == BROKEN


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LIMITS", office.LIMITS._replace(step=0.001))
    rows = "".join(f"<a>{number * 7919 % 1_000_003}</a>" for number in range(100_000))

    with pytest.raises(Unacceptable) as refusal:
        inspect_office(package(xl_a_xml=f"<x>{rows}</x>"))

    assert str(refusal.value) == COSTLY
