"""Lines that number the pages."""

import pytest

from tests.minutes.importing.furniture.quay import SENTENCE, pages
from tests.minutes.importing.reading import read_agreed


@pytest.mark.parametrize(
    "mark", ["Page 3 of 11", "Page 3", "page 3/11", "3 | Page", "3 | P a g e", "[Page 3]", "Minutes v2    Page 3 of 11"]
)
def test_a_page_mark_in_mid_sentence_is_left_out_and_reported(mark):
    parsed = read_agreed(pages(f"{mark}\n"))

    assert parsed.items[0].blocks[0].text.text == SENTENCE
    assert [(found.line, found.text) for found in parsed.furniture] == [(5, " ".join(mark.split()))]
    assert parsed.placed[5] == "furniture"


@pytest.mark.parametrize("mark", ["- 3 -", "3", "3 of 11"])
def test_a_bare_page_number_counts_at_the_edge_of_a_page_only(mark):
    at_edge, within = read_agreed(pages(f"{mark}\n\f")), read_agreed(pages(f"{mark}\n"))

    assert [found.line for found in at_edge.furniture] == [5]
    assert [found.line for found in within.furniture] == []


def test_bare_numbers_that_count_on_over_the_pages_are_page_numbers():
    page = (
        "The Board spoke of the quay walls at length, and of the state in which they were\n"
        "found by\n{}\nthe divers.\n\n"
    )
    source = "1. Quay Walls\n\n" + "".join(f"{page.format(number)}Nothing else was said.\n\n" for number in (1, 2, 3))

    parsed = read_agreed(source)

    assert [(found.text, found.reason) for found in parsed.furniture] == [
        ("1", "page number"),
        ("2", "page number"),
        ("3", "page number"),
    ]


def test_a_column_of_figures_is_no_run_of_page_numbers():
    parsed = read_agreed(
        "1. Votes\n\nThe votes cast for each of the boats were as follows.\n\n1\n2\n3\n\nThe Board NOTED them.\n"
    )

    assert parsed.furniture == ()


def test_a_lone_number_at_one_of_several_page_joins_numbers_no_page():
    page = (
        "The engineer told the Board that the wall of the north quay had moved, and that he\n"
        "had looked at its foot with divers on no fewer than{}\f{}days.\n\n"
    )
    source = "1. Quay Walls\n\n" + page.format("\n", "12\n") + page.format("\n", "most ") + page.format(" a\n", "few ")

    assert read_agreed(source).furniture == ()


@pytest.mark.parametrize("body", [1, 2, 3])
def test_of_two_numbers_alike_the_one_that_stands_where_its_page_ends_numbers_it(body):
    text = "The wall of the north quay had been seen by the divers, and by others on the quay, in the\n"
    pages = [[text] * 12 for _ in range(3)]
    pages[1][7:7] = [f"{body}\n"]
    lines = [line for number, page in enumerate(pages, start=1) for line in (*page, f"{number}\n")]

    parsed = read_agreed("1. Quay Walls\n\n" + "".join(lines))

    assert [found.line for found in parsed.furniture] == [15, 29, 42]


def test_a_document_that_numbers_its_pages_in_words_has_no_bare_page_numbers():
    page = "The votes for the boats of the Ferry Company came to no more than\n{0}\nin all.\n\n{1}Page {0} of 2\n"
    more = "The Board was told of this, and of other votes that had been cast.\n\n" * 3

    parsed = read_agreed("1. Votes\n\n" + page.format(1, more) + page.format(2, more))

    assert [found.text for found in parsed.furniture] == ["Page 1 of 2", "Page 2 of 2"]


def test_a_number_that_does_not_fit_the_pages_is_text():
    source = (
        "1. Plan\n\nThe Clerk said that the plan of the port has pages and chapters in the number of\n1\n\fforty.\n\n"
        "The Board NOTED the plan, and that the number of the boats for which there is room is\n2\n\f240\n\n"
        "The Board rose for its dinner, and came back to the matter of the ferry in the\n3\n\fevening.\n"
    )

    assert [found.text for found in read_agreed(source).furniture] == ["1", "2", "3"]
