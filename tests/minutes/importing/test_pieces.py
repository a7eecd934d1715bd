"""Pieces of wording: where they stand, on which line they were printed, and others put in their place."""

from minutes.importing.lines import read_lines
from minutes.importing.parsed import BulletList, Item, ListEntry, Paragraph, Piece, Table
from minutes.importing.pieces import TITLE, all_pieces, line_finder, with_pieces
from tests.minutes.importing.reading import read, within_item

LIST = BulletList((ListEntry(Piece("one", (3,)), (ListEntry(Piece("inner", (4,))),)), ListEntry(Piece("two", (5,)))))


def test_pieces_are_walked_in_reading_order_with_their_addresses() -> None:
    items = [Item(2, Piece("Fees", (2,)), (LIST,))]

    pieces = list(all_pieces([Paragraph(Piece("Minutes", (1,)))], items))

    assert [(address, text.text) for address, text in pieces] == [
        ((None, 0, ()), "Minutes"),
        ((2, TITLE, ()), "Fees"),
        ((2, 0, (0,)), "one"),
        ((2, 0, (0, 0)), "inner"),
        ((2, 0, (1,)), "two"),
    ]


def test_texts_are_put_in_their_place_and_leave_the_others() -> None:
    changed = with_pieces(LIST, {(0, 0): "INNER", (1,): "TWO"})

    assert isinstance(changed, BulletList)
    outer, last = changed.entries
    assert (outer.text.text, outer.entries[0].text, last.text.text) == ("one", Piece("INNER", (4,)), "TWO")


def test_a_table_has_no_pieces_and_stays_as_it_is() -> None:
    table = Table(None, (("a", "b"),), (7,))

    assert list(all_pieces([table], [])) == []
    assert with_pieces(table, {(): "c"}) is table


def test_an_offset_is_found_on_the_line_that_printed_it() -> None:
    source = within_item("• The quay is old and\n  worn.")
    entry = read(source).items[0].blocks[-1].entries[0].text  # type: ignore[union-attr]

    line_at = line_finder(read_lines(source))

    assert [line_at(entry, entry.text.index(word)) for word in ("The", "and", "worn")] == [8, 8, 9]
