"""The body of published minutes, without furniture and margin, cut at its items."""

import pytest

from minutes.importing.action_book import ActionBook
from minutes.importing.body import Page, Reading, is_outstanding
from minutes.importing.layout import measure
from minutes.importing.lines import read_lines
from minutes.importing.margin import read_margin
from minutes.importing.parsed import Piece, Unreadable

SOURCE = (
    f"Port of Wexmouth{'Action by':>70}\n\n1. Buoys\n\nThe buoys will be painted.{'KH':>58}\n\n"
    "Page 1 of 2\n\f2. Actions Outstanding\n\nAction: Clerk to write.\n\nPage 2 of 2\n"
)


def page(source: str) -> Page:
    lines = read_lines(source)
    return Page(lines, read_margin(lines, ()), leave_out=False)


def test_a_page_knows_its_furniture_and_its_margin() -> None:
    told = page(SOURCE)

    assert [told.lines[index].text for index in told.furniture] == ["Page 1 of 2", "Page 2 of 2"]
    assert [line.text for line in told.body][:4] == [
        "Action by",
        "Port of Wexmouth",
        "1. Buoys",
        "The buoys will be painted.",
    ]
    assert list(told.margin.notes.values()) == ["KH"]


def test_furniture_alone_is_no_text() -> None:
    with pytest.raises(Unreadable, match="page furniture only"):
        page("Page 1 of 2\n\fPage 2 of 2\n")


def test_the_body_is_read_item_by_item() -> None:
    told = page(SOURCE)
    reading = Reading(told.body, measure(told.body), ActionBook("ABC", "ABC12/"))

    reading.read()
    reading.take_actions(told)

    assert [item.title.text for item in reading.items] == ["Buoys", "Actions Outstanding"]
    assert [type(block).__name__ for item in reading.items for block in item.blocks] == ["ActionBlock", "Paragraph"]
    assert reading.notes_left == frozenset()
    assert [doubt.kind for doubt in reading.book.doubts] == ["unnumbered action"]


@pytest.mark.parametrize(
    ("title", "is_so"),
    [("Actions Outstanding", True), ("Matters arising", True), ("Review of Actions", True), ("Actions", False)],
)
def test_items_about_earlier_actions(title: str, is_so: bool) -> None:
    assert is_outstanding(Piece(title, (1,))) is is_so
