"""Votes that do not go with their statement, with the text, or with who was there as it is recorded now."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.audience import Sensitivity
from meetings.attendance.electorate import Electorate, electorate_at
from meetings.attendance.queries import room_of
from meetings.attendance.vote_record import result_at, vote_faults
from meetings.attendance.vote_rows import entered_vote
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Vote
from minutes.document.votes import lost_words
from minutes.models import ItemText
from minutes.text import Statement, read

SOMEBODY_CLEARED = (
    "A confidential vote of item {} does not go with its decision, or with who was there. Somebody cleared for it has "
    "to look at it."
)


class VoteGap(NamedTuple):
    item: ItemNumber
    sentence: str


def gaps_of_votes(meeting: Meeting) -> Iterator[VoteGap]:
    """Yield a gap for each vote that has one.

    Whoever prepares the minutes need not be cleared, so of a confidential vote only the item is named.
    """
    live = Vote.objects.filter(decision__item__meeting=meeting, decision__retired_at=None)
    votes = list(
        live.select_related("decision__item")
        .prefetch_related("ballots")
        .order_by("decision__item__number", "decision__position")
    )
    room = room_of(meeting)
    stated = _statements(meeting, votes)
    for vote in votes:
        number = vote.decision.item.number
        electorate = electorate_at(room, number, is_recorded=meeting.attendance_recorded)
        faults = list(_faults(vote, electorate, stated.get(str(vote.decision.pk))))
        if not faults:
            continue
        if Sensitivity.CONFIDENTIAL in (vote.decision.sensitivity, vote.decision.item.sensitivity):
            yield VoteGap(number, SOMEBODY_CLEARED.format(number))
        else:
            named = f"Vote at item {number} ({vote.decision.outcome})"
            yield from (VoteGap(number, f"{named}. {fault}") for fault in faults)


def _faults(vote: Vote, electorate: Electorate, statement: Statement | None) -> Iterator[str]:
    decision = vote.decision
    if lost := lost_words(decision.outcome, is_negative=decision.is_negative, is_carried=vote.is_carried):
        yield f"{vote.sentence} {lost}"
    if statement and (against_text := text_words(statement, vote)):
        yield against_text
    entered = entered_vote(vote, decision.dissent_names)
    if faults := list(vote_faults(entered, electorate)):
        yield from faults
    elif result_at(entered, electorate).sentence != vote.sentence:
        yield "Who may vote, or the rule, has changed since it was saved. Open it and save it again."


def text_words(statement: Statement, vote: Vote) -> str:
    """Say that the text of a statement tells of another majority than the vote on it; nothing where it does not."""
    if vote.options:
        return ""
    told = statement.dissent_count
    if told is not None and told != vote.against:
        return f"The text counts {told} dissenting, and the vote has {vote.against} against."
    if statement.carried_by and not vote.against:
        return "The text says by a majority, and nobody voted against."
    return ""


def _statements(meeting: Meeting, votes: Sequence[Vote]) -> dict[str, Statement]:
    """Return the statements that were voted on as their texts read now, by uuid."""
    items = {vote.decision.item_id for vote in votes}
    texts = ItemText.objects.filter(item__in=items).values_list("html", flat=True)
    readings = [read(html, panel_code=meeting.panel.code) for html in texts]
    return {statement.id: statement for reading in readings for statement in reading.statements}
