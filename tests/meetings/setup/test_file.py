"""Files of panels: what they say is read, what is wrong is said by line, and they are written as they are read."""

from datetime import date

import pytest

from meetings.enums import Purpose
from meetings.panels.rules import Division, PanelRules
from meetings.references import WHAT_A_CODE_IS
from meetings.setup.file import read_panel_file
from meetings.setup.file_faults import FaultyPanelFile
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint

FILE = b"""\
name = "Grid Code Panel"
code = "GRID"
outcome_words = ["ENDORSED"]

[rules]
quorum = 2
division = "SCT"
closure_days = ["2017-12-27"]
outcome_phrases = {AGREED = "It was", "NOTED" = "The Panel"}

[[seats]]
category = "Chair"
appointed_by = "The board"

[[seats]]
category = "Members"
count = 4
has_vote = false

[[standing_items]]
title = "Any other business"
purpose = "discussion"
minutes = 10
"""
PLAN = PanelPlan(
    name="Grid Code Panel",
    code="GRID",
    rules=PanelRules(
        quorum=2,
        division=Division.SCOTLAND,
        closure_days=(date(2017, 12, 27),),
        outcome_phrases={"AGREED": "It was", "NOTED": "The Panel"},
    ),
    outcome_words=("ENDORSED",),
    seats=(PlannedSeats("Chair", appointed_by="The board"), PlannedSeats("Members", 4, has_vote=False)),
    standing_items=(StandingPoint("Any other business", Purpose.DISCUSSION, 10),),
)


def faults(content: bytes) -> list[str]:
    with pytest.raises(FaultyPanelFile) as refused:
        read_panel_file(content, {"AGREED", "NOTED"})
    return [str(fault) for fault in refused.value.faults]


def test_a_file_says_what_the_panel_will_be() -> None:
    assert read_panel_file(FILE) == PLAN
    assert PLAN.seat_count == 5


def test_a_phrase_can_stand_before_a_word_of_the_panels_own() -> None:
    content = FILE.replace(b"AGREED =", b"ENDORSED =")

    assert read_panel_file(content, {"NOTED"}).rules.opening_with("ENDORSED") == "It was ENDORSED"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"GRID"', b'"Grid"', f"Line 2: A panel’s code is {WHAT_A_CODE_IS}, such as SECP."),
        (b"quorum = 2", b"quorum = 9", "Line 6: There are 5 places, so 9 can never be filled."),
        (
            b"quorum = 2",
            b'quorum_classes = ["9 Members"]',
            "Line 6: There are 4 seats of the Members, so 9 can never be filled.",
        ),
        (b"quorum = 2", b"action_digits = 4", "Line 6: The number of an action is written with two digits or three."),
        (b'"SCT"', b'"FRA"', "Line 7: No public holidays are known of “FRA”. Write DE, DE-BY or ENG."),
        (b'"Members"', b'""', "Line 15: This entry of seats has no category."),
        (b"count = 4", b"count = 0", "Line 17: “count” says how many seats, from 1 to 200."),
        (b'"discussion"', b'"tea"', "Line 22: “purpose” is one of decision, discussion, information."),
        (b"minutes = 10", b'comes_last = "no"', "Line 23: “comes_last” is true or false."),
        (b'["ENDORSED"]', b'["endorsed"]', "Line 3: “endorsed” is not one word in capitals, such as NOTED."),
        (b'"2017-12-27"', b'"Boxing Day"', 'Line 8: ["Boxing Day"] is not a value of closure_days.'),
        (
            b"has_vote = false",
            b"vote = false",
            "Line 18: “vote” is not a key of an entry of seats. The keys are: category, count, appointed_by, has_vote.",
        ),
        (
            b"AGREED =",
            b"AGRED =",
            "Line 9: “AGRED” is not an outcome word, so nothing can stand before it.",
        ),
        (b'"It was"', b"1", 'Line 9: {"AGREED": 1, "NOTED": "The Panel"} is not a value of outcome_phrases.'),
        (b"name = ", b"name ", "Line 1: This is not TOML: Expected '=' after a key in a key/value pair."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: bytes, new: bytes, said: str) -> None:
    assert faults(FILE.replace(old, new)) == [said]


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    content = FILE.replace(b"count = 4", b"count = 0").replace(b'"GRID"', b'"g"').replace(b"quorum", b"qorum")

    assert [fault.split(":")[0] for fault in faults(content)] == ["Line 2", "Line 6", "Line 17"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "The file is not UTF-8 text. A panel's file is written in TOML."),
        (b"x" * 100_001, "The file has more than 100 KB, too much for a panel's set-up."),
        (b'seats = "many"', "Line 1: Each of the seats begins with a line [[seats]]; at most 200."),
        (b'rules = "none"', "Line 1: The rules stand under a line [rules], each on a line of its own."),
    ],
)
def test_what_is_no_panels_file_is_told_so(content: bytes, said: str) -> None:
    assert faults(content) == [said]


def test_lists_within_lists_without_end_are_a_fault_of_the_file() -> None:
    with pytest.raises(FaultyPanelFile, match="lists within lists"):
        read_panel_file(b"rules = " + b"[" * 20_000 + b"]" * 20_000)
