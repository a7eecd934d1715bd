"""Passwords that a guesser tries first, and those that are known from breaches."""

from hashlib import sha1
from pathlib import Path

from django.core.exceptions import ValidationError

from core.accounts.models import User

WORDS = (
    "smartgov",
    "minutes",
    "meeting",
    "panel",
    "agenda",
    "secretary",
    "secretariat",
    "chair",
    "password",
    "welcome",
)
FEWEST_OTHER = 6  # characters beside such words, digits and signs
HASH_DIGITS = 40


class NotOfWordsOfTheHouse:
    """Refuses a password that is little more than words which anybody would try here, with digits and signs."""

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 - as Django calls it
        rest = password.lower()
        for word in WORDS:
            rest = rest.replace(word, "", 1)
        has_word = len(rest) < len(password)
        if has_word and sum(character.isalpha() for character in rest) < FEWEST_OTHER:
            raise ValidationError("This password is made of words that anybody would try here. Add some others.")

    def get_help_text(self) -> str:
        return "Your password can’t be little more than a word such as “minutes” or “SmartGov”."


class NotBreached:
    """Refuses a password whose SHA-1 stands in a file of breached ones, as Have I Been Pwned gives it to download.

    Each line begins with 40 hexadecimal digits, and the lines are in their order. The file may have any size: a
    password is looked up in about thirty steps, and nothing leaves this machine.
    """

    def __init__(self, file: str) -> None:
        self.file = Path(file)

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 - as Django calls it
        digest = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        if self._holds(digest):
            raise ValidationError("This password is known from a breach elsewhere. Choose another.")

    def get_help_text(self) -> str:
        return "Your password can’t be one that is known from a breach elsewhere."

    def _holds(self, digest: bytes) -> bool:
        """Halve the stretch of the file in which the digest must stand until one line is left."""
        with self.file.open("rb") as lines:
            low, high = 0, self.file.stat().st_size
            while low < high:
                middle = (low + high) // 2
                lines.seek(max(0, middle - 1))
                if middle:
                    lines.readline()  # up to the first line that begins at the middle or after it
                found = lines.readline()[:HASH_DIGITS].upper() if lines.tell() < high else b""
                if found == digest:
                    return True
                if found and found < digest:
                    low = lines.tell()
                else:
                    high = middle
            return False
