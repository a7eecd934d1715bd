import pytest

from minutes.text.clauses import find_statements, outcome_words
from minutes.text.marking import statement_end
from tests.minutes.text.examples import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES["statements"], ids=lambda example: example["text"])
def test_statements_run_where_a_reader_would_say(example: dict) -> None:
    text, in_list, words = example["text"], example["in_list"], example.get("words", EXAMPLES["words"])

    found = find_statements(text, words, in_list=in_list)

    ends = [statement_end(text, each.start, each.end, in_list=in_list) for each in found]
    assert [
        [text[each.start : each.word], text[each.word : end]] for each, end in zip(found, ends, strict=True)
    ] == example["statements"]


def test_without_outcome_words_there_is_no_outcome() -> None:
    assert outcome_words("The Panel NOTED it.", []) == []
