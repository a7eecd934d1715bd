import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from minutes.rendering.markup import block_markup
from minutes.rendering.wide_tables import column_count, in_bands
from tests.minutes.rendering.conftest import in_normal_form


def table(rows: str) -> etree._Element:
    return etree.fromstring(f"<table><tbody>{rows}</tbody></table>")


def texts(part: etree._Element) -> list[list[str]]:
    return [[cell.text or "" for cell in row] for row in part.iter("tr")]


def test_each_part_repeats_the_first_column_and_the_others_are_shared_out_evenly():
    parts = list(in_bands(table("<tr><th>a</th><td>b</td><td>c</td><td>d</td><td>e</td><td>f</td></tr>"), 4))

    assert [texts(part) for _, part in parts] == [[["a", "b", "c"]], [["a", "d", "e", "f"]]]
    assert [(columns.start, columns.stop) for columns, _ in parts] == [(1, 3), (3, 6)]


def test_a_cell_that_reaches_from_one_part_into_the_next_is_in_both():
    whole = table(
        "<tr><td>a</td><td colspan='4'>b</td></tr><tr><td>c</td><td>d</td><td>e</td><td>f</td><td>g</td></tr>"
    )

    parts = [part for _, part in in_bands(whole, 3)]

    assert [texts(part) for part in parts] == [[["a", "b"], ["c", "d", "e"]], [["a", "b"], ["c", "f", "g"]]]
    assert [cell.get("colspan") for part in parts for cell in part.iter("td") if cell.text == "b"] == ["2", "2"]


def test_a_column_taken_by_a_cell_of_the_row_above_is_passed_over():
    whole = table("<tr><td rowspan='2'>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>")

    assert column_count(whole) == 3
    assert [texts(part) for _, part in in_bands(whole, 2)] == [[["a", "b"], ["d"]], [["a", "c"], ["e"]]]


@given(columns=st.integers(9, 80), widest=st.integers(2, 8))
def test_every_cell_is_in_a_part_and_no_part_is_too_wide(columns, widest):
    cells = [str(number) for number in range(columns)]
    whole = table(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")

    rows = [texts(part)[0] for _, part in in_bands(whole, widest)]

    assert [cell for row in rows for cell in row[1:]] == cells[1:]
    assert max(map(len, rows)) <= widest


@pytest.mark.parametrize(("columns", "parts", "dense"), [(5, 1, 0), (6, 1, 1), (8, 1, 1), (9, 2, 2), (60, 9, 9)])
def test_on_paper_wide_tables_are_dense_and_wider_ones_come_in_parts_that_say_which(columns, parts, dense):
    html = in_normal_form("t", f"<table><tr>{'<td>x</td>' * columns}</tr></table>")

    paper, page = block_markup(html, widest=8), block_markup(html)

    assert (paper.count("<table"), paper.count('class="dense"')) == (parts, dense)
    assert page.count("<table") == 1
    if parts == 2:
        assert 'aria-label="Table, columns 1 and 2 to 5 of 9"' in paper
        assert '<p class="table-part">Table, columns 1 and 6 to 9 of 9</p>' in paper
