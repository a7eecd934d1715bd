import csv
import io

import pytest

from core.web.csv import csv_response, harmless


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1", "\n=1", "＝1"])
def test_no_cell_starts_as_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "AGREED", "1 = 1", "to note - and agree", "’tis"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_file_reads_back_as_what_was_written() -> None:
    response = csv_response("list.csv", ["What", "Who"], [["a, “b”\nc", "=x"]])

    text = b"".join(response).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text, newline=""))) == [["What", "Who"], ["a, “b”\nc", "'=x"]]
    assert response["Content-Disposition"] == 'attachment; filename="list.csv"'
