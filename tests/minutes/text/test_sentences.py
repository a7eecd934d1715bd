import pytest

from minutes.text.sentences import sentence_spans
from tests.minutes.text.examples import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES["sentences"], ids=lambda example: example["text"])
def test_sentences_end_where_a_reader_would_end_them(example: dict) -> None:
    text = example["text"]

    assert [text[start:end] for start, end in sentence_spans(text)] == example["sentences"]
