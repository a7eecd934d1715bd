import pytest

from core.uploads.kinds import plain_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\note.pdf", "note.pdf"),
        ("evil\u202efdp.txt", "evil_fdp.txt"),
        ('a"b\r\nX: y.txt', "a_b__X_ y.txt"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_what_would_mislead(name: str, shown: str) -> None:
    assert plain_name(name) == shown
