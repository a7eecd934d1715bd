"""Which lines are the titles of items."""

import pytest

from minutes.importing.parser import Unreadable
from tests.minutes.importing.reading import outline, read, titles
from tests.minutes.importing.showing import Shown


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Opening", "2. Tide Tables"),
        ("1) Opening", "2) Tide Tables"),
        ("(1) Opening", "(2) Tide Tables"),
        ("A1. Opening", "A2. Tide Tables"),
        ("1 Opening", "2 Tide Tables"),
        ("1.0 Opening", "2.0 Tide Tables"),
        ("1 – Opening", "2 – Tide Tables"),
        ("Item 1: Opening", "Item 2: Tide Tables"),
        ("ITEM 1. Opening", "ITEM 2. Tide Tables"),
        ("Agenda item 1 – Opening", "Agenda item 2 – Tide Tables"),
        ("1.\nOpening", "2.\nTide Tables"),
        ("1.\tOpening", "2.\tTide Tables"),
        ("   1.   Opening", "   2.   Tide Tables"),
    ],
)
def test_the_usual_ways_to_number_an_item_are_read(first, second):
    parsed = read(f"{first}\n\nThe Chair opened the meeting.\n\n{second}\n\nThe Board NOTED the tables.\n")

    assert titles(parsed) == [(1, "Opening"), (2, "Tide Tables")]


def test_titles_need_no_blank_line_before_or_after_them():
    parsed = read(
        "1. Opening\nThe Chair opened the meeting.\n"
        "2. Tide Tables\nThe Board NOTED the tables.\n3. Close\nThe end came.\n"
    )

    assert titles(parsed) == [(1, "Opening"), (2, "Tide Tables"), (3, "Close")]


def test_a_title_over_three_lines_is_joined_and_keeps_its_lines():
    parsed = read(
        "4. Review of the rules by which moorings are given to boats of the inner\n"
        "harbour and of the river, with the comments of the Harbour Users’ Forum —\n"
        "second draft\n\nThe Board DISCUSSED the draft.\n"
    )

    assert parsed.items[0].title.text == (
        "Review of the rules by which moorings are given to boats of the inner harbour and of the river, "
        "with the comments of the Harbour Users’ Forum — second draft"
    )
    assert parsed.items[0].title.lines == (1, 2, 3)


def test_a_title_set_in_larger_type_wraps_before_the_text_does():
    parsed = read(
        "1. Modification HMP0021 – Shared Moorings in Basins of More than\nOne Owner\n\n"
        "The owner of the basin came to the meeting and spoke at length of the moorings that are\n"
        "shared by several boats, and of the cost that this has for those who are hardly ever there.\n"
    )

    assert titles(parsed) == [(1, "Modification HMP0021 – Shared Moorings in Basins of More than One Owner")]


def test_a_short_line_below_a_short_title_is_a_sub_heading():
    parsed = read(
        "1. Port Update\nDredging\n\n"
        "The dredger worked for nine weeks in the outer basin and is now to be moved to the river\n"
        "mouth, where it will stay until the end of the year if the money lasts for so long.\n"
    )

    assert titles(parsed) == [(1, "Port Update")]
    assert outline(parsed.items[0].blocks)[0] == ("heading", "Dredging")


def test_numbers_at_the_start_of_wrapped_lines_are_no_items():
    parsed = read(
        "1. Rules\n\n"
        "The rule was made in the year of the great storm and has stood since then until\n"
        "2018, for which a new draft was written; it was brought into force by release\n"
        "1.4, and would be looked at again once the meeting had been told of it before\n"
        "3. The Board was content with this and asked for no more papers on the matter.\n\n"
        "2. Close\n\nThe Chair closed the meeting.\n"
    )

    assert titles(parsed) == [(1, "Rules"), (2, "Close")]


def test_a_numbered_list_does_not_take_the_number_of_the_next_item():
    parsed = read(
        "1. Report\n\nThe Chair reported.\n\n"
        "2. Choice of Route\n\nThree routes were compared:\n\n"
        "1. The northern route\n\n2. The southern route\n\n3. The central route\n\n"
        "The Panel RESOLVED to take the southern route.\n\n"
        "3. Costs\n\nThe Panel NOTED the costs.\n"
    )

    assert titles(parsed) == [(1, "Report"), (2, "Choice of Route"), (3, "Costs")]
    assert outline(parsed.items[1].blocks) == [
        ("text", "Three routes were compared:"),
        ("list", ["1. The northern route", "2. The southern route", "3. The central route"]),
        ("text", "The Panel RESOLVED to take the southern route."),
    ]


def test_a_closing_list_with_higher_numbers_does_not_prolong_the_items():
    parsed = read(
        "1. Report\n\nThe Chair reported.\n\n2. Close\n\nThese papers were tabled:\n"
        "1. Chart of the bay\n2. Chart of the river\n3. Chart of the sound\n4. Chart of the cape\n"
    )

    assert titles(parsed) == [(1, "Report"), (2, "Close")]


