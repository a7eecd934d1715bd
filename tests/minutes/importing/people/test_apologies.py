"""Who sent apologies, in the many ways in which minutes say so."""

import pytest

from minutes.importing.parser import Paragraph, Table
from tests.minutes.importing.reading import REST, apologies_of, outline, read


def test_the_rows_become_a_table_whose_cells_are_the_line():
    parsed = read(f"Apologies:\nCategory Panel Members\nGas Networks Ann Ost\nConsumers Kim Moor\n{REST}")

    label, table = parsed.front
    assert isinstance(label, Paragraph)
    assert label.text.text == "Apologies:"
    assert table == Table(
        ("Category", "Panel Members"), (("Gas Networks", "Ann Ost"), ("Consumers", "Kim Moor")), (2, 3, 4)
    )


def test_the_block_ends_where_its_rows_end():
    parsed = read(
        f"Apologies\nNkechi Obi – Local Authorities\nRhys ap Gwilym – Tram Operators\n\n"
        f"In attendance\nJo Low – Clerk\n{REST}"
    )

    assert [(apology.category, apology.name) for apology in parsed.apologies] == [
        ("Local Authorities", "Nkechi Obi"),
        ("Tram Operators", "Rhys ap Gwilym"),
    ]
    assert outline(parsed.front)[-2:] == [("text", "In attendance"), ("text", "Jo Low – Clerk")]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Apologies were received from Ann Ost (Large Suppliers) and Kim Moor.",
            [("Large Suppliers", "Ann Ost"), ("", "Kim Moor")],
        ),
        (
            "Apologies for absence had been sent by Ann Ost, Kim Moor and Dr Low.",
            [("", "Ann Ost"), ("", "Kim Moor"), ("", "Dr Low")],
        ),
        ("Ann Ost (DCC) sent her apologies.", [("DCC", "Ann Ost")]),
        (
            "Apologies were received from Wilfred St. John (Tenants). Ann Ost stood in.",
            [("Tenants", "Wilfred St. John")],
        ),
        ("The DCC repeated its apologies for the delay to Ann Ost.", []),
    ],
)
def test_apologies_are_read_from_a_sentence_of_an_early_item(sentence, people):
    assert (
        apologies_of(f"1. Apologies and Minutes\n\nThe Chair spoke. {sentence}\n\n2. Fees\n\nThey were NOTED.\n")
        == people
    )


def test_an_item_that_is_all_apologies_needs_no_label():
    parsed = read(
        "1. Apologies for Absence\n\nAnn Ost (Large Suppliers)\nKim Moor (DCC)\n\n2. Fees\n\nThey were NOTED.\n"
    )

    assert [(apology.category, apology.name) for apology in parsed.apologies] == [
        ("Large Suppliers", "Ann Ost"),
        ("DCC", "Kim Moor"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Apologies: None",
        "Apologies:\nNone",
        "Apologies for absence: none received.",
        "Apologies: nil",
        "There were no apologies.",
        "No apologies had been received.",
    ],
)
def test_none_is_recorded_and_differs_from_not_recorded(text):
    recorded, silent = read(f"{text}\n{REST}"), read(REST)

    assert (recorded.apologies, recorded.apologies_recorded) == ((), True)
    assert (silent.apologies, silent.apologies_recorded) == ((), False)


def test_names_beside_the_label_are_read_too():
    assert apologies_of(f"Apologies: Ann Ost (Large Suppliers), Kim Moor (DCC)\n{REST}") == [
        ("Large Suppliers", "Ann Ost"),
        ("DCC", "Kim Moor"),
    ]


@pytest.mark.parametrize("label", ["Apologies", "Apologies:", "Apologies were received from:"])
@pytest.mark.parametrize("glyph", ["•", "-", "e", "o"])
def test_a_list_of_apologies_is_read_where_all_else_is_paragraphs(label, glyph):
    rows = f"{glyph} Large Suppliers: Ann Ost\n\n{glyph} Kim Moor (DCC)\n"
    in_front = f"{label}\n\n{rows}\n{REST}"
    in_item = f"1. Opening\n\nThe Chair spoke.\n\n{label}\n\n{rows}\n2. Fees\n\nThe fees were NOTED.\n"

    for source in (in_front, in_item):
        assert apologies_of(source) == [("Large Suppliers", "Ann Ost"), ("DCC", "Kim Moor")]


