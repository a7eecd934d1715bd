"""The words for an item, as far as something is known of it."""

import pytest

from meetings.agenda.item_words import point_facts, said_of_withdrawal


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ((None, "", ""), []),
        ((65, "", ""), ["1 hour 5 minutes"]),
        ((20, "For decision", "Ann Ost"), ["20 minutes", "For decision", "Presented by Ann Ost"]),
    ],
)
def test_only_what_is_known_is_said(known: tuple[int | None, str, str], words: list[str]) -> None:
    assert list(point_facts(*known)) == words


def test_a_withdrawn_item_says_why_to_whoever_may_read_why() -> None:
    assert said_of_withdrawal("No paper") == "Withdrawn: No paper"
    assert said_of_withdrawal("") == "Withdrawn"