def test_numbered_paragraphs_are_no_items_and_keep_their_numbers():
    parsed = read(
        "1. Minutes\n\n1.1 The Committee APPROVED the minutes.\n1.2 The log was read.\n\n"
        "2. Fees\n\n2.1 The Committee NOTED the fees.\n\n2.2 Nothing else was said.\n"
    )

    assert [outline(item.blocks) for item in parsed.items] == [
        [("text", "1.1 The Committee APPROVED the minutes."), ("text", "1.2 The log was read.")],
        [("text", "2.1 The Committee NOTED the fees."), ("text", "2.2 Nothing else was said.")],
    ]


def test_an_agenda_before_the_minutes_belongs_to_the_front_matter():
    parsed = read(
        "Agenda\n1. Opening\n2. Fees of the Port\n3. Close\n\n1. Opening\n\nThe Chair spoke.\n\n"
        "2. Fees of the Port\n\nThe Board NOTED the fees.\n\n3. Close\n\nThe Chair closed the meeting.\n"
    )

    assert [item.title.lines for item in parsed.items] == [(6,), (10,), (14,)]
    assert len(parsed.front) > 0


def test_items_may_start_at_another_number_and_a_gap_is_a_doubt():
    parsed = read(
        "3. Fees\n\nThe Board NOTED the fees.\n\n4. Lights\n\nThe Board NOTED the lights.\n\n"
        "6. Close\n\nThe Chair closed the meeting.\n"
    )

    assert titles(parsed) == [(3, "Fees"), (4, "Lights"), (6, "Close")]
    assert [(doubt.line, doubt.kind, doubt.message) for doubt in parsed.doubts] == [
        (9, "missing item", "Item 5 is missing in the source.")
    ]


def test_an_item_without_text_keeps_its_place():
    parsed = read(
        "1. Opening\n\nThe Chair spoke.\n\n2. Staff (withheld)\n\n3. Close\n\nThe Chair closed the meeting.\n"
    )

    assert [(item.number, item.blocks == ()) for item in parsed.items] == [(1, False), (2, True), (3, False)]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "The text is empty."),
        ("\ufeff \n\n", "The text is empty."),
        (
            "A letter to the editor.\n",
            "No numbered item was found in this text, and no headings that stand apart, so it cannot be read as "
            "minutes. The forms of numbers known are 1. · 1) · (1) · 1.0 · Item 1 · 41/26 · 301/01 · C.23.38 · 2.1 · "
            "1507 · IV. · A. · (a).",
        ),
        ("%PDF-1.7\n1. Title\n", "This is a PDF file itself; what can be read is the text extracted from it."),
        ("1. Title\x00\x01\x02", "This is a binary file, not the text of minutes."),
        ("Page 1 of 2\n\fPage 2 of 2\n", "The text holds page furniture only."),
    ],
)
def test_what_is_no_text_of_minutes_is_refused_in_one_sentence(source, message):
    with pytest.raises(Unreadable) as refused:
        read(source)

    assert str(refused.value) == message


def test_where_titles_stand_apart_a_line_right_below_one_belongs_to_it():
    parsed = read(
        "1. Opening\n\nThe Chair spoke.\n\n2. Fees\nof the Port\n\nThey were read.\n\n"
        "3. Review\nSecond Draft\n\nIt was read.\n\n4. Close\n\nThe end.\n\n5. Dates\n\nNone yet.\n"
    )

    assert titles(parsed) == [
        (1, "Opening"),
        (2, "Fees of the Port"),
        (3, "Review Second Draft"),
        (4, "Close"),
        (5, "Dates"),
    ]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_list_that_ends_before_the_next_item_s_number_takes_no_item(gap):
    parsed = read(
        f"1. Apologies\n\nNone came.\n\n2. Roof\n\nThe panel agreed to:\n{gap}1. Write to the county\n"
        "2. Phone the roofer\n\n3. Fence\n\nIt had fallen.\n\n4. Close\n\nThe meeting closed.\n"
    )

    assert titles(parsed) == [(1, "Apologies"), (2, "Roof"), (3, "Fence"), (4, "Close")]


def test_text_that_begins_on_the_line_of_a_title_is_text_of_the_item():
    source = (
        "26. APOLOGIES: Apologies were received from Cllr Joyce.\n\n27. INTERESTS – None was declared\nby anybody.\n\n"
        "28. Minutes: RESOLVED that the minutes be signed.\n\n29. ROADS AND PATHS\n\nThey were wet.\n"
    )
    shown = Shown(source)

    assert shown.items == [
        (26, "26.", "APOLOGIES:"),
        (27, "27.", "INTERESTS –"),
        (28, "28.", "Minutes:"),
        (29, "29.", "ROADS AND PATHS"),
    ]
    assert shown.paragraphs[:2] == ["Apologies were received from Cllr Joyce.", "None was declared by anybody."]
    assert shown.decisions == [(28, "RESOLVED", "RESOLVED that the minutes be signed.")]
    assert shown.apologies == [("", "Cllr Joyce")]
    assert shown.text.split() == source.split()
