import re

import pytest

from minutes.text.typed_lines import begins_anew, is_complete, layout_of, read_lines

OUTCOME = re.compile(r"\bNOTED\b")


def test_a_line_is_its_words_with_what_stands_before_and_between_them() -> None:
    first, second, third = read_lines(" The  Panel\tmet\u200b \n\n\tNOTED\xa0it\vand rose", OUTCOME)

    assert [line.text for line in (first, second, third)] == ["The Panel met", "NOTED it", "and rose"]
    assert [line.indent for line in (first, second, third)] == [0, 4, 0]
    assert [line.opens_page for line in (first, second, third)] == [True, False, False]
    assert [line.after_gap for line in (first, second, third)] == [False, True, False]
    assert [line.after_break for line in (first, second, third)] == [False, False, True]
    assert [line.begins_with_outcome for line in (first, second, third)] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "measure", "is_wrapped"),
    [
        ("Budget\nStaffing", 8, False),
        ("It was\nlate.", 6, True),
        ("It was late.\nit rose.", 12, False),
        ("It was\n\nlate.", 6, False),
        ("x" * 121, None, False),
        ("", 0, False),
    ],
)
def test_a_text_is_wrapped_where_a_line_breaks_a_sentence_off(
    text: str, measure: int | None, *, is_wrapped: bool
) -> None:
    assert layout_of(read_lines(text, OUTCOME)) == (measure, is_wrapped)


@pytest.mark.parametrize(
    ("text", "is_new"),
    [
        ("Budget\nStaffing", True),
        ("1 Budget\n2 Staffing", True),
        ("Release\n1.4", False),
        ("Budget\nstaffing", False),
        ("It was for the\nChair", False),
        ("Ada Quill,\nChair", False),
        ("It was\nNOTED", False),
    ],
)
def test_a_line_of_its_own_is_told_by_its_beginning_and_the_end_above(text: str, *, is_new: bool) -> None:
    last, line = read_lines(text, OUTCOME)

    assert begins_anew(last, line) is is_new


def test_a_line_is_complete_with_its_mark() -> None:
    assert [is_complete(line) for line in read_lines("a.\nb:”\nc,\nd", OUTCOME)] == [True, True, False, False]
