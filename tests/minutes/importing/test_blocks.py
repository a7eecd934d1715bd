"""Paragraphs, sub-headings, lists and tables inside an item."""

import pytest

from tests.minutes.importing.reading import WIDE, outline, read, within_item

PROSE = " ".join(WIDE.split())


def _blocks(body: str) -> list[object]:
    """The blocks behind the wide paragraph that opens the item."""
    first, *others = outline(read(within_item(body)).items[0].blocks)
    assert first == ("text", PROSE)
    return others


def test_a_blank_line_inside_a_sentence_is_joined():
    assert _blocks("The cost is borne by the port and by the\n\nowners of the boats.") == [
        ("text", "The cost is borne by the port and by the owners of the boats.")
    ]


def test_a_blank_line_after_a_full_line_that_ends_in_mid_sentence_is_joined():
    assert _blocks(
        "The cost is borne by the port, by the owners of the boats, and lastly by the\n\n"
        "Ministry of Shipping, which has paid in every year so far."
    ) == [
        (
            "text",
            "The cost is borne by the port, by the owners of the boats, and lastly by the "
            "Ministry of Shipping, which has paid in every year so far.",
        )
    ]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph_without_a_blank_line():
    assert _blocks("The cost is borne by the port.\nThe Chair proposed to wait.") == [
        ("text", "The cost is borne by the port."),
        ("text", "The Chair proposed to wait."),
    ]


def test_a_full_line_that_ends_a_sentence_does_not_end_the_paragraph():
    assert _blocks(
        "The cost of the works is borne by the port and by the owners of all its boats.\nThe Chair proposed to wait."
    ) == [
        (
            "text",
            "The cost of the works is borne by the port and by the owners of all its boats. "
            "The Chair proposed to wait.",
        )
    ]


def test_a_paragraph_that_lost_its_full_stop_still_ends_at_a_blank_line():
    assert _blocks("The Chair hoped that this would help the works going forwards\n\nThe Board was content.") == [
        ("text", "The Chair hoped that this would help the works going forwards"),
        ("text", "The Board was content."),
    ]


def test_words_broken_at_a_hyphen_are_joined_without_a_blank():
    assert _blocks("It was sent to the Sub-\nCommittee for the end-to-\nend test.") == [
        ("text", "It was sent to the Sub-Committee for the end-to-end test.")
    ]


def test_a_soft_hyphen_at_a_line_end_disappears():
    assert _blocks("It was a docu\u00ad\nment of the ves\u00adsel.") == [("text", "It was a document of the vessel.")]


def test_a_text_of_one_paragraph_a_line_is_not_joined():
    long = "The Board heard the report of the harbour master, which was long and full of figures. " * 3
    parsed = read(
        f"1. Report\n{long.strip()}\n{long.strip()}\nNext steps\n{long.strip()}\nThe Board NOTED the report.\n"
    )

    assert [kind for kind, _ in outline(parsed.items[0].blocks)] == ["text", "text", "heading", "text", "text"]


@pytest.mark.parametrize(
    "heading",
    [
        "Repair of the North Quay",
        "2019 budget",
        "6.1 Scope",
        "“Fair Winds” programme",
        "SMT2 R1.3, Winch Development and Tug Recovery Testing",
        "Who decides, and when the works are to be put before the harbour users",
    ],
)
def test_a_short_line_between_paragraphs_is_a_sub_heading(heading):
    assert _blocks(f"{heading}\n\nThe Secretary explained the matter.") == [
        ("heading", heading),
        ("text", "The Secretary explained the matter."),
    ]


def test_a_sub_heading_may_wrap_or_be_followed_at_once_by_its_text():
    assert _blocks(
        "Transitional arrangements for the boats of members who live outside the\nharbour\n\n"
        "The Secretary explained the matter.\n\n"
        "Winch and tug testing\nFollowing the storm, the winches were tested by the Secretary."
    ) == [
        ("heading", "Transitional arrangements for the boats of members who live outside the harbour"),
        ("text", "The Secretary explained the matter."),
        ("heading", "Winch and tug testing"),
        ("text", "Following the storm, the winches were tested by the Secretary."),
    ]


