"""A decision is held in the state in which a step can be taken, or says in which it is."""

import pytest
from django.db import transaction

from core.errors import NotAllowed, WrongState
from meetings.correspondence.services.held import (
    hold_draft,
    hold_open,
    is_confidential,
    questions_of,
    require_cleared_for,
)
from meetings.models import Membership
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, drafted, opened


def test_a_step_says_in_which_state_it_found_the_decision(house: House) -> None:
    draft, under_way = drafted(house), opened(house)
    with transaction.atomic():
        assert hold_draft(draft, house.secretary) == draft
        with pytest.raises(WrongState, match="GRID-C2 is open already"):
            hold_draft(under_way, house.secretary)
        with pytest.raises(WrongState, match="GRID-C1 is not open yet"):
            hold_open(draft)
        with pytest.raises(NotAllowed):
            hold_draft(draft, house.accounts["Ada"])


def test_a_confidential_question_is_for_who_may_read_it(house: House) -> None:
    public, secret = questions_of(drafted(house, asked(), asked_in_secret()))
    assert (is_confidential(public), is_confidential(secret)) == (False, True)
    require_cleared_for(secret, house.secretary)
    Membership.objects.filter(person__account=house.secretary).update(is_cleared=False)

    require_cleared_for(public, house.secretary)
    with pytest.raises(NotAllowed, match="This question is confidential"):
        require_cleared_for(secret, house.secretary)
