"""What belongs to the pages and not to the minutes."""

import pytest

from tests.minutes.importing.furniture.quay import SENTENCE, pages
from tests.minutes.importing.reading import outline, read, read_agreed


def test_headers_and_footers_around_form_feeds_are_left_out_whatever_their_digits():
    join = "\nBoard of the Port\nMinutes 12 – page {}\n\fPUBLIC\nPort of Wexmouth\n\n"
    source = "PUBLIC\nPort of Wexmouth\n\n" + pages(join.format(1)) + join.format(2) + "2. Close\n\nThe Chair spoke.\n"

    parsed = read(source)

    assert parsed.items[0].blocks[0].text.text == SENTENCE
    assert [found.text for found in parsed.furniture] == [
        "PUBLIC",
        "Port of Wexmouth",
        "Board of the Port",
        "Minutes 12 – page 1",
        "PUBLIC",
        "Port of Wexmouth",
        "Board of the Port",
        "Minutes 12 – page 2",
        "PUBLIC",
        "Port of Wexmouth",
    ]


def test_a_running_line_in_mid_sentence_needs_no_page_mark():
    source = (
        "1. Ferry\n\nThe Board heard that the ferry had been late on most days and that its master was\n"
        "Port of Wexmouth 2019\nsorry.\n\n"
        "2. Mail\n\nThe mail, which comes by the ferry, had been late as well, for which its master was\n"
        "Port of Wexmouth 2019\nnot to blame.\n"
    )

    parsed = read_agreed(source)

    assert [(found.line, found.reason) for found in parsed.furniture] == [
        (4, "running line in mid-sentence"),
        (10, "running line in mid-sentence"),
    ]
    assert parsed.items[1].blocks[0].text.text.endswith("its master was not to blame.")


@pytest.mark.parametrize(
    "line", ["The Panel:", "The Panel NOTED the update.", "• NOTED the paper; and", "Discussion", "No member objected."]
)
def test_body_lines_that_recur_at_the_edges_of_pages_are_no_furniture(line):
    item = (
        "{}. Title of the Item\n\nThe Panel heard the report of the harbour master on the state of the buoys.\n\n"
        "{}\n{}The rest was silence.\n\n"
    )
    source = "".join(item.format(number, line, "\f" if number in (2, 4) else "") for number in range(1, 8))

    parsed = read(source)

    assert parsed.furniture == ()


def test_a_sentence_of_a_classification_may_run_along_the_pages():
    footer = "This document is classified as White.\nPage {} of 2\n\f"
    source = pages(footer.format(1)) + footer.format(2)

    parsed = read(source)

    assert parsed.items[0].blocks[0].text.text == SENTENCE
    assert [found.line for found in parsed.furniture] == [5, 6, 11, 12]


def test_a_leading_blank_is_a_page_join_and_the_sentence_runs_across():
    parsed = read(pages("").replace("look at its foot", " look at its foot"))

    assert outline(parsed.items[0].blocks) == [("text", SENTENCE), ("text", "The Board NOTED the report.")]


def test_ruled_lines_are_furniture():
    parsed = read("1. Close\n\n________________\n\nThe Chair closed the meeting.\n----------\n")

    assert [(found.line, found.reason) for found in parsed.furniture] == [(3, "ruled line"), (6, "ruled line")]


def test_a_header_that_recurs_is_known_by_one_sentence_that_it_cuts():
    header = "Port of Wexmouth – Board\nMinutes\n"
    source = (
        f"{header}1. Ferry\n\nThe Board heard that the ferry had been late on most days and that its\n"
        f"{header}Master was sorry.\n\n{header}2. Mail\n\nThe mail had been late as well.\n"
    )

    parsed = read_agreed(source)

    assert [found.line for found in parsed.furniture] == [1, 2, 6, 7, 10, 11]
    assert outline(parsed.items[0].blocks) == [
        ("text", "The Board heard that the ferry had been late on most days and that its Master was sorry.")
    ]


@pytest.mark.parametrize("year", ["2016", "2016.", "2016/17", "2016;", "14%", "12"])
def test_a_line_of_figures_at_a_page_join_is_no_furniture(year):
    join = "Page {} of 3\nPort of Wexmouth – Board\n"
    page = (
        "The engineer told the Board that the wall of the north quay had moved by a hand’s\n"
        "breadth, that it had not moved so far in any other season of the year, nor indeed in\n"
        f"{{}}{year}\n"
        "when the divers of the Harbour Watch had looked at its foot.\n\n"
    )
    source = "1. Quay Walls\n\n" + page.format(join.format(1)) + page.format(join.format(2)) + join.format(3)

    parsed = read(source)

    assert [found.line for found in parsed.furniture] == [5, 6, 12, 13, 17, 18]
    assert [block.text.text.count(f"indeed in {year} when") for block in parsed.items[0].blocks] == [1, 1]


def test_a_footer_whose_lines_stand_apart_is_left_out_whole_with_its_date():
    footer = "\nMeeting 12 Minutes\n\nV1.0\n\n10 December 2020\n\nPage {} of 2\n\n© Port of Wexmouth 2020\n\n"
    source = pages(footer.format(1)) + footer.format(2)

    parsed = read(source)

    assert parsed.items[0].blocks[0].text.text == SENTENCE
    assert len(parsed.furniture) == 10


def test_the_line_that_names_the_meeting_is_no_header_where_nothing_else_names_it():
    header = "Port of Wexmouth: Minutes, Meeting 12"
    source = f"{header}\n\n" + pages(f"Page 1\n{header}\n") + f"Page 2\n{header}\n"

    alone, titled = read(source), read(source.replace("1. Quay", "Port of Wexmouth\nMeeting 12\n\n1. Quay"))

    assert outline(alone.front) == [("text", header)]
    assert [found.line for found in alone.furniture] == [7, 8, 13, 14]
    assert [found.line for found in titled.furniture] == [1, 10, 11, 16, 17]
