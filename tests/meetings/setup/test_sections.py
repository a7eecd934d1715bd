"""The sections of a panel's set-up, each from its form to what is kept."""

import pytest
from django.test import Client

from meetings.models import Panel
from meetings.setup.sections import SECTIONS
from tests.conftest import Cast
from tests.meetings.setup.sections import keep, preview, said


@pytest.mark.parametrize("key", SECTIONS)
def test_each_section_sent_as_it_is_found_changes_nothing(cast: Cast, secretary: Client, key: str) -> None:
    """Of words there is nothing to send until one comes or goes."""
    before = Panel.objects.values().get(code="GRID")
    sent = {"add": "ENDORSED"} if key == "outcome-words" else {}

    page = preview(secretary, key, **sent)
    unchanged = Panel.objects.values().get(code="GRID")
    kept = keep(secretary, key, page)

    assert said(page)
    assert unchanged == before
    assert kept["Location"] == "/panels/GRID/settings/"
    assert Panel.objects.values().get(code="GRID") == before
