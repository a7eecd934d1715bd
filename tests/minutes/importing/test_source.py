from pathlib import Path

import pytest

from minutes.importing.parsed import Unreadable
from minutes.importing.source import LARGEST, MOST_LINES, read_source


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (b"\f\n\f\n", "holds breaks of pages and no word, as the text of a scan does"),
        (b"%PDF-1.7\nbinary", "is a PDF of pictures, a scan"),
        (b"text\0text", "is not a text file"),
        ("Café".encode("latin-1"), "is text in WINDOWS-1252 and not in UTF-8"),
        (b"1\n" * (MOST_LINES + 1), "has 100,001 lines; minutes have fewer than 100,000"),
        (b"x" * (LARGEST + 1), "is 5 MB; minutes as text are smaller than 5 MB"),
        ("é".encode() * LARGEST, "is 10 MB; minutes as text are smaller than 5 MB"),
        (b"%PDF-1.7\n/Font\n" + b"x" * LARGEST, "is a PDF. Take its text with pdftotext -layout"),
    ],
)
def test_a_file_that_cannot_be_minutes_is_refused_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(content)

    with pytest.raises(Unreadable, match=sentence):
        read_source(path)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"cannot be read: No such file"):
        read_source(tmp_path / "none.txt")
