"""A vote between what was entered and the rows that keep it; nothing here is saved."""

from collections.abc import Collection, Iterator

from meetings.attendance.electorate import Electorate
from meetings.attendance.vote_record import EnteredBallot, EnteredVote, chosen_by, result_at
from meetings.attendance.votes import Side
from meetings.models import Ballot, Decision, Seat, Vote


def vote_row(decision: Decision, entered: EnteredVote, electorate: Electorate) -> Vote:
    """Return the row of a vote without faults, with what comes of it."""
    result = result_at(entered, electorate)
    tally = entered.options_tally.as_motion if entered.options else entered.tally
    is_motion = not entered.options
    return Vote(
        decision=decision,
        is_by_name=entered.is_by_name,
        in_favour=tally.in_favour if is_motion else 0,
        against=tally.against if is_motion else 0,
        abstained=tally.abstained,
        not_voting=tally.not_voting,
        options=[list(option) for option in entered.options_tally.options],
        mover=entered.mover,
        seconder=entered.seconder,
        casting=entered.casting,
        casting_by=entered.casting_by if entered.casting else "",
        voters=electorate.number,
        seats=electorate.seats_with_vote,
        is_carried=result.is_carried,
        chosen=chosen_by(result),
        sentence=result.sentence,
        printed=result.printed,
    )


def ballot_rows(vote: Vote, entered: EnteredVote, electorate: Electorate) -> Iterator[Ballot]:
    """Yield the rows of the votes by name, in the order of the places; none of a vote that was counted."""
    cast = {ballot.voter: ballot for ballot in entered.ballots} if entered.is_by_name else {}
    voters = [voter for voter in electorate.voters or () if voter.key in cast]
    for position, voter in enumerate(voters):
        yield Ballot(
            vote=vote,
            position=position,
            place=voter.key,
            seat=voter.place if isinstance(voter.place, Seat) else None,
            person=voter.person,
            alternate_for=voter.alternate_for,
            name=voter.name,
            category=voter.category,
            side=cast[voter.key].side,
            option=cast[voter.key].option,
        )


def entered_vote(vote: Vote, on_request: Collection[str] = ()) -> EnteredVote:
    """Return a vote as it was entered; ``on_request`` are those whom its decision names as dissenting."""
    counts = {} if vote.options else {"in_favour": vote.in_favour, "against": vote.against}
    ballots = vote.ballots.all() if vote.is_by_name else ()
    return EnteredVote(
        **counts,
        abstained=vote.abstained,
        not_voting=vote.not_voting,
        options=tuple((name, votes) for name, votes in vote.options),
        ballots=tuple(EnteredBallot(ballot.place, Side(ballot.side), ballot.option) for ballot in ballots),
        is_by_name=vote.is_by_name,
        mover=vote.mover,
        seconder=vote.seconder,
        casting=vote.casting,
        casting_by=vote.casting_by,
        on_request=tuple(on_request),
    )
