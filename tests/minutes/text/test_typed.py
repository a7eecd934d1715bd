from collections.abc import Callable
from pathlib import Path

import pytest

from minutes.text.typed import TypedItem, typed_blocks
from tests.factories import SEEDED_WORDS
from tests.minutes.text.examples import EXAMPLES


def shape(text: str, words: list[str]) -> list[list]:
    """The blocks as the table has them."""
    blocks = typed_blocks(text, words)
    return [[block.kind, [_shape(item) for item in block.items] if block.items else block.text] for block in blocks]


def _shape(item: TypedItem) -> object:
    return [item.text, [_shape(within) for within in item.items]] if item.items else item.text


@pytest.mark.parametrize("example", EXAMPLES["typed"], ids=lambda example: example["name"])
def test_typed_text_is_read_as_the_table_says(example: dict) -> None:
    assert shape(example["text"], example.get("words", EXAMPLES["words"])) == example["blocks"]


def test_entries_that_are_indented_stand_within_the_one_above() -> None:
    (block,) = typed_blocks("- first\n  - within\n  - and within\n- second", SEEDED_WORDS)

    assert block.markup == (
        "<ul><li><p>first</p><ul><li><p>within</p></li><li><p>and within</p></li></ul></li><li><p>second</p></li></ul>"
    )


def test_a_list_may_be_nested_more_deeply_than_functions_can_call_one_another() -> None:
    depth = 1_500

    (block,) = typed_blocks("\n".join("\t" * level + "- x" for level in range(depth)), SEEDED_WORDS)

    assert block.markup.count("<ul><li><p>x</p>") == depth
    assert block.markup.endswith("</li></ul>" * depth)


def test_marks_of_markup_are_words() -> None:
    assert typed_blocks("a < b & c", SEEDED_WORDS)[0].markup == "<p>a &lt; b &amp; c</p>"


def test_item_6_of_the_model_document_is_read_as_its_key_says(shared_file: Callable[[str], Path]) -> None:
    text = shared_file("secp47.txt").read_text(encoding="utf-8")
    item = text[text.index("\nSECAS presented the Panel with details") : text.index("\n 7. User Security")]

    kinds = [(kind, words) for kind, words in shape(item, EXAMPLES["words"]) if kind != "paragraph"]

    assert [words for kind, words in kinds if kind == "subheading"] == [
        "Appropriate transitional periods for compliance with Standards",
        "Setting an assurance status for a Party in regard to User Security Assessments",
        "Scope and frequency of the DCC’s Total System Assessments",
    ]
    assert [words for kind, words in kinds if kind == "list"] == [
        [
            "Appropriate transitional periods for compliance with Standards; and",
            "Setting an assurance status for a Party in regard to User Security Assessments.",
        ]
    ]
    assert [str(words)[:24] for kind, words in kinds if kind == "action"] == [
        "SECAS to provide a paper",
        "SECAS to publish the Del",
    ]
