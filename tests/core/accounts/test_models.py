import pytest

from core.accounts.models import User


@pytest.mark.parametrize(
    ("name", "email", "initials"),
    [
        ("Amelia Bright", "a@example.org", "AB"),
        ("Ada van der Berg", "a@example.org", "AB"),
        ("Cher", "a@example.org", "C"),
        ("", "clerk@example.org", "C"),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, email: str, initials: str):
    assert User(name=name, email=email).initials == initials
