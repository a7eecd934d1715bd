"""An action as a line of the register."""

import pytest
from django.db.models import Q

from actions.models import Action, ActionState
from actions.services import answer_action
from core.web.keyset_paging import every_row
from meetings.access import access_of
from minutes.registers.actions import ActionRow, action_sources, state_counts
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.conftest import Shelf


def row_of(cast: Cast, role: str, name: str) -> ActionRow:
    sources = action_sources(access_of(getattr(cast, role)), Q(), Q(pk=uuid_of(name)))
    (row,) = every_row(sources, chunk=5)
    return row


def test_a_transfer_leaves_the_words_of_the_minutes_as_they_were(cast: Cast, shelf: Shelf) -> None:
    Action.objects.filter(pk=uuid_of("owed")).update(owner_now="Treasurer", due_now="3 June 2024")

    row = row_of(cast, "member", "owed")

    assert (row.owner, row.due) == ("Treasurer", "3 June 2024")
    assert (row.minuted_owner, row.minuted_due) == ("Clerk", "May 2024 meeting")


def test_a_draft_number_is_the_rank_among_all_the_actions_of_a_meeting(cast: Cast, shelf: Shelf) -> None:
    row = row_of(cast, "secretary", "owed in draft")

    assert (str(row.reference), row.is_draft_number, row.is_draft, row.version) == ("GRID12/02", True, True, None)
    assert row.place_in_minutes == "GRID12, item 1"


@pytest.mark.parametrize(("role", "is_told"), [("member", True), ("outsider", False)])
def test_the_latest_answer_is_for_those_of_the_panel(cast: Cast, shelf: Shelf, role: str, *, is_told: bool) -> None:
    Action.objects.filter(pk=uuid_of("owed")).update(owner_now="Member")
    answer_action(Action.objects.get(pk=uuid_of("owed")), ActionState.AT_RISK, note="No ink.", by=cast.member)

    word = row_of(cast, role, "owed").word

    assert (word is not None and word.note == "No ink.") is is_told


def test_actions_are_counted_by_the_state_they_are_in(cast: Cast, shelf: Shelf) -> None:
    Action.objects.filter(pk=uuid_of("owed")).update(state=ActionState.CLOSED)

    assert state_counts(action_sources(access_of(cast.secretary), Q(), Q())) == {"open": 3, "closed": 1}
