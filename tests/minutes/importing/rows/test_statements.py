"""What may be a decision is offered with numbers, and made one by them."""

import pytest

from core.accounts.models import User
from core.errors import Unacceptable
from meetings.models import Decision
from minutes.importing.parsed import PossibleStatement
from minutes.importing.rows.statements import accepted_before, chosen, numbered
from tests.minutes.importing.rows.harbour import bring_in

POSSIBLE = [
    PossibleStatement(line, "It was agreed", "AGREED", "It was agreed.", (1, line, ()), 0) for line in (3, 3, 5, 9)
]
TEXT = """\
Harbour Lights Panel
Minutes of the meeting held on 7 March 2023

1. Lamp Oil

It was agreed that oil be bought. The Panel noted the of of price and approved the plan.

2. Buoys

• It was agreed to paint the buoys; and
• the Panel considered the chains.

The Panel AGREED to wait.
"""


@pytest.mark.parametrize(
    ("asked", "numbers"), [("", []), ("all", [1, 2, 3, 4]), ("2", [2]), ("1, 3-4", [1, 3, 4]), ("4,4", [4])]
)
def test_all_or_the_numbers_of_some_are_chosen(asked: str, numbers: list[int]) -> None:
    assert [each.number for each in chosen(numbered(POSSIBLE), asked)] == numbers


@pytest.mark.parametrize("asked", ["0", "5", "3-2", "one", "1,,2", "1;2", "-1"])
def test_other_answers_are_refused(asked: str) -> None:
    with pytest.raises(Unacceptable):
        chosen(numbered(POSSIBLE), asked)


def test_what_was_accepted_is_known_again_among_its_like() -> None:
    statements = numbered(POSSIBLE)

    kept = [statements[1].as_data(), statements[3].as_data()]

    assert [each.number for each in accepted_before(statements, kept)] == [2, 4]


def decisions() -> list[tuple[int, str, str]]:
    rows = Decision.objects.order_by("item__number", "position").filter(retired_at=None)
    return list(rows.values_list("item__number", "outcome", "statement"))


def test_accepted_all_at_once_they_are_decisions(operator: User) -> None:
    bring_in(operator, TEXT, accept_statements="all")

    assert decisions() == [
        (1, "AGREED", "agreed that oil be bought."),
        (1, "NOTED", "noted the of of price"),
        (1, "APPROVED", "approved the plan."),
        (2, "AGREED", "agreed to paint the buoys"),
        (2, "CONSIDERED", "considered the chains."),
        (2, "AGREED", "AGREED to wait."),
    ]


def test_accepted_one_by_one_and_later_they_stay_so_in_corrected_words(operator: User) -> None:
    bring_in(operator, TEXT, accept_statements="3")
    assert [row[1:] for row in decisions()] == [("APPROVED", "approved the plan."), ("AGREED", "AGREED to wait.")]

    plan = bring_in(operator, TEXT, accept_statements="2", accept_corrections=True)

    assert [each.number for each in plan.newly_accepted_statements] == [2]
    assert [row[1:] for row in decisions()] == [
        ("NOTED", "noted the of price"),
        ("APPROVED", "approved the plan."),
        ("AGREED", "AGREED to wait."),
    ]
    assert bring_in(operator, TEXT, accept_statements="2-3").changes_nothing
