from collections.abc import Callable
from pathlib import Path

import pytest

from minutes.text.typed import TypedBlock, typed_blocks


def shape(text: str) -> list[tuple[str, object]]:
    return [(block.kind, _words(block)) for block in typed_blocks(text)]


def _words(block: TypedBlock) -> object:
    return [item.text for item in block.items] if block.kind == "list" else block.text


def test_a_blank_line_ends_a_paragraph_and_a_broken_line_does_not() -> None:
    text = "The Panel considered the paper, and asked when\nit would be heard.\n\nIt was content."

    assert shape(text) == [
        ("paragraph", "The Panel considered the paper, and asked when it would be heard."),
        ("paragraph", "It was content."),
    ]


def test_a_sentence_runs_on_over_a_blank_line_and_over_a_page() -> None:
    text = "The approach which entails\n\nmoving away from releases in regard\n to the switch. It was agreed."

    assert shape(text) == [
        ("paragraph", "The approach which entails moving away from releases in regard to the switch. It was agreed.")
    ]


def test_a_short_line_by_itself_is_a_sub_heading() -> None:
    assert shape("Costs of the release\n\nThe Panel heard of them.\n\nNo end") == [
        ("subheading", "Costs of the release"),
        ("paragraph", "The Panel heard of them."),
        ("paragraph", "No end"),
    ]


@pytest.mark.parametrize("mark", ["-", "•", "e", "¢", ".", "o", "*"])
def test_the_panels_list_has_one_entry_to_a_mark_however_it_was_extracted(mark: str) -> None:
    text = f"The Panel:\n\n{mark} NOTED the contents\nof the paper; and\n{mark} AGREED the plan."

    assert shape(text) == [
        ("paragraph", "The Panel:"),
        ("list", ["NOTED the contents of the paper; and", "AGREED the plan."]),
    ]


def test_outcomes_under_the_panel_are_a_list_without_any_mark() -> None:
    assert shape("The Panel:\nNOTED the paper; and\nAGREED the plan.") == [
        ("paragraph", "The Panel:"),
        ("list", ["NOTED the paper; and", "AGREED the plan."]),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "ACTION: ",
        "ACTION SECP47/02: ",
        "ACTION: SECP47/03: ",
        "ACTION SECP 47/2 – ",
        "NEW ACTION SECP47/02 ",
        "ACTION SECP47/0003: ",
        "ACTION ",
    ],
)
def test_the_label_of_an_action_goes_and_a_printed_number_with_it(label: str) -> None:
    assert shape(f"{label}SECAS to provide a paper\nby May.") == [("action", "SECAS to provide a paper by May.")]


def test_a_sentence_about_actions_is_no_action() -> None:
    assert shape("ACTIONS were discussed.") == [("paragraph", "ACTIONS were discussed.")]


def test_letters_and_numbers_of_entries_are_part_of_what_is_printed() -> None:
    assert shape("Three points:\n(a) the first;\n(b) the second; and\n(c) the third.") == [
        ("paragraph", "Three points:"),
        ("list", ["(a) the first;", "(b) the second; and", "(c) the third."]),
    ]


def test_a_number_alone_at_the_start_of_a_line_is_no_list() -> None:
    assert shape("Release\n1.4 and would be used.")[-1][0] == "paragraph"
    assert shape("2. The Panel heard of it.") == [("paragraph", "2. The Panel heard of it.")]


def test_entries_that_are_indented_stand_within_the_one_above() -> None:
    (block,) = typed_blocks("- first\n  - within\n  - and within\n- second")

    assert block.markup == (
        "<ul><li><p>first</p><ul><li><p>within</p></li><li><p>and within</p></li></ul></li><li><p>second</p></li></ul>"
    )


def test_a_list_may_be_nested_more_deeply_than_functions_can_call_one_another() -> None:
    depth = 1_500

    (block,) = typed_blocks("\n".join("\t" * level + "- x" for level in range(depth)))

    assert block.markup.count("<ul><li><p>x</p>") == depth
    assert block.markup.endswith("</li></ul>" * depth)


def test_words_broken_over_many_lines_are_one_and_an_entry_ends_where_it_does() -> None:
    text = "The Panel:\n- NOTED a long-\nwinded\npaper, and\nAGREED it\nat once;\nAPPROVED the rest."

    assert shape(text) == [
        ("paragraph", "The Panel:"),
        ("list", ["NOTED a long-winded paper, and", "AGREED it at once;", "APPROVED the rest."]),
    ]


def test_a_text_with_long_lines_has_one_paragraph_to_a_line() -> None:
    first, second = "The secretariat presented it. " * 6, "The Panel heard it. " * 7

    assert shape(f"{first}\n{second}") == [("paragraph", first.strip()), ("paragraph", second.strip())]


def test_marks_of_markup_are_words() -> None:
    assert typed_blocks("a < b & c")[0].markup == "<p>a &lt; b &amp; c</p>"


def test_item_6_of_the_model_document_is_read_as_its_key_says(shared_file: Callable[[str], Path]) -> None:
    text = shared_file("secp47.txt").read_text(encoding="utf-8")
    item = text[text.index("\nSECAS presented the Panel with details") : text.index("\n 7. User Security")]

    kinds = [(kind, words) for kind, words in shape(item) if kind != "paragraph"]

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
