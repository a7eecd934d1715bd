"""Sub-headings where no blank line sets them apart."""

import textwrap

import pytest

from tests.minutes.importing.reading import outline, read

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
