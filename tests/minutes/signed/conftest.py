import pytest

from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.workflow.signing import bring_to


@pytest.fixture
def signed(cast: Cast, complete: Minutes) -> Minutes:
    return bring_to(MinutesState.SIGNED, complete, cast)
