"""An action as whoever asks may read it; for anybody else it is not there."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from meetings.access import PanelAccess, access_of
from minutes.models import Minutes
from minutes.registers.web import readable_action
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.conftest import Shelf
from tests.minutes.workflow.telling import send


def access_as(cast: Cast, role: str) -> PanelAccess:
    return access_of(AnonymousUser() if role == "anonymous" else getattr(cast, role))


@pytest.mark.parametrize(
    ("role", "name", "reference"),
    [
        ("anonymous", "owed", "GRID10/01"),
        ("member", "owed in secret", "GRID10/02"),
        ("secretary", "owed in draft", "GRID12/02"),
    ],
)
def test_an_action_is_found_where_it_is_read(cast: Cast, shelf: Shelf, role: str, name: str, reference: str) -> None:
    assert str(readable_action(access_as(cast, role), uuid_of(name)).reference) == reference


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("anonymous", "owed in secret"),
        ("observer", "owed in secret"),
        ("member", "owed in draft"),
        ("secretary", "no action"),
    ],
)
def test_for_others_it_is_not_there(cast: Cast, shelf: Shelf, role: str, name: str) -> None:
    with pytest.raises(Http404):
        readable_action(access_as(cast, role), uuid_of(name))


def test_from_a_notice_the_panel_finds_it(cast: Cast, drafted: Minutes) -> None:
    send(cast, drafted)

    assert str(readable_action(access_as(cast, "observer"), uuid_of("owed")).reference) == "GRID12/01"
    with pytest.raises(Http404):
        readable_action(access_as(cast, "observer"), uuid_of("veiled"))
