"""The secretary at their desk."""

import pytest
from django.test import Client

from tests.meetings.correspondence.asking import House


@pytest.fixture
def secretary(house: House, client: Client) -> Client:
    client.force_login(house.secretary)
    return client