def test_a_sub_heading_may_stand_right_at_a_page_join():
    source = within_item("The Board agreed to wait.\n Winches of the north quay\n\nThey were tested.")

    assert outline(read(source).items[0].blocks)[1:] == [
        ("text", "The Board agreed to wait."),
        ("heading", "Winches of the north quay"),
        ("text", "They were tested."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The Board NOTED the update",
        "The Board noted the update",
        "Members asked for more time.",
        "The Secretary to write to the port",
        "SECAS to write to the port",
    ],
)
def test_sentences_and_tasks_are_no_sub_headings(line):
    assert _blocks(f"{line}\n\nThe Secretary explained the matter.")[0] == ("text", line)


def test_the_last_line_of_an_item_is_no_sub_heading():
    assert _blocks("Jane Doe, Chair") == [("text", "Jane Doe, Chair")]


@pytest.mark.parametrize("body", ["The Panel:", "The Committee:", "Members:", "The Board therefore:"])
def test_the_introduction_of_a_closing_list_is_a_paragraph_of_its_own(body):
    assert _blocks(f"The paper was read.\n{body}\ne NOTED the paper; and\n\ne AGREED to wait.") == [
        ("text", "The paper was read."),
        ("text", body),
        ("list", ["NOTED the paper; and", "AGREED to wait."]),
    ]


@pytest.mark.parametrize("glyph", [*"•·▪–-*◦●■‣¢.§Ø©eoqvü\uf0b7\uf0a7"])
def test_every_glyph_of_a_list_is_dropped(glyph):
    assert _blocks(f"The Board asked for:\n\n{glyph} more light; and\n{glyph} less noise.") == [
        ("text", "The Board asked for:"),
        ("list", ["more light; and", "less noise."]),
    ]


def test_glyphs_that_were_read_differently_are_siblings_at_the_same_indentation():
    assert _blocks("The Board:\ne NOTED the paper;\no NOTED the cost; and\n\n¢ APPROVED the\nworks.") == [
        ("text", "The Board:"),
        ("list", ["NOTED the paper;", "NOTED the cost; and", "APPROVED the works."]),
    ]


def test_an_entry_is_nested_only_if_it_is_indented_deeper():
    assert _blocks("The Board chose:\n\n• the quay\n  o in spring\n  o in autumn\n• the mole\n") == [
        ("text", "The Board chose:"),
        ("list", [("the quay", ["in spring", "in autumn"]), "the mole"]),
    ]


def test_enumerators_are_wording_and_stay():
    assert _blocks(
        "The Board AGREED:\n(a) the rules, that\n    (i) boats pay; and\n    (ii) ships pay; and\n(b) the map."
    ) == [
        ("text", "The Board AGREED:"),
        ("list", [("(a) the rules, that", ["(i) boats pay; and", "(ii) ships pay; and"]), "(b) the map."]),
    ]


def test_a_bracketed_letter_inside_a_sentence_starts_no_entry():
    assert _blocks("The rule that was to be struck out by the Board is the one in Section H3.24\n(c) of the code.") == [
        ("text", "The rule that was to be struck out by the Board is the one in Section H3.24 (c) of the code.")
    ]


def test_an_entry_runs_over_a_page_join_and_a_footer():
    source = within_item(
        "The Board AGREED to:\n\n"
        "• write to the owners of the boats that lie at the north quay and at the\nPage 1 of 2\n\fmole; and\n• wait."
    )

    assert outline(read(source).items[0].blocks)[1:] == [
        ("text", "The Board AGREED to:"),
        ("list", ["write to the owners of the boats that lie at the north quay and at the mole; and", "wait."]),
    ]


def test_a_paragraph_below_a_list_is_not_drawn_into_its_last_entry():
    assert _blocks("Boats:\n• Anna of Wexmouth\n• Maria of Cape Town\nThe Board thanked their masters.") == [
        ("text", "Boats:"),
        ("list", ["Anna of Wexmouth", "Maria of Cape Town"]),
        ("text", "The Board thanked their masters."),
    ]


