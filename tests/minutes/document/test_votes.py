import pytest

from core.audience import Audience
from meetings.attendance.vote_record import EnteredVote
from meetings.models import IssuedDecision
from minutes.document.build import build_document
from minutes.document.model import DocumentBallot, DocumentOption, DocumentVote
from minutes.document.redaction import redact
from minutes.drafting.votes import record_vote
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import canonical_text, freeze_version, version_document
from tests.conftest import Cast
from tests.factories import stated, write
from tests.minutes.drafting.voting import by_name, decided, rule, seat_voters


def vote_in(minutes: Minutes) -> DocumentVote | None:
    found = Minutes.objects.get_by_reference(minutes.meeting.reference)
    return build_document(found).items[0].decisions[0].vote


def test_a_decision_without_a_vote_has_none(minutes: Minutes) -> None:
    decided(minutes)

    assert vote_in(minutes) is None
    assert '"vote"' not in canonical_text(redact(build_document(minutes), Audience.CONFIDENTIAL))


def test_a_vote_by_name_is_told_in_the_order_of_the_places(cast: Cast, minutes: Minutes) -> None:
    seat_voters(cast, minutes)
    rule(cast, votes_printed="both")
    decision = decided(minutes)
    record_vote(decision, by_name(decision, "++-0", mover="Ada", seconder="Bo"), by=cast.secretary)

    assert vote_in(minutes) == DocumentVote(
        sentence="Carried by 2 votes to 1, with one abstention: more than half of the three votes cast.",
        printed="by 2 votes to 1, one abstention",
        is_carried=True,
        in_favour=2,
        against=1,
        abstained=1,
        mover="Ada",
        seconder="Bo",
        ballots=(
            DocumentBallot("Ada", "for", "Ada’s"),
            DocumentBallot("Bo", "for", "Bo’s"),
            DocumentBallot("Chair", "against"),
            DocumentBallot("Member", "abstained"),
        ),
        places="both",
    )


def test_a_vote_between_options_has_them(cast: Cast, minutes: Minutes) -> None:
    seat_voters(cast, minutes)
    record_vote(decided(minutes), EnteredVote(options=(("Oak", 3), ("Elm", 1))), by=cast.secretary)

    vote = vote_in(minutes)
    assert vote is not None
    assert (vote.options, vote.chosen) == ((DocumentOption("Oak", 3), DocumentOption("Elm", 1)), "Oak")


def test_a_vote_is_withheld_with_the_block_that_states_it(cast: Cast, minutes: Minutes) -> None:
    seat_voters(cast, minutes)
    decision = decided(minutes)
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    write(minutes, 1, stated("d", "AGREED", "to paint it", secret=True))

    document = build_document(Minutes.objects.get_by_reference("GRID12"))
    assert document.items[0].decisions[0].vote is not None
    assert redact(document, Audience.PUBLIC).document.items[0].decisions == ()


@pytest.mark.parametrize(("places", "is_told"), [("words", False), ("table", True), ("both", True)])
def test_who_voted_how_is_told_to_the_public_where_the_panel_prints_it(
    cast: Cast, minutes: Minutes, places: str, is_told: bool
) -> None:
    seat_voters(cast, minutes)
    rule(cast, votes_printed=places)
    decision = decided(minutes)
    record_vote(decision, by_name(decision, "++-0"), by=cast.secretary)

    document = build_document(Minutes.objects.get_by_reference("GRID12"))
    votes = [redact(document, audience).document.items[0].decisions[0].vote for audience in Audience]
    told = {audience: bool(vote and vote.ballots) for audience, vote in zip(Audience, votes, strict=True)}
    assert told == {Audience.PUBLIC: is_told, Audience.CONFIDENTIAL: True}


def test_a_version_keeps_the_vote_as_it_was(cast: Cast, minutes: Minutes) -> None:
    seat_voters(cast, minutes)
    decision = decided(minutes)
    record_vote(decision, EnteredVote(3, 1), by=cast.secretary)
    version = freeze_version(minutes, VersionKind.CIRCULATED, by=cast.secretary)
    frozen = vote_in(minutes)
    record_vote(decision, EnteredVote(1, 3), by=cast.secretary)

    kept = version_document(version, Audience.CONFIDENTIAL).document.items[0].decisions[0].vote
    assert kept == frozen
    assert vote_in(minutes) != frozen
    assert IssuedDecision.objects.get().voted == "by 3 votes to 1"
