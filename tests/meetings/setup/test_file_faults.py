"""What is wrong with a file is said with its line."""

import tomllib

import pytest

from meetings.setup.file_faults import FileFault, hidden_characters


def test_a_fault_of_the_whole_file_names_no_line() -> None:
    assert str(FileFault(0, "Too large.")) == "Too large."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "Grid"\n[[seats]]\ncategory = "Ch\u202eair"\n', 3),
        ('name = "Gr\\u202Eid"\n', 0),
        ('[rules]\ndivisions = [["a", "b\\u200F"]]\n', 0),
    ],
)
def test_characters_that_turn_words_are_a_fault(text: str, line: int) -> None:
    (fault,) = hidden_characters(text, tomllib.loads(text))

    assert fault.line == line
    assert "is not shown" in fault.sentence


def test_a_file_without_them_has_no_such_fault() -> None:
    assert list(hidden_characters('name = "Zoë"', {"name": "Zoë", "rules": {"quorum": 2}})) == []
