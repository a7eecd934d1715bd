"""Votes on statements: recorded, taken back, and gone or back with their statement."""

import json
from dataclasses import replace

import pytest

from core.audit.trail import AuditEvent
from core.audit.verification import Verification
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.vote_record import EnteredVote
from meetings.enums import Role
from meetings.models import Ballot, Decision, Vote
from minutes.drafting.details import follow_text, set_decision_details
from minutes.drafting.votes import electorate_of, record_vote, take_back_vote
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_member, paragraph, stated, write
from tests.minutes.drafting.voting import by_name, decided, rule, seat_voters


@pytest.fixture
def decision(cast: Cast, minutes: Minutes) -> Decision:
    seat_voters(cast, minutes)
    return decided(minutes)


def row() -> Decision:
    return Decision.objects.get()


def unattested() -> list[str]:
    """Return what the trail finds wrong with votes and decisions."""
    faults = [str(fault) for fault in Verification(()).faults()]
    return [fault for fault in faults if "vote" in fault or "decision" in fault]


def test_a_counted_vote_is_recorded_with_what_comes_of_it(cast: Cast, decision: Decision) -> None:
    record_vote(decision, EnteredVote(2, 1, 1, on_request=("Bo",)), by=cast.secretary)

    vote = Vote.objects.get()
    assert (vote.in_favour, vote.against, vote.abstained, vote.voters, vote.seats) == (2, 1, 1, 4, 4)
    assert vote.is_carried
    assert vote.sentence == "Carried by 2 votes to 1, with one abstention: more than half of the three votes cast."
    assert vote.printed == "by 2 votes to 1, one abstention"
    assert (row().carried_by, row().dissent_count, row().dissent_names) == ("majority", 1, ["Bo"])
    event = AuditEvent.objects.latest("seq")
    assert (event.verb, event.actor) == ("minutes.vote_recorded", cast.secretary)
    assert json.loads(event.facts)["is_by_name"] is False
    assert unattested() == []


def test_a_vote_by_name_has_a_row_for_each(cast: Cast, decision: Decision) -> None:
    record_vote(decision, by_name(decision, "++-0"), by=cast.secretary)

    assert [(ballot.name, ballot.side) for ballot in Ballot.objects.all()] == [
        ("Ada", "for"),
        ("Bo", "for"),
        ("Chair", "against"),
        ("Member", "abstained"),
    ]
    assert unattested() == []


def test_another_vote_takes_the_place_of_the_first(cast: Cast, decision: Decision) -> None:
    record_vote(decision, by_name(decision, "++-0"), by=cast.secretary)
    record_vote(decision, EnteredVote(1, 3), by=cast.secretary)

    assert (Vote.objects.get().printed, Ballot.objects.count()) == ("lost by 1 vote to 3", 0)
    assert (row().carried_by, row().dissent_count) == ("", None)
    assert unattested() == []


