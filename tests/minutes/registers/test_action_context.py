"""The context of an action, as far as its reader may read the minutes."""

import re
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.test import Client

from core.accounts.models import User
from core.web.keyset_paging import every_row
from meetings.access import access_of
from minutes.models import Minutes
from minutes.registers import action_sources
from minutes.registers.action_context import Surroundings, surroundings_of
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, paragraph, uuid_of, write
from tests.minutes.conftest import Shelf
from tests.minutes.registers.pages import get


def notes(page: str, reference: str) -> str:
    """What stands under an action on the page, as plain words."""
    row = page.split(f">{reference}</a>")[1].split('class="register-notes"')[1].split("</p>")[0]
    return " ".join(re.sub(r"<[^>]*>", "", row.split(">", 1)[1]).split())


def test_the_sentence_before_an_action_stands_by_it_as_far_as_its_owner_may_read_it(
    cast: Cast, circulated: Minutes, client: Client
) -> None:
    client.force_login(cast.observer)
    page = get(client)

    assert notes(page, "GRID12/01") == "GRID12, item 1: Welcome"
    for reference in ("GRID12/02", "GRID12/03"):
        assert notes(page, reference) == "“It will be published on 18 August.” – GRID12, item 1: Welcome"
    assert "quokka" not in page + get(client, f"/actions/{uuid_of('owed')}/answer/")
    client.force_login(cast.member)
    assert "“The price is a quokka.”" in get(client)
    assert "“The price is a quokka.”" in get(client, f"/actions/{uuid_of('owed')}/answer/")
    assert notes(get(client), "GRID12/04") == "“The quokka slept.” – GRID12, item 2: Budget"


def test_from_a_notice_alone_nothing_around_the_action_is_read(cast: Cast, minutes: Minutes, client: Client) -> None:
    write(minutes, 1, paragraph("said", "Drafted words.") + action("owed", "Member and Chair to write."))
    send_notice_of_actions(minutes, site="http://testserver", by=cast.secretary)

    client.force_login(cast.member)
    pages = get(client) + get(client, f"/actions/{uuid_of('owed')}/answer/")

    assert "Drafted words" not in pages
    assert "Welcome" not in pages
    client.force_login(cast.chair)  # who takes part in the drafting
    assert notes(get(client), "GRID12/01") == "“Drafted words.” – GRID12, item 1: Welcome"


def test_a_draft_is_shown_to_a_chair_who_is_not_cleared_without_its_secrets(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    cast.panel.memberships.filter(person__account=cast.chair).update(is_cleared=False)
    write(minutes, 1, paragraph("hush", "A quokka came.", secret=True) + action("owed", "Chair to write."))
    client.force_login(cast.chair)

    page = get(client)

    assert "quokka" not in page
    assert notes(page, "GRID12/01") == "GRID12, item 1: Welcome"


def known_to(reader: User | AnonymousUser, name: str) -> Surroundings | None:
    access = access_of(reader)
    rows = list(every_row(action_sources(access, Q(), Q(pk=uuid_of(name))), chunk=5))
    return surroundings_of(rows, access).get(UUID(uuid_of(name)))


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
    assert surroundings_of([], access_of(cast.secretary)) == {}
