"""Owners named behind what they owe: the last sentence is the action."""

import pytest

from tests.minutes.importing.showing import Shown

FRONT = "Mill Trust\n\nPresent: Asa Bell (AB), Cor Dale (CD)\n\n"


def minutes(body: str, title: str = "Sails") -> str:
    sails = "The sails had turned all winter, and had been loud."
    return f"{FRONT}1. {title}\n\n{sails}\n\n{body}\n\n2. Close\n\nIt closed.\n"


@pytest.mark.parametrize(
    ("body", "label", "owner", "due"),
    [
        ("They were wet. The Clerk will buy oil. ACTION JS", "…  ACTION JS", "JS", ""),
        ("They were wet. The Clerk will buy oil. Action: Clerk", "…  Action: Clerk", "Clerk", ""),
        ("They were wet. The Clerk will buy oil. (Action: J. Smith)", "…  (Action: J. Smith)", "J. Smith", ""),
        ("They were wet. The Clerk will buy oil. [ACTION – JS/KT]", "…  [ACTION – JS/KT]", "JS/KT", ""),
        (
            "They were wet. The Clerk will buy oil. Action by: JS by 3 June 2031",
            "…  Action by: JS by 3 June 2031",
            "JS",
            "3 June 2031",
        ),
        ("They were wet. The Clerk will buy oil.\nACTION: JS", "…  ACTION: JS", "JS", ""),
        (
            "They were wet. The Clerk will buy oil.\n\nAction: the Clerk and JS",
            "…  Action: the Clerk and JS",
            "the Clerk and JS",
            "",
        ),
        ("They were wet. The Clerk will buy oil. AB", "…  AB", "AB", ""),
        ("They were wet. The Clerk will buy oil. [AB/CD]", "…  [AB/CD]", "AB/CD", ""),
    ],
)  # fmt: skip
def test_the_sentence_before_the_owner_is_the_action(body: str, label: str, owner: str, due: str) -> None:
    shown = Shown(minutes(body))

    assert shown.actions == [(label, owner, "The Clerk will buy oil.", due)]
    assert shown.text.split() == minutes(body).split()


def test_a_sentence_that_states_an_outcome_is_a_decision_too() -> None:
    shown = Shown(minutes("It was AGREED that the mill be let.       JS"))

    assert shown.decisions == [(1, "AGREED", "AGREED that the mill be let.")]
    assert shown.actions == [("…  JS", "JS", "It was AGREED that the mill be let.", "")]


@pytest.mark.parametrize(
    "body",
    [
        "ACTION JS",
        "Actions: JS, KT",
        "Two ropes were old. ACTION JS",
        "They were wet.\n\nACTION KT",
        "It was AGREED to wait. XY",
    ],
)
def test_an_owner_without_a_task_is_doubted(body: str) -> None:
    shown = Shown(minutes(body))

    assert "owner without a task" in shown.doubts
    assert shown.text.split() == minutes(body).split()


@pytest.mark.parametrize("body", ["The Clerk will ask EDF.", "The Clerk will buy oil. XY", "Action was taken by JS."])
def test_other_ends_of_a_paragraph_name_no_owner(body: str) -> None:
    assert Shown(minutes(body)).actions == []


def test_among_earlier_actions_none_is_raised() -> None:
    shown = Shown(minutes("The Clerk will buy oil. ACTION JS", title="Matters Arising"))

    assert shown.actions == []
