"""Passwords that will not do."""

from hashlib import sha1
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from core.accounts.passwords import NotBreached, NotOfWordsOfTheHouse


@pytest.mark.parametrize(
    ("password", "is_refused"),
    [
        ("SmartGov2026!", True),
        ("minutes-of-panel-47", True),
        ("paper and ink 47", False),
        ("the minutes are late again", False),
        ("correct-horse-battery", False),
    ],
)
def test_words_of_the_house_alone_make_no_password(password: str, *, is_refused: bool):
    refused = False
    try:
        NotOfWordsOfTheHouse().validate(password)
    except ValidationError:
        refused = True

    assert refused is is_refused


@pytest.mark.parametrize("count", [1, 2, 7, 200])
def test_each_password_of_the_file_is_found_and_no_other(tmp_path: Path, count: int):
    breached = [f"word {number}" for number in range(count)]
    lines = sorted(f"{sha1(word.encode(), usedforsecurity=False).hexdigest().upper()}:{len(word)}" for word in breached)
    file = tmp_path / "breached.txt"
    file.write_text("\r\n".join(lines) + "\r\n", encoding="ascii")
    validator = NotBreached(str(file))

    for word in breached:
        with pytest.raises(ValidationError):
            validator.validate(word)
    for number in range(count):
        validator.validate(f"another {number}")
