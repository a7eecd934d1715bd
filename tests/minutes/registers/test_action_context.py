"""The context of an action, as far as its reader may read the minutes."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from core.accounts.models import User
from core.web.keyset_paging import every_row
from meetings.access import standing_of
from minutes.models import Minutes
from minutes.registers import action_sources
from minutes.registers.action_context import Surroundings, surroundings_of
from tests.conftest import Cast
from tests.factories import action, paragraph, uuid_of, write
from tests.minutes.conftest import Shelf


def known_to(reader: User | AnonymousUser, name: str) -> Surroundings | None:
    standing = standing_of(reader)
    rows = list(every_row(action_sources(standing, Q(), Q(pk=uuid_of(name))), chunk=5))
    return surroundings_of(rows, standing).get(UUID(uuid_of(name)))


def test_the_sentence_before_an_issued_action_is_the_last_that_its_reader_may_read(cast: Cast, shelf: Shelf) -> None:
    public, cleared = known_to(AnonymousUser(), "owed"), known_to(cast.member, "owed")

    assert public == Surroundings("Welcome", "The Panel AGREED the published budget again.")
    assert cleared == Surroundings("Welcome", "The Panel NOTED the hidden letter.")


def test_in_a_draft_it_is_read_through_the_same_wall(cast: Cast, minutes: Minutes) -> None:
    write(
        minutes,
        1,
        paragraph("said", "The Clerk spoke. It rained.")
        + paragraph("hush", "A quokka came.", secret=True)
        + action("owed", "The Clerk to write."),
    )

    cleared = known_to(cast.secretary, "owed")
    cast.panel.memberships.filter(person__account=cast.chair).update(is_cleared=False)

    assert cleared == Surroundings("Welcome", "A quokka came.")
    assert known_to(cast.chair, "owed") == Surroundings("Welcome", "It rained.")


def test_an_action_that_nothing_stands_before_has_its_items_title_alone(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("owed", "The Clerk to write.") + paragraph("said", "It rained."))

    assert known_to(cast.secretary, "owed") == Surroundings("Welcome", "")
    assert surroundings_of([], standing_of(cast.secretary)) == {}
