"""Which items are about earlier actions."""

import pytest

from minutes.importing.outstanding import is_outstanding
from minutes.importing.parsed import Piece


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Minutes and Actions Outstanding", True), ("Matters Arising", True), ("Action Log", True), ("Roof", False)],
)
def test_a_title_tells_of_earlier_actions(title: str, expected: bool) -> None:
    assert is_outstanding(Piece(title, (1,))) is expected
