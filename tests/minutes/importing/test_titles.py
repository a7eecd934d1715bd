"""Titles that run over several lines, and where they end."""

import textwrap

import pytest

from minutes.importing.titles import inline_title
from tests.minutes.importing.reading import outline, read, titles

BODY = (
    "The Secretary said that the moorings of the inner basin had been counted in the spring, that there were more "
    "of them than the register shows, and that the owners of some of them could not be found. The Board NOTED it."
)
BODIES = [
    BODY,
    "A member asked who had drawn the map of the slipways. It was drawn from the air, and shows them as they were "
    "before the great storm, when two of them were swept away and have not been built again.",
    "Seven basins take water from the river by day and give it back at night, which no meter of the older kind can "
    "tell apart. The Board AGREED that the fee of the year before be charged until they have been replaced.",
    "Nobody wished to pay for the light. Members thought that the ministry would, if it were asked in good time and "
    "by somebody whom it knows.",
    "There was nothing else, and the Chair closed the meeting at noon.",
]
LONG = [
    "Rules for Moorings on Slipways that Serve Boats and Rafts that Attend Them and for Winches that are to be Stopped",
    "Register of Moorings: Treatment of Basins that Both Take and Give, and the Fallback Fee to be Used when No Count "
    "Can be Had",
    "Who Pays for the Light on the Mole and What the Ministry Would Have to be Told if None of the Owners Does So",
]


def _document(form: str, titles_at: int, body_at: int, gap: list[str]) -> str:
    parts: list[str] = []
    for number, (title, body) in enumerate(zip(["Opening", *LONG, "Close"], BODIES, strict=True), start=1):
        parts += [*textwrap.wrap(form.format(number) + title, titles_at), *gap]
        parts += [*textwrap.wrap(body, body_at), *gap]
    return "\n".join(parts)


@pytest.mark.parametrize("form", ["{}. ", "Item {}: ", "{} – "])
@pytest.mark.parametrize(("titles_at", "body_at"), [(50, 50), (60, 76), (64, 90), (72, 100), (56, 60), (48, 64)])
def test_a_title_is_joined_over_its_lines_whatever_its_width(form, titles_at, body_at):
    parsed = read(_document(form, titles_at, body_at, [""]))

    assert [title for _, title in titles(parsed)] == ["Opening", *LONG, "Close"]
    assert [outline(item.blocks) for item in parsed.items] == [[("text", body)] for body in BODIES]


@pytest.mark.parametrize("form", ["{}. ", "Item {}: "])
@pytest.mark.parametrize(("titles_at", "body_at"), [(60, 76), (64, 90), (56, 60)])
def test_a_title_is_joined_where_no_blank_line_stands_in_the_document(form, titles_at, body_at):
    source = _document(form, titles_at, body_at, [])

    assert [title for _, title in titles(read(source))] == ["Opening", *LONG, "Close"]


def test_a_sub_heading_after_a_title_and_a_blank_is_no_part_of_it():
    parsed = read(f"1. Review of the Register of the Moorings in the Inner Basin\n\nWhat Was Counted\n\n{BODY}\n")

    assert titles(parsed) == [(1, "Review of the Register of the Moorings in the Inner Basin")]
    assert outline(parsed.items[0].blocks) == [("heading", "What Was Counted"), ("text", BODY)]


def test_a_short_sentence_right_below_a_title_is_its_text():
    wrapped = "\n".join(textwrap.wrap(BODY, 70))
    parsed = read(f"1. Register of the Moorings in the Inner Basin of Wexmouth\nThe Chair Spoke.\n{wrapped}\n")

    assert titles(parsed) == [(1, "Register of the Moorings in the Inner Basin of Wexmouth")]


def test_a_title_that_text_follows_on_its_line_is_told_from_one_that_goes_on() -> None:
    told = [
        "APOLOGIES: None were sent.",
        "Date of next meeting: It will be on 3 May.",
        "ROADS: A REVIEW",
        "Modification 12: Who decides",
        "Lamp oil: The price rose.",
        "MINUTES",
    ]

    assert [inline_title(text)[1] for text in told] == ["None were sent.", "It will be on 3 May.", "", "", "", ""]
