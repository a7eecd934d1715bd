"""Categories of members: by their nouns, and by what the document prints elsewhere."""

import pytest

from tests.minutes.importing.reading import REST, apologies_of


@pytest.mark.parametrize(
    "category",
    ["Consumer Body", "Regional Suppliers", "Large Depots", "Fire and Rescue", "Peat Carriers", "Heat Storage",
     "Rowing Unions", "Tidal Generation", "Upland Residents", "Lock Makers", "Eel Fisheries", "Waste Collectors"],
)  # fmt: skip
@pytest.mark.parametrize("row", ["{} Shanice Oduya", "{}: Shanice Oduya", "• {}: Shanice Oduya", "{}    Shanice Oduya"])
def test_categories_by_their_nouns(category, row):
    assert apologies_of(f"Apologies\n{row.format(category)}\n{REST}") == [(category, "Shanice Oduya")]


@pytest.mark.parametrize(
    "present",
    [
        "Lamp Lighters of Wexmouth: Ann Ost",
        "Lamp Lighters of Wexmouth   Ann Ost",
        "Ann Ost (Lamp Lighters of Wexmouth)",
        "Lamp Lighters of Wexmouth Ann Ost",
    ],
)
def test_a_category_that_stands_elsewhere_in_the_document_is_known(present):
    source = f"Present:\n{present}\n\nApologies:\nLamp Lighters of Wexmouth Mary Jane Low\n{REST}"
    if present.endswith(" Wexmouth Ann Ost"):
        source = source.replace("Mary Jane Low", "Mary Low")

    assert apologies_of(source)[0][0] == "Lamp Lighters of Wexmouth"
