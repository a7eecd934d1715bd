import pytest
from django.test import Client

from minutes.models import Minutes
from tests.conftest import Cast


@pytest.fixture
def as_secretary(cast: Cast, minutes: Minutes, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client
