"""The vocabularies say what they mean of the body they are used for."""

import pytest

from meetings.enums import SeenBy


@pytest.mark.parametrize(
    ("seen_by", "named"),
    [(SeenBy.EVERYBODY, "Everybody"), (SeenBy.PANEL, "The board"), (SeenBy.SECRETARIAT, "The secretariat")],
)
def test_readers_are_named_by_what_the_body_is(seen_by: SeenBy, named: str) -> None:
    assert seen_by.named("board") == named
