"""What must never be false is refused by the database itself, whatever the code above it thinks."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from actions.models import Action
from meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Decision,
    Meeting,
    Membership,
    OutcomeWord,
    Panel,
    Person,
    Return,
    Seat,
    Vote,
)
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, paragraph, write


@pytest.fixture
def rows(cast: Cast, minutes: Minutes) -> dict[type[Model], Model]:
    write(minutes, 1, paragraph("p", "The Panel AGREED it.") + action("a", "The Clerk to write."))
    Seat.objects.create(panel=cast.panel, category="Large Suppliers")
    ada = Attendance.objects.create(meeting=minutes.meeting, kind="apologies", name="Ada Quill")
    Return.objects.create(attendance=ada, from_item=2)
    vote = Vote.objects.create(decision=Decision.objects.get(), seats=4, is_carried=True, sentence="S.", printed="by 1")
    Ballot.objects.bulk_create(Ballot(vote=vote, position=at, place=f"seat-{at}", side="for") for at in (1, 2))
    kinds = (Panel, Seat, Membership, Meeting, Attendance, Return, AgendaItem, Vote, Ballot)
    kinds += (Decision, Action, Person, OutcomeWord, Minutes)
    return {kind: kind._default_manager.all()[0] for kind in kinds}


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (Panel, {"code": "lower"}),
        (Panel, {"name": ""}),
        (Seat, {"number": 0}),
        (Membership, {"ends_on": date(1999, 1, 1)}),
        (Membership, {"role": "king"}),
        (Meeting, {"number": 0}),
        (Meeting, {"state": "dreamt"}),
        (Meeting, {"kind": "odd"}),
        (Meeting, {"held_in": date(2024, 5, 1)}),
        (Meeting, {"held_on": None, "held_in": date(2024, 5, 2)}),
        (Meeting, {"next_action_number": 0, "issued_action_digits": 2}),
        (Meeting, {"next_action_number": 1}),
        (Meeting, {"issued_action_digits": 2}),
        (Meeting, {"next_action_number": 1, "issued_action_digits": 1}),
        (Attendance, {"name": ""}),
        (Attendance, {"kind": "ghost"}),
        (Attendance, {"from_item": 3, "to_item": 2}),
        (Attendance, {"left_during": True}),
        (Attendance, {"arrived_at": time(12), "left_at": time(11)}),
        (Attendance, {"manner": "by post"}),
        (Return, {"from_item": None}),
        (Return, {"from_item": 3, "to_item": 2}),
        (Return, {"left_during": True}),
        (Ballot, {"side": "neither"}),
        (Ballot, {"place": "seat-2"}),
        (Vote, {"in_favour": -1}),
        (AgendaItem, {"number": 0}),
        (AgendaItem, {"title": ""}),
        (AgendaItem, {"sensitivity": "restricted"}),
        (AgendaItem, {"sensitivity": "confidential"}),
        (AgendaItem, {"purpose": "fun"}),
        (Decision, {"sensitivity": "restricted"}),
        (Decision, {"stage": "odd"}),
        (Decision, {"statement": ""}),
        (Action, {"number": 0}),
        (Action, {"stage": "issued"}),
        (Action, {"state": "lost"}),
        (Action, {"sensitivity": "restricted"}),
        (Person, {"name": ""}),
        (OutcomeWord, {"word": "lower"}),
        (Minutes, {"state": "lost"}),
    ],
)
def test_the_database_refuses(rows: dict[type[Model], Model], kind: type[Model], changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        kind._default_manager.filter(pk=rows[kind].pk).update(**changes)


def test_a_number_is_not_used_twice_in_one_meeting(rows: dict[type[Model], Model]) -> None:
    owed = Action.objects.get()
    Action.objects.update(number=1)
    owed.pk, owed.number = uuid4(), 1

    with pytest.raises(IntegrityError), transaction.atomic():
        owed.save(force_insert=True)


def test_a_decision_does_not_restate_itself(rows: dict[type[Model], Model]) -> None:
    decision = Decision.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(restates=decision)


def test_one_word_is_not_seeded_twice_for_all_panels(rows: dict[type[Model], Model]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OutcomeWord.objects.create(word="NOTED")
