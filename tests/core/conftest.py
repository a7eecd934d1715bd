import pytest

from core.accounts.models import User
from tests.core.accounts.signing_in import ADDRESS, PASSWORD


@pytest.fixture
def amelia() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="Amelia Bright")
