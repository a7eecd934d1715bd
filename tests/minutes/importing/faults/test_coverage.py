"""A reading that puts little of the text within items is no success without a word."""

import pytest

from tests.minutes.importing.reading import read

WORDS = "The Board heard of the buoys that had been set out in the spring. "


def messages(source: str, kind: str) -> list[str]:
    return [doubt.message for doubt in read(source).doubts if doubt.kind == kind]


def test_less_than_nine_tenths_within_items_is_in_doubt_with_what_was_understood() -> None:
    (message,) = messages(f"{WORDS * 20}\n\n1. Buoys\n\n{WORDS}\n", "little within items")

    assert message.startswith("1 item understood, 280 of 296 words before it. The forms of numbers known are 1. · 1) ·")
    assert message.endswith("and headings that stand apart.")


@pytest.mark.parametrize(("front", "doubts"), [(9, 0), (11, 1)])
def test_a_tenth_of_the_words_may_stand_before_the_items(front: int, doubts: int) -> None:
    source = f"{'word ' * front}\n\n1. Buoys\n\n{'It was so. ' * 17}\n\n2. Close\n\n{'It was so. ' * 12}It was.\n"

    assert len(messages(source, "little within items")) == doubts


def test_one_item_in_a_long_document_is_in_doubt() -> None:
    assert len(messages(f"1. Buoys\n\n{WORDS * 40}\n", "little within items")) == 1
    assert messages(f"1. Buoys\n\n{WORDS * 3}\n", "little within items") == []
