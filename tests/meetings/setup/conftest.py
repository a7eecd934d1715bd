"""Who sets panels up, and who changes one."""

import pytest
from django.test import Client

from core.accounts.models import User
from tests.conftest import Cast


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_user("ada@example.org", "a long passphrase", name="Ada Quill", is_superuser=True)


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client
