"""Who has unsaved words: named to colleagues, forgotten after a while, and never a way to a confidential item."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import AgendaItem
from minutes.models import Minutes, UnsavedWords
from minutes.workflow.unsaved import (
    REMEMBERED_FOR,
    announce,
    forget_old_announcements,
    have_arrived,
    unsaved_gaps,
    unsaved_in,
)
from tests.conftest import Cast
from tests.factories import item_of, make_member, paragraph, write

HERE, THERE = UUID(int=1), UUID(int=2)


@pytest.fixture
def deputy(cast: Cast) -> User:
    return make_member(cast.panel, "deputy@example.org", Role.SECRETARY)


def told(minutes: Minutes, reader: User, here: UUID | None = None) -> list[str]:
    return unsaved_in(minutes.meeting, access_of(reader), reader=reader, here=here)


def test_colleagues_are_named_with_their_item(cast: Cast, minutes: Minutes, deputy: User) -> None:
    announce(item_of(minutes, 2), HERE, by=cast.secretary)
    announce(item_of(minutes, 2), HERE, by=cast.secretary)
    announce(item_of(minutes, 1), THERE, by=cast.secretary)

    sentences = ["Secretary has unsaved words in item 1", "Secretary has unsaved words in item 2"]
    assert told(minutes, deputy) == sentences
    assert told(minutes, cast.secretary, HERE) == ["You have unsaved words in item 1 on another device"]
    assert [(gap.sentence.startswith(sentences[0]), gap.blocks) for gap in unsaved_gaps(sentences[:1], "So.")] == [
        (True, False)
    ]

    have_arrived(item_of(minutes, 2), HERE, by=deputy)
    have_arrived(item_of(minutes, 1), HERE, by=cast.secretary)
    assert told(minutes, deputy) == sentences
    have_arrived(item_of(minutes, 2), HERE, by=cast.secretary)
    assert told(minutes, deputy) == sentences[:1]


@pytest.mark.parametrize("secret", ["item", "block"])
def test_of_a_confidential_item_the_uncleared_learn_no_number(
    cast: Cast, minutes: Minutes, deputy: User, secret: str
) -> None:
    if secret == "item":
        AgendaItem.objects.filter(number=2).update(sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="Prices")
    else:
        write(minutes, 2, paragraph("p", "Whispered.", secret=True))
    announce(item_of(minutes, 2), HERE, by=cast.secretary)

    assert told(minutes, deputy) == ["Secretary has unsaved words"]
    assert told(minutes, cast.chair) == ["Secretary has unsaved words in item 2"]


def test_after_a_while_it_is_forgotten(cast: Cast, minutes: Minutes, deputy: User) -> None:
    announce(item_of(minutes, 1), HERE, by=cast.secretary)
    UnsavedWords.objects.update(at=timezone.now() - REMEMBERED_FOR - timedelta(seconds=1))

    assert told(minutes, deputy) == []
    assert forget_old_announcements() == 1


def test_it_takes_one_query_for_any_number(cast: Cast, minutes: Minutes, django_assert_num_queries) -> None:
    access = access_of(cast.chair)
    for number in range(20):
        announce(item_of(minutes, 1 + number % 2), UUID(int=number), by=cast.secretary)
    meeting = Minutes.objects.with_meeting().get().meeting

    with django_assert_num_queries(1):
        assert len(unsaved_in(meeting, access, reader=cast.chair)) == 2
