"""Five seats and who holds them."""

import pytest

from tests.conftest import Cast
from tests.meetings.correspondence.asking import House, seat_five


@pytest.fixture
def house(cast: Cast) -> House:
    return seat_five(cast)
