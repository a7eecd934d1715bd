"""A count of people as it is said: the rule, what it lacks, and what became of it over a meeting."""

import pytest

from meetings.attendance.conditions import Condition
from meetings.attendance.presence import Presence, Stretch, quorum_course
from meetings.item_numbers import ItemNumber
from meetings.panels.rules import QuorumOf

PEOPLE, SEATS = QuorumOf.PEOPLE, QuorumOf.SEATS


def present(
    filled: int = 1,
    people: int = 1,
    quorum: int | None = None,
    of: QuorumOf = PEOPLE,
    conditions: tuple[Condition, ...] = (),
) -> Presence:
    return Presence(filled, 4, people, people, quorum, of, (), "place", conditions)


@pytest.mark.parametrize(
    ("quorum", "says", "sentence"),
    [
        (None, "1 of 4 places filled", "There is no rule about a quorum."),
        (1, "1 of 4 places filled · quorate", "The quorum is 1 person: quorate."),
        (
            3,
            "1 of 4 places filled · not quorate: 3 people are needed",
            "The quorum is 3 people: not quorate, two are missing.",
        ),
    ],
)
def test_the_quorum_is_the_panels_own_rule(quorum: int | None, says: str, sentence: str) -> None:
    alone = present(quorum=quorum)

    assert str(alone) == says
    assert alone.sentence == f"1 of 4 places is filled, by 1 person with 1 vote. {sentence}"


def test_without_a_rule_nobody_is_missing() -> None:
    nobody = present(0, 0)

    assert (nobody.is_quorate, nobody.missing) == (None, 0)


@pytest.mark.parametrize(
    ("filled", "people", "quorum", "of", "said"),
    [
        (2, 2, 6, PEOPLE, "2 of the 6 people needed were there"),
        (1, 1, 6, PEOPLE, "1 of the 6 people needed was there"),
        (0, 0, 6, PEOPLE, "none of the 6 people needed was there"),
        (2, 1, 6, PEOPLE, "1 of the 6 people needed was there"),
        (2, 1, 6, SEATS, "2 of the 6 places needed were filled"),
        (1, 1, 6, SEATS, "1 of the 6 places needed was filled"),
        (0, 0, 6, SEATS, "none of the 6 places needed was filled"),
        (0, 0, 1, PEOPLE, "nobody was there"),
        (0, 0, 1, SEATS, "no place was filled"),
    ],
)
def test_how_many_of_those_needed_were_there_is_said_by_the_panels_rule(
    filled: int, people: int, quorum: int, of: QuorumOf, said: str
) -> None:
    assert present(filled, people, quorum, of).shortfall == said


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ([], ""),
        ([None, None], ""),
        ([True, None], ""),
        ([True, True], "There was a quorum throughout."),
        ([False], "There was no quorum at any time."),
        ([True, False, True], "The quorum was lost at item 2 and regained at item 3."),
        ([False, True, False], "There was no quorum at first: it was reached at item 2 and lost at item 3."),
        (
            [True, False, True, False, True],
            "The quorum was lost at item 2, regained at item 3, lost again at item 4 and regained at item 5.",
        ),
    ],
)
def test_it_is_said_when_a_quorum_was_lost_and_regained(states: list[bool | None], sentence: str) -> None:
    assert quorum_course([(ItemNumber(number), state) for number, state in enumerate(states, start=1)]) == sentence


@pytest.mark.parametrize(("last", "label"), [(1, "Item 1"), (3, "Items 1 to 3")])
def test_a_stretch_is_named_by_its_items(last: int, label: str) -> None:
    assert Stretch(ItemNumber(1), ItemNumber(last), present()).label == label
