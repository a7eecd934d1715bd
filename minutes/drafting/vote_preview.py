"""The result of a vote as it is being entered, before anything is kept of it."""

from dataclasses import dataclass

from core import english
from meetings.attendance.electorate import Electorate
from meetings.attendance.vote_record import EnteredVote, vote_faults
from meetings.attendance.vote_rows import vote_row
from meetings.models import Decision, Vote
from minutes.document.model import DocumentDecision, DocumentVote
from minutes.document.votes import lost_words
from minutes.rendering.decision_notes import note_on


@dataclass(frozen=True, slots=True)
class VotePreview:
    """``sentence`` is what comes of it, ``printed`` what stands behind the statement; ``doubts`` are why it cannot be
    kept as it is, or does not go with the statement."""

    sentence: str = ""
    printed: str = ""
    doubts: tuple[str, ...] = ()


def preview_of(entered: EnteredVote, decision: Decision, electorate: Electorate) -> VotePreview:
    """Return what comes of a vote that somebody is entering."""
    if faults := tuple(vote_faults(entered, electorate)):
        return VotePreview(doubts=faults)
    return preview_of_row(vote_row(decision, entered, electorate), decision, entered.on_request, electorate)


def preview_of_row(vote: Vote, decision: Decision, on_request: tuple[str, ...], electorate: Electorate) -> VotePreview:
    """Return the same of a vote that is kept."""
    told = DocumentVote(
        vote.sentence,
        vote.printed,
        vote.is_carried,
        mover=vote.mover,
        seconder=vote.seconder,
        places=electorate.rules.votes_printed.value,
    )
    stated = DocumentDecision("", "", decision.outcome, "", "", "", dissent_names=on_request, vote=told)
    doubt = lost_words(decision.outcome, is_negative=decision.is_negative, is_carried=vote.is_carried)
    return VotePreview(vote.sentence, note_on(stated), (doubt,) if doubt else ())


def may_vote_words(electorate: Electorate) -> str:
    """Say how many may vote at an item, or that nobody knows."""
    number = electorate.number
    if number is None:
        return "The attendance is not recorded, so nobody knows how many may vote."
    aside = english.and_list([str(voter) for voter in electorate.aside])
    stands = "stands" if len(electorate.aside) == 1 else "stand"
    return f"{number or 'Nobody'} may vote{f'; {aside} {stands} aside' if aside else ''}"
