"""The model document: what a careful reader finds in it, the parser finds."""

import json

import pytest

from minutes.importing.parser import ActionBlock, ParsedMinutes, Subheading
from tests.minutes.importing.reading import read
from tests.plugins.no_silent_skips import SHARED

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the model document is in ../shared, which is not here"),
]


@pytest.fixture(scope="module")
def key() -> dict:
    return json.loads((SHARED / "minutes" / "secp47.expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parsed() -> ParsedMinutes:
    source = (SHARED / "minutes" / "secp47.txt").read_text(encoding="utf-8")
    return read(source, panel_code="SECP", meeting_number=47)


def test_items_and_sub_headings_are_those_of_the_key(parsed, key):
    found = [
        (
            item.number,
            item.title.text,
            [block.text.text for block in item.blocks if isinstance(block, Subheading)],
        )
        for item in parsed.items
    ]

    assert found == [(item["number"], item["title"], item["subheadings"]) for item in key["items"]]


def test_actions_are_those_of_the_key(parsed, key):
    found = [
        (item.number, str(block.reference), block.text.text)
        for item in parsed.items
        for block in item.blocks
        if isinstance(block, ActionBlock)
    ]

    assert found == [
        (item["number"], action["reference"], action["text"]) for item in key["items"] for action in item["actions"]
    ]


def test_apologies_are_those_of_the_key(parsed, key):
    assert [{"category": apology.category, "name": apology.name} for apology in parsed.apologies] == key["apologies"]


def test_likely_faults_are_offered_and_no_others(parsed):
    assert [(offer.line, offer.printed, offer.suggested) for offer in parsed.corrections] == [
        (16, '18"', "18th"),
        (27, "9t", "9th"),
        (120, '16"', "16th"),
        (156, "that that", "that"),
        (187, "DCC'’s", "DCC’s"),
        (271, "SECMPO0010", "SECMP0010"),
        (271, "SECMPO0015", "SECMP0015"),
        (272, "SECMPO0013", "SECMP0013"),
        (273, "SECMPO0019", "SECMP0019"),
        (286, "guestioned", "questioned"),
        (294, "SECMPO0040", "SECMP0040"),
        (315, "SECMPO0041", "SECMP0041"),
        (370, "31t", "31st"),
        (382, "30t", "30th"),
        (512, "Panel’'s", "Panel’s"),
    ]


def test_nothing_is_furniture_and_every_line_is_placed(parsed):
    assert parsed.furniture == ()
    assert sorted(parsed.placed) == list(range(1, 524))
    assert parsed.held_on is None
