"""The rows of a block of apologies."""

import pytest

from tests.minutes.importing.reading import REST, apologies_of, read


@pytest.mark.parametrize(
    "row",
    [
        "Large Suppliers Ann Ost",
        "Large Suppliers     Ann Ost",
        "Large Suppliers\tAnn Ost",
        "| Large Suppliers | Ann Ost |",
        "Ann Ost    Large Suppliers",
        "Ann Ost (Large Suppliers)",
        "Ann Ost – Large Suppliers",
        "Large Suppliers: Ann Ost",
        "Ann Ost, Large Suppliers",
        "• Ann Ost (Large Suppliers)",
    ],
)
@pytest.mark.parametrize("label", ["Apologies:", "Apologies for absence", "Apologies received:", "APOLOGIES"])
def test_a_row_of_a_block_of_apologies_gives_category_and_name(label, row):
    parsed = read(f"{label}\n{row}\n{REST}")

    assert [(apology.category, apology.name, apology.line) for apology in parsed.apologies] == [
        ("Large Suppliers", "Ann Ost", 2)
    ]
    assert parsed.apologies_recorded is True


@pytest.mark.parametrize(
    ("row", "category", "name"),
    [
        ("Citizen’s Advice Kim Moor", "Citizen’s Advice", "Kim Moor"),
        ("Citizens Advice Scotland Kim Moor", "Citizens Advice Scotland", "Kim Moor"),
        ("Other SEC Parties Dr Una O’Shea", "Other SEC Parties", "Dr Una O’Shea"),
        ("Electricity Networks Ludo van der Berg", "Electricity Networks", "Ludo van der Berg"),
        ("DCC J. R. Hartley", "DCC", "J. R. Hartley"),
        ("Ofgem Mary-Jane McAllister", "Ofgem", "Mary-Jane McAllister"),
        ("Small Suppliers José Núñez", "Small Suppliers", "José Núñez"),
        ("Canal Boat Owners Ann Ost", "Canal Boat Owners", "Ann Ost"),
        ("Canal Boat Owners Sir Ludo de Vere", "Canal Boat Owners", "Sir Ludo de Vere"),
        ("Housing Associations Wilfred St. John", "Housing Associations", "Wilfred St. John"),
    ],
)
def test_category_and_name_are_told_apart_where_one_blank_divides_them(row, category, name):
    assert apologies_of(f"Apologies:\nCategory Members of the Panel\n{row}\n{REST}") == [(category, name)]


def test_a_name_below_another_has_the_same_seat():
    assert apologies_of(
        f"Apologies:\nLarge Suppliers   Ann Ost\n                  Kim Moor\nDCC               Jo Low\n{REST}"
    ) == [
        ("Large Suppliers", "Ann Ost"),
        ("Large Suppliers", "Kim Moor"),
        ("DCC", "Jo Low"),
    ]


@pytest.mark.parametrize("header", ["Name\tRepresenting", "Name\tCompany", "Member\tConstituency", "Name      Seat"])
def test_the_header_of_the_columns_may_name_the_person_first(header):
    assert apologies_of(f"Apologies\n\n{header}\nAnn Ost\tDevice Makers\nKim Moor\tMeter Operators\n{REST}") == [
        ("Device Makers", "Ann Ost"),
        ("Meter Operators", "Kim Moor"),
    ]


@pytest.mark.parametrize("none", ["none", "None received", "nil", "vacant", "–", "N/A"])
def test_a_category_that_sent_none_does_not_end_the_block(none):
    source = f"Apologies\n\nNetworks: Ann Ost, Kim Moor\nLarge Suppliers: {none}\nConsumers: Jo Low\n{REST}"

    assert apologies_of(source) == [("Networks", "Ann Ost"), ("Networks", "Kim Moor"), ("Consumers", "Jo Low")]


@pytest.mark.parametrize("alternate", ["(alternate: none)", "(Alternate: Bo Dean)", "(represented by Bo Dean)"])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Gas – Ann Ost {}", "Local Roads – Kim Moor"),
        ("Gas: Ann Ost {}", "Local Roads: Kim Moor"),
        ("Ann Ost {} – Gas", "Kim Moor – Local Roads"),
    ],
)
def test_an_alternate_in_brackets_sent_no_apologies(first, last, alternate):
    source = f"Apologies:\n{first.format(alternate)}\n{last}\nElectricity – vacant\n{REST}"

    assert apologies_of(source) == [("Gas", "Ann Ost"), ("Local Roads", "Kim Moor")]
