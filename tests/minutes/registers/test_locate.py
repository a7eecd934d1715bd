"""One decision or action, found where its reader may read it."""

from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser

from minutes.registers.locate import NotToBeRead, action_in_place, decision_in_place
from minutes.rendering.body import minutes_view
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.conftest import Shelf


def test_a_published_decision_stands_in_its_item_for_everybody(shelf: Shelf) -> None:
    found = decision_in_place(AnonymousUser(), UUID(uuid_of("first")))

    assert (found.piece.text, found.item.number, found.minutes) == ("AGREED the published budget.", 1, shelf.published)
    assert not found.is_confidential


@pytest.mark.parametrize("name", ["hidden", "drafted", "nowhere"])
def test_what_is_secret_drafted_or_nowhere_is_not_to_be_read(shelf: Shelf, name: str) -> None:
    with pytest.raises(NotToBeRead):
        decision_in_place(AnonymousUser(), UUID(uuid_of(name)))


def test_the_cleared_find_what_is_secret_and_that_it_is(cast: Cast, shelf: Shelf) -> None:
    assert decision_in_place(cast.member, UUID(uuid_of("hidden"))).is_confidential
    assert action_in_place(cast.member, UUID(uuid_of("owed in secret"))).is_confidential


def test_an_action_is_shown_with_the_blocks_around_it(cast: Cast, shelf: Shelf) -> None:
    found = action_in_place(AnonymousUser(), UUID(uuid_of("owed")))

    around = found.blocks_around(minutes_view(found.redacted))

    assert [block.action is not None for block in around] == [False, True]
    assert "the published budget again" in around[0].markup
