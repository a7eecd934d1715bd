"""Versions before keep no questions by correspondence, so one goes back only while there are none."""

import pytest
from django.core.management import CommandError

from tests.conftest import Cast
from tests.meetings.correspondence.asking import asked, drafted, seat_five
from tests.meetings.test_returns_kept import go_back


def test_one_does_not_go_back_over_questions(cast: Cast) -> None:
    go_back("0030_correspondence")
    drafted(seat_five(cast), asked())

    with pytest.raises(CommandError, match="Questions were put by correspondence 1 times here"):
        go_back("0030_correspondence")
