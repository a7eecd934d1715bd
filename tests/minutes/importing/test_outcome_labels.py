"""Which words at a paragraph's start label an outcome, and what they are about."""

import pytest

from minutes.importing.outcome_labels import heads_decision, is_label_alone, read_outcome_label


@pytest.mark.parametrize(
    ("text", "word", "about"),
    [
        ("RESOLVED: That it go.", "RESOLVED", "That it go."),
        ("12. RESOLVED (unanimously): That it go.", "RESOLVED", "That it go."),
        ("Resolved by consensus that it go.", "RESOLVED", "it go."),
        ("Resolution No. 4/31 – That it go.", "RESOLVED", "That it go."),
        ("NOT APPROVED.", "APPROVED", ""),
        ("Outcome: Deferred to May.", "DEFERRED", "to May."),
    ],
)
def test_a_label_is_told_from_what_it_is_about(text: str, word: str, about: str) -> None:
    label = read_outcome_label(text)

    assert label is not None
    assert (label.word, text[label.behind :].strip()) == (word, about)


@pytest.mark.parametrize(
    "text",
    ["Noted that it rained.", "Agreed as a record.", "Decision: to buy it.", "Action:", "It was late.", "The end."],
)
def test_other_beginnings_are_no_labels(text: str) -> None:
    assert read_outcome_label(text) is None


def test_a_label_may_stand_alone_or_head_a_decision() -> None:
    assert [is_label_alone(text) for text in ("RESOLVED:", "Agreed:", "RESOLVED: that", "NOTES:")] == [
        True,
        True,
        False,
        False,
    ]
    assert [heads_decision(text) for text in ("Decision: to buy", "Outcome – sold", "Decisions were made")] == [
        True,
        True,
        False,
    ]
