"""Votes as minutes print them: in words behind the statement, and in the tables of an annex.

Both are made of a redacted document, so a vote is withheld with the block or the item that it belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core import english
from core.audience import Sensitivity
from meetings.enums import Side
from meetings.panels.rules import VotesPrinted
from minutes.document.model import DocumentBallot, DocumentDecision, DocumentItem, DocumentVote, MinutesDocument


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A line of a vote's table: a side or an option, its votes, and who cast them where that is known."""

    name: str
    votes: int
    voters: str


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote in the annex; ``words`` are sentences, ``mark`` is what a confidential one says of itself."""

    anchor: str
    place: str
    outcome: str
    statement: str
    mark: str
    words: tuple[str, ...]
    lines: tuple[VoteLine, ...]
    is_by_name: bool

    @property
    def title(self) -> str:
        return f"{self.place}: {self.outcome} {self.statement}".rstrip()


def vote_note(vote: DocumentVote) -> str:
    """Return what is printed of a vote behind its statement, as a part of a sentence."""
    if vote.places == VotesPrinted.TABLE:
        return "the vote is in the annex"
    return "; ".join(filter(None, (_moved(vote), vote.printed)))


def vote_views(document: MinutesDocument) -> tuple[VoteView, ...]:
    """Return the votes of the annex; none where the panel prints them in words alone."""
    return tuple(
        vote_view(item, decision, decision.vote)
        for item in document.items
        for decision in item.decisions
        if decision.vote and decision.vote.places != VotesPrinted.WORDS
    )


def vote_view(item: DocumentItem, decision: DocumentDecision, vote: DocumentVote) -> VoteView:
    secret = {block.id for block in item.blocks if block.sensitivity == Sensitivity.CONFIDENTIAL}
    is_secret = item.sensitivity == Sensitivity.CONFIDENTIAL or decision.block in secret
    return VoteView(
        anchor=f"vote-{decision.id}",
        place=f"Item {item.number}",
        outcome=decision.outcome,
        statement=decision.text.removeprefix(decision.outcome).strip(),
        mark="Confidential" if is_secret else "",
        words=tuple(_sentences(decision, vote)),
        lines=tuple(_lines(vote)),
        is_by_name=bool(vote.ballots),
    )


def _moved(vote: DocumentVote) -> str:
    moved = f"moved by {vote.mover}" if vote.mover else ""
    return english.and_list([*filter(None, (moved, f"seconded by {vote.seconder}" if vote.seconder else ""))])


def _sentences(decision: DocumentDecision, vote: DocumentVote) -> Iterator[str]:
    if moved := _moved(vote):
        yield f"{moved[0].upper()}{moved[1:]}."
    yield vote.sentence
    if vote.casting:
        for_it = {Side.FOR: "for it", Side.AGAINST: "against it"}
        side = f"for “{vote.casting}”" if vote.options else for_it[Side(vote.casting)]
        yield f"The casting vote was that of {vote.casting_by}, {side}."
    if decision.dissent_names:
        yield f"Dissenting, named on request: {english.and_list(decision.dissent_names)}."


def _lines(vote: DocumentVote) -> Iterator[VoteLine]:
    """Yield the options or the two sides, and those who voted for neither where there are any."""
    if vote.options:
        for option in vote.options:
            voters = [ballot for ballot in vote.ballots if ballot.side == Side.FOR and ballot.option == option.name]
            yield VoteLine(option.name, option.votes, _named(voters))
    else:
        yield _line(vote, Side.FOR, vote.in_favour)
        yield _line(vote, Side.AGAINST, vote.against)
    if vote.abstained:
        yield _line(vote, Side.ABSTAINED, vote.abstained)
    if vote.not_voting:
        yield _line(vote, Side.NOT_VOTING, vote.not_voting)


def _line(vote: DocumentVote, side: Side, votes: int) -> VoteLine:
    return VoteLine(side.label, votes, _named([ballot for ballot in vote.ballots if ballot.side == side]))


def _named(ballots: list[DocumentBallot]) -> str:
    return "; ".join(map(_voter, ballots))


def _voter(ballot: DocumentBallot) -> str:
    """Return a voter such as "Bo Lind for Cy Orr (Networks)"."""
    standing_for = f" for {ballot.standing_for}" if ballot.standing_for else ""
    category = f" ({ballot.category})" if ballot.category else ""
    return f"{ballot.name}{standing_for}{category}"
