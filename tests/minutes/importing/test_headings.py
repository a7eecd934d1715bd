"""Sub-headings, whether a blank line sets them apart or not."""

import textwrap

import pytest

from tests.minutes.importing.reading import blocks_of, outline, read, within_item

BEFORE = (
    "Frost lifts the slabs of the slipway each winter, and the salt that is strewn on them eats the iron within. "
    "Nobody had looked at it since the great storm. Three boats were hurt."
)
AFTER = (
    "Water gets under the slabs where the joints have gone, freezes there, and lifts them by a finger’s breadth. The "
    "engineer showed a slab that had broken in two."
)


@pytest.mark.parametrize("width", [58, 72, 90])
@pytest.mark.parametrize(
    "heading",
    [
        "What causes it",
        "What is to be done",
        "Who pays",
        "Costs",
        "Views of the owners, and what a longer slip would cost them",
        "Boats that cannot be lifted",
        "Why the slabs break where they do",
    ],
)
def test_a_short_line_between_paragraphs_without_blanks_is_a_sub_heading(heading, width):
    texts = [BEFORE, heading, AFTER]
    lines = [line for text in texts for line in textwrap.wrap(text, width)]

    parsed = read("\n".join(["1. Slipways", *lines, "2. Close", "None."]))

    assert outline(parsed.items[0].blocks) == [("text", BEFORE), ("heading", heading), ("text", AFTER)]


@pytest.mark.parametrize(
    "line",
    [
        "The Board NOTED the slabs",
        "Members felt that the slabs would break",
        "The Clerk thought so",
        "SECAS to write to the port",
    ],
)
def test_a_short_sentence_without_a_full_stop_is_none(line):
    lines = ["1. Slipways", *textwrap.wrap(BEFORE, 72), "", line, "", *textwrap.wrap(AFTER, 72)]

    parsed = read("\n".join(lines))

    assert outline(parsed.items[0].blocks) == [("text", BEFORE), ("text", line), ("text", AFTER)]


def test_the_end_of_a_wrapped_sentence_that_lost_its_full_stop_is_none():
    lines = ["1. Slipways", *textwrap.wrap(BEFORE.rstrip("."), 72), *textwrap.wrap(AFTER, 72)]

    assert [kind for kind, _ in outline(read("\n".join(lines)).items[0].blocks)].count("heading") == 0


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
    assert blocks_of(f"{heading}\n\nThe Secretary explained the matter.") == [
        ("heading", heading),
        ("text", "The Secretary explained the matter."),
    ]


def test_a_sub_heading_may_wrap_or_be_followed_at_once_by_its_text():
    assert blocks_of(
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
    assert blocks_of(f"{line}\n\nThe Secretary explained the matter.")[0] == ("text", line)


def test_the_last_line_of_an_item_is_no_sub_heading():
    assert blocks_of("Jane Doe, Chair") == [("text", "Jane Doe, Chair")]


@pytest.mark.parametrize("body", ["The Panel:", "The Committee:", "Members:", "The Board therefore:"])
def test_the_introduction_of_a_closing_list_is_a_paragraph_of_its_own(body):
    assert blocks_of(f"The paper was read.\n{body}\ne NOTED the paper; and\n\ne AGREED to wait.") == [
        ("text", "The paper was read."),
        ("text", body),
        ("list", ["NOTED the paper; and", "AGREED to wait."]),
    ]


def test_short_lines_below_one_another_stay_apart_and_are_no_sub_headings():
    assert blocks_of("The Board will meet on these days.\n\nTuesday 5 May\nTuesday 9 June\n\nThe room is booked.") == [
        ("text", "The Board will meet on these days."),
        ("text", "Tuesday 5 May"),
        ("text", "Tuesday 9 June"),
        ("text", "The room is booked."),
    ]


def test_an_enumerator_that_stands_alone_between_prose_numbers_a_sub_heading():
    assert blocks_of("(i) Budget\n\nThe budget was read.\n\n(ii) Audit\n\nThe audit was read.") == [
        ("heading", "(i) Budget"),
        ("text", "The budget was read."),
        ("heading", "(ii) Audit"),
        ("text", "The audit was read."),
    ]