def test_a_lone_letter_after_a_complete_sentence_marks_an_entry_too():
    assert _blocks("The proposal is listed below.\n\ne HMP0041 — Rules of the quay\n\nIt was read.") == [
        ("text", "The proposal is listed below."),
        ("list", ["HMP0041 — Rules of the quay"]),
        ("text", "It was read."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Boat            Fee\nAnna            10\nMaria of Kiel   20",
        "| Boat | Fee |\n|------|-----|\n| Anna | 10 |\n| Maria of Kiel | 20 |",
        "Boat\tFee\nAnna\t10\nMaria of Kiel\t20",
    ],
)
def test_rows_set_in_columns_are_a_table(rows):
    assert _blocks(f"These are the fees of the boats:\n\n{rows}\n\nThey were AGREED.") == [
        ("text", "These are the fees of the boats:"),
        ("table", [("Boat", "Fee"), ("Anna", "10"), ("Maria of Kiel", "20")]),
        ("text", "They were AGREED."),
    ]


def test_what_looks_like_a_row_but_cannot_be_read_is_a_doubt():
    parsed = read(within_item("Anna       10        paid\n\nThe Board NOTED the fee."))

    assert [(doubt.line, doubt.kind) for doubt in parsed.doubts] == [(8, "unread table")]


def test_short_lines_below_one_another_stay_apart_and_are_no_sub_headings():
    assert _blocks("The Board will meet on these days.\n\nTuesday 5 May\nTuesday 9 June\n\nThe room is booked.") == [
        ("text", "The Board will meet on these days."),
        ("text", "Tuesday 5 May"),
        ("text", "Tuesday 9 June"),
        ("text", "The room is booked."),
    ]


def test_an_enumerator_that_stands_alone_between_prose_numbers_a_sub_heading():
    assert _blocks("(i) Budget\n\nThe budget was read.\n\n(ii) Audit\n\nThe audit was read.") == [
        ("heading", "(i) Budget"),
        ("text", "The budget was read."),
        ("heading", "(ii) Audit"),
        ("text", "The audit was read."),
    ]


def test_a_cell_below_another_belongs_to_a_row_with_empty_cells():
    assert _blocks("Seat            Member\nChair           Ann Ost\n                Kim Moor") == [
        ("table", [("Seat", "Member"), ("Chair", "Ann Ost"), ("", "Kim Moor")])
    ]


def test_a_wrapped_line_that_ends_like_an_introduction_stays_in_its_sentence():
    sentence = (
        "The Board NOTED that these boats would be admitted after their licences were sealed by the Harbour Board:"
    )
    wrapped = sentence.replace("sealed by the Harbour", "sealed by the\nHarbour")

    assert _blocks(wrapped + "\n\n• Anna") == [("text", sentence), ("list", ["Anna"])]


@pytest.mark.parametrize("figure", ["2009. The", "0.7% had needed one. The", "12", "2016/17, when the"])
@pytest.mark.parametrize("join", ["", "- 1 -\n\f"])
def test_an_open_sentence_goes_on_with_a_figure_however_short_its_last_line(figure, join):
    open_sentence = "The Board had been told of the weight that was given to records"

    assert _blocks(f"{open_sentence}\nsince\n{join}{figure}\nwall moved.") == [
        ("text", f"{open_sentence} since {figure} wall moved.")
    ]


@pytest.mark.parametrize("dash", [" –", " -", ":–", ":-", "—"])
@pytest.mark.parametrize("glyph", ["*", "•", "e"])
def test_a_dash_may_introduce_a_closing_list_too(dash, glyph):
    assert _blocks(f"The Board{dash}\n\n{glyph} NOTED the plan;\n\n{glyph} AGREED the fee.") == [
        ("text", f"The Board{dash}"),
        ("list", ["NOTED the plan;", "AGREED the fee."]),
    ]
