"""A secretary at work on an agenda."""

import pytest
from django.test import Client

from meetings.models import Meeting
from tests.conftest import Cast


@pytest.fixture
def secretary(cast: Cast, planned: Meeting, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client
