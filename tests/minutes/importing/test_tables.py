"""Rows set in columns."""

import pytest

from tests.minutes.importing.reading import blocks_of, read, within_item


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
