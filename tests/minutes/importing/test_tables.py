"""Rows set in columns."""

import pytest

from tests.minutes.importing.reading import blocks_of, read, within_item
from tests.minutes.importing.showing import Shown


@pytest.mark.parametrize(
    "rows",
    [
        "Boat            Fee\nAnna            10\nMaria of Kiel   20",
        "| Boat | Fee |\n|------|-----|\n| Anna | 10 |\n| Maria of Kiel | 20 |",
        "Boat\tFee\nAnna\t10\nMaria of Kiel\t20",
    ],
)
def test_rows_set_in_columns_are_a_table(rows):
    assert blocks_of(f"These are the fees of the boats:\n\n{rows}\n\nThey were AGREED.") == [
        ("text", "These are the fees of the boats:"),
        ("table", [("Boat", "Fee"), ("Anna", "10"), ("Maria of Kiel", "20")]),
        ("text", "They were AGREED."),
    ]


def test_what_looks_like_a_row_but_cannot_be_read_is_a_doubt():
    parsed = read(within_item("Anna       10        paid\n\nThe Board NOTED the fee."))

    assert [(doubt.line, doubt.kind) for doubt in parsed.doubts] == [(8, "unread table")]


def test_a_cell_below_another_belongs_to_a_row_with_empty_cells():
    assert blocks_of("Seat            Member\nChair           Ann Ost\n                Kim Moor") == [
        ("table", [("Seat", "Member"), ("Chair", "Ann Ost"), ("", "Kim Moor")])
    ]


COLUMNS = {
    "two digits": ("2.1   ", "      ", "2.2   "),
    "three parts": ("2.1.1    ", "         ", "2.1.2    "),
    "a full stop behind": ("2.1.  ", "      ", "2.2.  "),
    "far from the text": (" 2.01       ", "            ", " 2.02       "),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_paragraph_numbers_is_no_table(column):
    one, under, other = COLUMNS[column]
    source = (
        "1     Apologies\n\n1.1   Apologies were received from Ann Ost.\n\n2     Chairs\n\n"
        f"{one}The chairs were counted in May, of which four were found to be broken beyond all\n{under}repair. "
        f"The Board AGREED to buy four\n{under}more.\n{other}As to the tables, the Clerk had asked the county for a "
        f"price. It was\n{under}NOTED.\n\n3     Close\n\n3.1   The meeting closed.\n"
    )

    shown = Shown(source)

    assert shown.items == [(1, "1", "Apologies"), (2, "2", "Chairs"), (3, "3", "Close")]
    assert shown.decisions == [(2, "AGREED", "AGREED to buy four more."), (2, "NOTED", "NOTED.")]
    assert [block["kind"] for block in shown.data["items"][1]["blocks"]] == ["paragraph", "paragraph"]
    assert shown.text.split() == source.split()


def test_a_table_may_begin_with_a_column_of_numbers():
    assert blocks_of("1     Anna      10\n2     Maria     20") == [
        ("table", [("1", "Anna", "10"), ("2", "Maria", "20")])
    ]
