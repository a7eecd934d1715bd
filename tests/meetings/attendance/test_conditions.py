"""What a quorum asks for besides a number, told where it is met and where it is not."""

import pytest

from meetings.attendance.conditions import Condition, chair_condition, class_condition
from meetings.panels.rules import QuorumChair, QuorumClass

PARTIES, APPOINTEES = QuorumClass(3, "Party representatives", ("Suppliers",)), QuorumClass(1, "appointees", ("DCC",))


@pytest.mark.parametrize(
    ("wanted", "there", "now", "past"),
    [
        (
            PARTIES,
            0,
            "Of the Party representatives none is there, and three are needed.",
            "none of the Party representatives was there where three are needed",
        ),
        (
            PARTIES,
            1,
            "Of the Party representatives one is there, and three are needed.",
            "one of the Party representatives was there where three are needed",
        ),
        (
            PARTIES,
            2,
            "Of the Party representatives two are there, and three are needed.",
            "two of the Party representatives were there where three are needed",
        ),
        (PARTIES, 3, "", ""),
        (PARTIES, 9, "", ""),
        (
            APPOINTEES,
            0,
            "Of the appointees none is there, and one is needed.",
            "none of the appointees was there where one is needed",
        ),
        (APPOINTEES, 1, "", ""),
    ],
)
def test_of_a_class_so_many_must_be_there(wanted: QuorumClass, there: int, now: str, past: str) -> None:
    condition = class_condition(wanted, there)

    assert (condition.now, condition.past, condition.is_met) == (now, past, not now)


@pytest.mark.parametrize(
    ("wanted", "is_there", "condition"),
    [
        (QuorumChair.NOT_NEEDED, False, None),
        (QuorumChair.CHAIR, True, Condition("the chair", "the chair")),
        (
            QuorumChair.CHAIR,
            False,
            Condition("the chair", "the chair", "The chair is not there.", "the chair was not there"),
        ),
        (QuorumChair.EITHER, True, Condition("the chair or a deputy chair", "the chair or a deputy chair")),
        (
            QuorumChair.EITHER,
            False,
            Condition(
                "the chair or a deputy chair",
                "the chair or a deputy chair",
                "Neither the chair nor a deputy is there.",
                "neither the chair nor a deputy was there",
            ),
        ),
    ],
)
def test_somebody_must_be_in_the_chair(wanted: QuorumChair, condition: Condition | None, *, is_there: bool) -> None:
    assert chair_condition(wanted, is_there=is_there) == condition
