"""Paragraphs, sub-headings, lists and tables inside an item."""

import pytest

from tests.minutes.importing.reading import blocks_of, outline, read, read_agreed, within_item


def test_a_blank_line_inside_a_sentence_is_joined():
    assert blocks_of("The cost is borne by the port and by the\n\nowners of the boats.") == [
        ("text", "The cost is borne by the port and by the owners of the boats.")
    ]


def test_a_blank_line_after_a_full_line_that_ends_in_mid_sentence_is_joined():
    assert blocks_of(
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
    assert blocks_of("The cost is borne by the port.\nThe Chair proposed to wait.") == [
        ("text", "The cost is borne by the port."),
        ("text", "The Chair proposed to wait."),
    ]


def test_a_full_line_that_ends_a_sentence_does_not_end_the_paragraph():
    assert blocks_of(
        "The cost of the works is borne by the port and by the owners of all its boats.\nThe Chair proposed to wait."
    ) == [
        (
            "text",
            "The cost of the works is borne by the port and by the owners of all its boats. "
            "The Chair proposed to wait.",
        )
    ]


def test_a_paragraph_that_lost_its_full_stop_still_ends_at_a_blank_line():
    assert blocks_of("The Chair hoped that this would help the works going forwards\n\nThe Board was content.") == [
        ("text", "The Chair hoped that this would help the works going forwards"),
        ("text", "The Board was content."),
    ]


def test_words_broken_at_a_hyphen_are_joined_without_a_blank():
    assert blocks_of("It was sent to the Sub-\nCommittee for the end-to-\nend test.") == [
        ("text", "It was sent to the Sub-Committee for the end-to-end test.")
    ]


def test_a_soft_hyphen_at_a_line_end_disappears():
    assert blocks_of("It was a docu\u00ad\nment of the ves\u00adsel.") == [("text", "It was a document of the vessel.")]


def test_a_text_of_one_paragraph_a_line_is_not_joined():
    long = "The Board heard the report of the harbour master, which was long and full of figures. " * 3
    parsed = read(
        f"1. Report\n{long.strip()}\n{long.strip()}\nNext steps\n{long.strip()}\nThe Board NOTED the report.\n"
    )

    assert [kind for kind, _ in outline(parsed.items[0].blocks)] == ["text", "text", "heading", "text", "text"]


def test_an_entry_is_nested_only_if_it_is_indented_deeper():
    assert blocks_of("The Board chose:\n\n• the quay\n  o in spring\n  o in autumn\n• the mole\n") == [
        ("text", "The Board chose:"),
        ("list", [("the quay", ["in spring", "in autumn"]), "the mole"]),
    ]


def test_an_entry_runs_over_a_page_join_and_a_footer():
    source = within_item(
        "The Board AGREED to:\n\n"
        "• write to the owners of the boats that lie at the north quay and at the\nPage 1 of 2\n\fmole; and\n• wait."
    )

    assert outline(read_agreed(source).items[0].blocks)[1:] == [
        ("text", "The Board AGREED to:"),
        ("list", ["write to the owners of the boats that lie at the north quay and at the mole; and", "wait."]),
    ]


def test_a_paragraph_below_a_list_is_not_drawn_into_its_last_entry():
    assert blocks_of("Boats:\n• Anna of Wexmouth\n• Maria of Cape Town\nThe Board thanked their masters.") == [
        ("text", "Boats:"),
        ("list", ["Anna of Wexmouth", "Maria of Cape Town"]),
        ("text", "The Board thanked their masters."),
    ]


def test_a_wrapped_line_that_ends_like_an_introduction_stays_in_its_sentence():
    sentence = (
        "The Board NOTED that these boats would be admitted after their licences were sealed by the Harbour Board:"
    )
    wrapped = sentence.replace("sealed by the Harbour", "sealed by the\nHarbour")

    assert blocks_of(wrapped + "\n\n• Anna") == [("text", sentence), ("list", ["Anna"])]


@pytest.mark.parametrize("figure", ["2009. The", "0.7% had needed one. The", "12", "2016/17, when the"])
@pytest.mark.parametrize("join", ["", "- 1 -\n\f"])
def test_an_open_sentence_goes_on_with_a_figure_however_short_its_last_line(figure, join):
    open_sentence = "The Board had been told of the weight that was given to records"

    assert blocks_of(f"{open_sentence}\nsince\n{join}{figure}\nwall moved.", read=read_agreed) == [
        ("text", f"{open_sentence} since {figure} wall moved.")
    ]


@pytest.mark.parametrize("dash", [" –", " -", ":–", ":-", "—"])
@pytest.mark.parametrize("glyph", ["*", "•", "e"])
def test_a_dash_may_introduce_a_closing_list_too(dash, glyph):
    assert blocks_of(f"The Board{dash}\n\n{glyph} NOTED the plan;\n\n{glyph} AGREED the fee.") == [
        ("text", f"The Board{dash}"),
        ("list", ["NOTED the plan;", "AGREED the fee."]),
    ]
