"""Who sent apologies where the category is in no lexicon and the name is no plain one."""

import pytest

from tests.minutes.importing.reading import REST, apologies_of

NAMES = [
    "Bertrand Le Goff",
    "Eilidh van Rensburg",
    "Cees van den Bosch",
    "Mairi nic Leòid",
    "Rhys ap Gwilym",
    "Magnus Ó Sé",
    "Niamh Mac Giolla Bhríde",
    "Bronagh Mac an tSaoir",
    "Ann de Vere Holt",
    "Ysolde d’Arcy",
    "Una O’Shea",
    "Hugo ffrench",
    "Samir al-Amin",
    "Greta von Aue",
    "Wilfred St. John",
    "Col. Peregrine de Lacy",
    "Capt. R. Ost",
    "Dr Kim Moor",
    "J. R. Hartley",
    "Iolo Bevan-Tudor",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "row",
    [
        "Testing Laboratories {}",
        "Testing Laboratories: {}",
        "Testing Laboratories – {}",
        "{} – Testing Laboratories",
        "• Testing Laboratories: {}",
        "• {} (Testing Laboratories)",
        "Testing Laboratories      {}",
        "{}, Testing Laboratories",
    ],
)
def test_names_with_particles_and_titles_are_told_from_their_category(row, name):
    assert apologies_of(f"Apologies:\n{row.format(name)}\n{REST}") == [("Testing Laboratories", name)]


@pytest.mark.parametrize("name", NAMES)
def test_a_category_of_no_known_noun_leaves_the_last_two_words_for_the_name(name):
    assert apologies_of(f"Apologies:\nLamp Lighters {name}\n{REST}") == [("Lamp Lighters", name)]


def test_several_names_after_one_category_are_a_row_each():
    expected = [("Large Depots", "Ann Ost"), ("Large Depots", "Bob van Low")]

    for row in (
        "Large Depots: Ann Ost, Bob van Low",
        "Large Depots Ann Ost and Bob van Low",
        "Large Depots Ann Ost, Bob van Low",
    ):
        assert apologies_of(f"Apologies:\n{row}\n{REST}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Apologies: Ysolde d’Arcy (Turbine Owners); Magnus Ó Sé (Fisheries)",
        "Apologies: Ysolde d’Arcy (Turbine\nOwners); Magnus Ó Sé (Fisheries)",
        "Apologies: Ysolde d’Arcy (Turbine Owners); Magnus\nÓ Sé (Fisheries)",
        "Apologies had been sent by:\n\n▪ Ysolde d’Arcy (Turbine Owners)\n▪ Magnus Ó Sé (Fisheries)",
        "Apologies for absence were received from the following:\n- Ysolde d’Arcy (Turbine Owners)\n- Magnus Ó Sé (Fisheries)",  # noqa: E501 - one row of names
        "APOLOGIES:\nTurbine Owners Ysolde d’Arcy\nFisheries Magnus Ó Sé",
        "Apologies for absence\n\nTurbine Owners Ysolde d’Arcy\nFisheries Magnus Ó Sé",
        "Apologies\nTurbine Owners      Ysolde d’Arcy\nFisheries           Magnus Ó Sé",
        "Apologies had come from Ysolde d’Arcy (Turbine Owners) and Magnus Ó Sé (Fisheries).",
        "Apologies from Ysolde d’Arcy (Turbine Owners) and Magnus Ó Sé (Fisheries) were noted.",
    ],
)
@pytest.mark.parametrize("place", ["front", "item"])
def test_apologies_in_each_form_in_the_front_matter_and_in_the_first_item(text, place):
    source = f"{text}\n{REST}" if place == "front" else f"1. Opening\n\n{text}\n\n2. Fees\n\nThe Board NOTED them.\n"

    assert apologies_of(source) == [("Turbine Owners", "Ysolde d’Arcy"), ("Fisheries", "Magnus Ó Sé")]


def test_somebody_in_a_sentence_without_a_category_has_none():
    sentence = "Apologies had come from Ann Ost (Fisheries), Bob Low (Chair) and Kim Moor."

    assert apologies_of(f"1. Opening\n\n{sentence}\n\n2. Fees\n\nThe Board NOTED them.\n") == [
        ("Fisheries", "Ann Ost"),
        ("Chair", "Bob Low"),
        ("", "Kim Moor"),
    ]


def test_what_comes_after_the_block_is_no_apology():
    source = (
        "Apologies:\nFisheries Ann Ost\n\nIn attendance:\nClerk to the Board Jo Low\n\nVenue\nOld Custom House, Wexmouth\n"  # noqa: E501 - one row of names
        f"{REST}"
    )

    assert apologies_of(source) == [("Fisheries", "Ann Ost")]
