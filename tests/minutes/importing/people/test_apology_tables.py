"""Tables of attendance that say who sent apologies."""

import pytest

from minutes.importing.parsed import Table
from minutes.importing.people.apology_tables import apologies_in_tables
from minutes.importing.people.names import People


def found(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    table = Table(rows[0], rows[1:], tuple(range(1, len(rows) + 1)))
    return [(apology.category, apology.name) for apology in apologies_in_tables([table], People())]


@pytest.mark.parametrize("said", ["Apologies", "apology", "Apols.", "Absent with apologies", "Sent apologies"])
def test_a_cell_of_the_row_says_so(said):
    rows = ("Name", "Seat", "Attendance"), ("Jo Low", "Gas Board", "Present"), ("Cllr Ost", "Heat Board", said)

    assert found(*rows) == [("Heat Board", "Cllr Ost")]


@pytest.mark.parametrize("tick", ["✓", "x", "X", "Yes"])
def test_a_tick_under_the_head_says_so(tick):
    rows = ("Name", "Present", "Apologies"), ("Jo Low", tick, ""), ("Ann Ost", "", tick)

    assert found(*rows) == [("", "Ann Ost")]


def test_a_letter_says_so_only_under_a_head_that_speaks_of_apologies():
    rows = ("Jo Low", "Gas", "P"), ("Ann Ost", "Heat", "A")

    assert found(("Name", "Seat", "Present / Apologies"), *rows) == [("Heat", "Ann Ost")]
    assert found(("Name", "Seat", "Group"), *rows) == []