def test_a_vote_that_is_taken_back_leaves_what_the_text_says(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    write(minutes, 1, stated("d", "AGREED", "by majority, with two dissenting, to paint it"))
    before = row()
    record_vote(decision, EnteredVote(3, 1, on_request=("Bo",)), by=cast.secretary)
    take_back_vote(decision, by=cast.secretary)

    assert not Vote.objects.exists()
    assert (row().carried_by, row().dissent_count, row().dissent_names) == (
        before.carried_by,
        before.dissent_count,
        [],
    )
    assert row().set_by_hand == []
    assert AuditEvent.objects.latest("seq").verb == "minutes.vote_taken_back"
    assert unattested() == []
    events = AuditEvent.objects.count()
    take_back_vote(decision, by=cast.secretary)
    assert AuditEvent.objects.count() == events


def test_a_vote_that_cannot_be_changes_nothing(cast: Cast, decision: Decision) -> None:
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    with pytest.raises(Unacceptable, match="Five votes were entered, and four may vote at this item"):
        record_vote(decision, EnteredVote(4, 1), by=cast.secretary)

    assert Vote.objects.get().printed == "by 3 votes to 1"


def test_who_stands_aside_does_not_vote(cast: Cast, decision: Decision) -> None:
    named = by_name(decision, "++++")
    declare_interest(decision.item, cast.member.person, "Sells paint", by=cast.secretary)

    with pytest.raises(Unacceptable, match="Member stands aside at this item because of an interest"):
        record_vote(decision, named, by=cast.secretary)
    assert [str(voter) for voter in electorate_of(decision.item).voters or ()] == ["Ada", "Bo", "Chair"]


def test_the_casting_vote_is_that_of_whoever_is_in_the_chair(cast: Cast, decision: Decision) -> None:
    rule(cast, has_casting_vote=True)
    decision.item.meeting.panel.refresh_from_db()
    tied = EnteredVote(2, 2, casting="for", casting_by="Chair")

    with pytest.raises(Unacceptable, match="Ada was not in the chair"):
        record_vote(decision, replace(tied, casting_by="Ada"), by=cast.secretary)
    vote = record_vote(decision, tied, by=cast.secretary)

    assert (vote.is_carried, vote.casting, vote.casting_by) == (True, "for", "Chair")
    assert (row().carried_by, row().dissent_count) == ("majority", 2)


def test_options_have_their_votes(cast: Cast, decision: Decision) -> None:
    vote = record_vote(decision, EnteredVote(options=((" Oak ", 3), ("Elm", 1))), by=cast.secretary)

    assert (vote.options, vote.chosen, vote.is_carried) == ([["Oak", 3], ["Elm", 1]], "Oak", True)
    assert (row().carried_by, row().dissent_count) == ("", None)


def test_a_vote_goes_with_its_statement_and_is_back_with_it(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    kept = write(minutes, 1, stated("d", "AGREED", "to paint it"))
    write(minutes, 1, paragraph("p", "Nothing."))
    assert row().retired_at is not None
    with pytest.raises(WrongState, match="no longer holds this statement"):
        record_vote(decision, EnteredVote(2, 1), by=cast.secretary)

    write(minutes, 1, kept)
    assert (row().retired_at, row().vote.printed, row().dissent_count) == (None, "by 3 votes to 1", 1)


def test_a_vote_follows_its_statement_into_another_item(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    write(minutes, 1, paragraph("p", "Nothing."))
    write(minutes, 2, stated("d", "AGREED", "to paint it"))

    assert (row().item.number.plain, row().vote.printed) == (2, "by 3 votes to 1")


def test_what_a_vote_says_is_not_set_by_hand_besides(cast: Cast, decision: Decision) -> None:
    record_vote(decision, EnteredVote(3, 1, on_request=("Bo",)), by=cast.secretary)
    set_decision_details(decision, by=cast.secretary, condition="funding")
    assert (row().condition, row().carried_by, row().dissent_names) == ("funding", "majority", ["Bo"])

    follow_text(decision, by=cast.secretary)
    assert (row().condition, row().carried_by, row().dissent_names) == ("", "majority", ["Bo"])


def test_only_the_secretariat_records_a_vote_and_only_in_a_draft(
    cast: Cast, minutes: Minutes, decision: Decision
) -> None:
    for stranger in (cast.member, cast.chair, cast.outsider):
        with pytest.raises(NotAllowed):
            record_vote(decision, EnteredVote(3, 1), by=stranger)
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.CIRCULATED)
    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        take_back_vote(decision, by=cast.secretary)


def test_a_confidential_vote_is_for_those_who_are_cleared(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    deputy = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    write(minutes, 1, stated("d", "AGREED", "to paint it", secret=True))

    with pytest.raises(NotAllowed, match="This vote is confidential"):
        record_vote(decision, EnteredVote(3, 1), by=deputy)
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    with pytest.raises(NotAllowed, match="This vote is confidential"):
        take_back_vote(decision, by=deputy)