def test_a_category_may_have_several_names_in_its_brackets():
    sentence = "Apologies had come from Landowners (Lady Ann Ost), Councils (Cllr Bob Low and Cllr Jo Dee)"

    assert apologies_of(f"1. Opening\n\n{sentence} and the Trusts (Kim Moor).\n\n2. Fees\n\nThey were NOTED.\n") == [
        ("Landowners", "Lady Ann Ost"),
        ("Councils", "Cllr Bob Low"),
        ("Councils", "Cllr Jo Dee"),
        ("Trusts", "Kim Moor"),
    ]


@pytest.mark.parametrize("glyph", ["–", "-", "*", "e", "o"])
def test_a_list_may_stand_close_under_its_label(glyph):
    parsed = read(f"Apologies for absence\n{glyph} Growers: Ann Ost\n{glyph} Retailers: Kim Moor\n{REST}")

    assert outline(parsed.front) == [
        ("text", "Apologies for absence"),
        ("list", ["Growers: Ann Ost", "Retailers: Kim Moor"]),
    ]


@pytest.mark.parametrize("heading", ["ATTENDEES AND APOLOGIES", "Attendance and apologies", "Apologies"])
def test_a_heading_over_all_who_came_or_not_is_not_taken_for_the_label(heading):
    body = f"Attendees:\nChair – Jo Low\n\nApologies:\nGas – Ann Ost\n{REST}"

    assert apologies_of(f"{heading}\n\n{body}") == [("Gas", "Ann Ost")]


def test_an_item_of_apologies_may_name_first_who_came():
    source = "1. Apologies and Attendance\n\nPresent:\nJo Low (Chair)\n\nApologies:\nAnn Ost (Gas)\n\n2. Fees\n\nLow.\n"

    assert apologies_of(source) == [("Gas", "Ann Ost")]


@pytest.mark.parametrize(
    "front",
    [
        "Apologies:\nAnn Ost (AO)\nKim Moor (KM)\n",
        "Apologies: Ann Ost (AO), Kim Moor (KM)\n",
        "Apologies: Ann Ost (dial-in until item 3), Kim Moor (unwell)\n",
        "Present:      Jo Low (Chair)\n              B. Fry\nApologies:    Ann Ost\n              Kim Moor\n",
        "Present       Jo Low (Chair)\nApologies     Ann Ost (Jo Fell attending for her)\n              Kim Moor\n",
        "Present: Jo Low, B. Fry. Apologies: Ann Ost and Kim Moor.\n",
        "Ann Ost and Kim Moor sent their apologies.\n",
        "Apologies received from: Ann Ost (AO) and Kim Moor (KM).\n",
    ],
)
def test_apologies_without_a_category_are_names_alone(front):
    assert apologies_of(f"Harbour Board\n\n{front}{REST}") == [("", "Ann Ost"), ("", "Kim Moor")]


@pytest.mark.parametrize(
    "text", ["Councillors A. Ost and K. Moor sent their apologies.", "Cllrs A. Ost and K. Moor had given apologies."]
)
def test_a_title_that_names_share_is_none_of_theirs(text):
    source = f"1. Apologies for Absence\n\n{text}\n\n2. Fees\n\nLow.\n"

    assert apologies_of(source) == [("", "A. Ost"), ("", "K. Moor")]


def test_a_column_beside_those_who_came_says_who_sent_them():
    rows = "Jo Low (Chair)       Ada Bell (Clerk)      Ann Ost\nB. Fry               Cy Dale               Kim Moor"

    assert apologies_of(f"Present              In attendance         Apologies\n{rows}\n\nHall\n{REST}") == [
        ("", "Ann Ost"),
        ("", "Kim Moor"),
    ]


@pytest.mark.parametrize("said", ["Apologies", "apologies received", "Sent apologies"])
def test_a_table_of_attendance_says_who_sent_them(said):
    rows = (
        f"Ann Ost       Harbour Users    {said}\nB. Fry        Ferry Owners     Present (dial-in)\n"
        f"Kim Moor      Anglers Trust    {said}"
    )

    assert apologies_of(f"Name          Organisation     Attendance\n{rows}\n{REST}") == [
        ("Harbour Users", "Ann Ost"),
        ("Anglers Trust", "Kim Moor"),
    ]
