"""Minutes that are signed, with both of their sealed files, laid once for a module's tests."""

from collections.abc import Callable

import pytest

from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast, Ground, make_cast
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

House = tuple[Cast, Minutes]


@pytest.fixture(scope="module")
def _laid(ground: Ground) -> House:
    cast = make_cast()
    return cast, bring_to(MinutesState.SIGNED, make_complete_minutes(cast), cast)


@pytest.fixture
def _house(_laid: House, untouched: Callable[[House], House]) -> House:
    return untouched(_laid)


@pytest.fixture
def cast(_house: House) -> Cast:
    return _house[0]


@pytest.fixture
def signed(_house: House) -> Minutes:
    return _house[1]
