"""The demo, staged once for a module's tests and rolled back after them."""

from collections.abc import Callable

import pytest

from smartgov.demo.staging import stage
from tests.conftest import Ground

PASSWORD = "one-password-for-all"


@pytest.fixture(scope="module")
def _staged(ground: Ground) -> None:
    stage(PASSWORD, tell=lambda _: None)


@pytest.fixture
def demo(_staged: None, untouched: Callable[[None], None]) -> None:
    """The demo's rows and files; what a test changes of them is undone after it."""
