"""Rows of a table of actions, whose cells run over lines."""

from minutes.importing.action_rows import lines_of_action_tables, read_action_rows
from minutes.importing.lines import body_lines, read_lines
from tests.growth import LIMIT, growth

TABLE = """\
No   Action                      Owner
1    Ask for two prices for      RS
     the roof
2    Paint the hut               JM
The hut had been bought in the spring, and the members were all glad.
"""


def test_a_row_goes_on_while_its_number_is_blank() -> None:
    lines = body_lines(read_lines(TABLE), ())

    read = read_action_rows(lines, 0)

    assert read is not None
    table, end, over_lines = read
    assert table.rows == (("1", "Ask for two prices for the roof", "RS"), ("2", "Paint the hut", "JM"))
    assert (table.lines, end) == ((1, 2, 4), 4)
    assert [(row.lines, row.wording) for row in over_lines] == [((2, 3), "1 Ask for two prices for the roof RS")]
    assert lines_of_action_tables(lines) == {0, 1, 2, 3}


def test_without_a_head_there_are_no_rows() -> None:
    lines = body_lines(read_lines(TABLE), ())

    assert read_action_rows(lines, 1) is None


def test_rows_are_read_in_proportion_to_their_number() -> None:
    head = "No   Action                      Owner\n"
    row = "1    Ask for two prices for      RS\n     the roof\n"

    def read(source: str) -> None:
        lines_of_action_tables(body_lines(read_lines(source), ()))

    assert growth(read, lambda size: head + row * (size // len(row)), 4_000) < LIMIT
    assert growth(read, lambda size: head * (size // len(head)), 4_000) < LIMIT
