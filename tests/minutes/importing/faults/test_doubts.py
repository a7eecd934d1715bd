"""What the reading leaves to the secretary's eye."""

import pytest

from tests.minutes.importing.reading import read, within_item


def _doubts(sentence: str) -> list[tuple[int, str, str]]:
    return [(doubt.line, doubt.kind, doubt.text) for doubt in read(within_item(sentence)).doubts]


@pytest.mark.parametrize(
    ("sentence", "wordings"),
    [
        ("The Panel agreed that boats pay.", ["The Panel agreed"]),
        ("The Committee therefore unanimously approved the map.", ["The Committee therefore unanimously approved"]),
        ("It was agreed that boats pay.", ["It was agreed"]),
        ("The Panel discussed and agreed the map.", ["The Panel discussed", "agreed"]),
        ("The Panel did not agree. The Clerk noted the map.", []),
        ("Members endorsed the map and the Board ratified it.", ["Members endorsed", "the Board ratified"]),
        ("The Panel AGREED the map.", []),
        ("Agreed to wait. Noted that it rained.", ["Agreed", "Noted"]),
        ("The minutes of the last meeting were approved.", ["The minutes of the last meeting were approved"]),
        ("Decision: The boat will be sold.", ["Decision"]),
        ("Motion carried unanimously.", ["carried"]),
    ],
)
def test_an_outcome_in_lower_case_with_the_body_as_its_subject_is_a_doubt(sentence, wordings):
    assert _doubts(sentence) == [(8, "lower-case outcome", wording) for wording in wordings]


@pytest.mark.parametrize("words", ["did NOT APPROVE", "motion was LOST", "amendment was defeated"])
def test_an_outcome_that_no_outcome_word_says_is_a_doubt(words):
    assert _doubts(f"The Panel heard that the {words} in May.") == [(8, "unread outcome", words)]


def test_a_doubt_stands_on_the_line_of_its_word():
    body = "The Secretary spoke of the map of the outer harbour and of its legend. The Panel\nagreed to wait."

    assert _doubts(body) == [(9, "lower-case outcome", "The Panel agreed")]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The Panel LAUDED the map.", ["LAUDED"]),
        ("• LAUDED the map", ["LAUDED"]),
        ("The Panel ENDORSED the map.", []),
        ("The GUARDED buoy was seen.", []),
    ],
)
def test_an_unknown_word_printed_like_an_outcome_is_a_doubt(sentence, words):
    assert _doubts(sentence) == [(8, "unknown outcome", word) for word in words]


def test_an_action_that_is_named_behind_a_sentence_is_a_doubt():
    parsed = read(
        "1. Ropes\n\nIt was said that two ropes were old. Action: CT\n\n2. Close\n\nNo action - none at all.\n"
    )

    assert [(doubt.line, doubt.text) for doubt in parsed.doubts if doubt.kind == "action within the text"] == [
        (3, "Action: CT")
    ]


def test_an_outcome_within_an_action_is_a_doubt() -> None:
    source = (
        "1. Roof\n\nIt leaked.\n\nACTION: JS to write that it was AGREED by all.\n\n"
        "2. Fence\n\nIt fell.\n\nACTION: KL to see that the AGREED plan is kept.\n"
    )

    assert [(doubt.line, doubt.kind, doubt.text) for doubt in read(source).doubts] == [
        (5, "outcome within an action", "AGREED")
    ]
