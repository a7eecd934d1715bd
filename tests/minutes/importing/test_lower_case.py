"""What may be the statement of an outcome without being printed as one."""

import pytest

from minutes.importing.lower_case import accepted_in, possible_statements
from tests.factories import SEEDED_WORDS
from tests.growth import LIMIT, growth
from tests.minutes.importing.reading import OUTCOMES, read


def found_in(text: str) -> list[tuple[str, str]]:
    return [
        (each.found.outcome, text[each.found.start : each.found.end]) for each in possible_statements(text, OUTCOMES)
    ]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("It was late. It was agreed that boats pay.", [("AGREED", "It was agreed that boats pay.")]),
        ("The committee resolved to wait.", [("RESOLVED", "The committee resolved to wait.")]),
        ("The Senate approved the plan.", [("APPROVED", "The Senate approved the plan.")]),
        ("The port resolved to wait.", []),
        (
            "The Panel noted the map and approved the plan, and the Board ratified it.",
            [
                ("NOTED", "The Panel noted the map"),
                ("APPROVED", "approved the plan"),
                ("RATIFIED", "the Board ratified it."),
            ],
        ),
        ("The minutes of 3 May were approved.", [("APPROVED", "The minutes of 3 May were approved.")]),
        ("2.1 Agreed to wait. It rained.", [("AGREED", "Agreed to wait.")]),
        ("The plan was read. Carried.", [("CARRIED", "Carried.")]),
        ("Decision: The boat will be sold. It is old.", [("DECIDED", "The boat will be sold.")]),
        ("The Panel AGREED to wait.", []),
        ("The Panel discussed it and AGREED to wait.", []),
        ("The boats were approved by the port.", []),
    ],
)
def test_possible_statements_are_told_with_their_extent(text: str, statements: list[tuple[str, str]]) -> None:
    assert found_in(text) == statements


def test_those_accepted_are_found_again_whatever_other_words_there_are() -> None:
    text = "The Panel noted it. The Panel approved it. It was noted that it rained."

    for words in (OUTCOMES, SEEDED_WORDS, ("APPROVED",)):
        assert [text[each.start : each.end] for each in accepted_in(text, words, {("NOTED", 1)}, in_list=False)] == [
            "It was noted that it rained."
        ]


def test_a_reading_names_the_line_and_the_place_of_each() -> None:
    (possible,) = read("1. Roof\n\nIt leaked.\n\n• It was\nagreed to mend it.\n• It rained.\n").possible

    assert (possible.line, possible.wording, possible.outcome) == (6, "It was agreed", "AGREED")
    assert possible.where == (1, 1, (0,))


@pytest.mark.parametrize(
    "words", ["It was agreed to ", "The Panel noted and ", "Agreed that. ", "The motion of x ", "Decision: "]
)
def test_statements_are_sought_in_proportion_to_the_length_of_a_text(words: str) -> None:
    def seek(text: str) -> None:
        possible_statements(text, OUTCOMES)

    assert growth(seek, lambda size: words * (size // len(words)), 2_000) < LIMIT
