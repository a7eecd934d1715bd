"""What came of a question by correspondence, as its record and the next meeting's item 1 say it.

Plain data: the minutes are laid from it, and whoever reads them is told no more of a question than of its item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core import english
from meetings.correspondence.board import Board, Place, board_of
from meetings.enums import Fate, MeetingState
from meetings.models import AgendaItem, Meeting, Question
from meetings.panels.queries import outcome_words

AGREED, APPROVED, DEFERRED, RESOLVED = "AGREED", "APPROVED", "DEFERRED", "RESOLVED"


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """The result of one question: the item it is, and the word by which the panel's record says what came of it.

    The word is empty where nothing was decided. ``answered`` are the names of those who answered, ``interests`` of
    those whose answer does not count for an interest they declared; ``no_response`` is how many could have answered and
    did not. ``sentence`` says in words how many said what: "nine agreed, one disagreed, two did not respond".
    ``resolution`` is what was proposed, ``approves`` the meeting whose minutes it would approve.
    """

    item: AgendaItem
    outcome_word: str
    is_carried: bool
    opened_on: date
    closed_on: date
    agreed: int = 0
    disagreed: int = 0
    abstained: int = 0
    wants_meeting: int = 0
    no_response: int = 0
    interests: tuple[str, ...] = ()
    sentence: str = ""
    answered: tuple[str, ...] = ()
    resolution: str = ""
    approves: Meeting | None = None


def outcomes_of(meeting: Meeting) -> tuple[QuestionOutcome, ...]:
    """Return what came of each question of a decision by correspondence that is closed, in the order of its items."""
    if meeting.state != MeetingState.CLOSED:
        return ()
    board = board_of(meeting)
    return tuple(_outcomes(board, outcome_words(meeting.panel)))


def _outcomes(board: Board, words: frozenset[str]) -> Iterator[QuestionOutcome]:
    window = board.window
    if window is None:
        return
    opened_on, closed_on = board.clock.day_at(window.opens_at), board.clock.day_at(window.ended_at or window.closes_at)
    for question in board.questions:
        places, count = board.places_of(question), board.reckoning_of(question).count
        answered = [place for place in places if place.answer]
        silent = sum(place.is_awaited for place in places)
        yield QuestionOutcome(
            item=question.item,
            outcome_word=_word(question, words),
            is_carried=question.fate == Fate.CARRIED,
            opened_on=opened_on,
            closed_on=closed_on,
            agreed=count.agree,
            disagreed=count.disagree,
            abstained=count.abstain,
            wants_meeting=count.meeting,
            no_response=silent,
            interests=tuple(_named(place) for place in answered if place.vote.stands_aside),
            sentence=tally_in_words(count.agree, count.disagree, count.abstain, count.meeting, silent),
            answered=tuple(map(_named, answered)),
            resolution=question.resolution,
            approves=question.approves,
        )


def _word(question: Question, words: frozenset[str]) -> str:
    """Return the word of what was decided; a panel that has RESOLVED of its own resolves."""
    if question.fate == Fate.TO_MEETING:
        return DEFERRED
    if question.fate != Fate.CARRIED:
        return ""
    if question.approves_id:
        return APPROVED
    return RESOLVED if RESOLVED in words else AGREED


def _named(place: Place) -> str:
    answer = place.answer
    if answer is None:
        return ""
    return f"{answer.person} for {answer.alternate_for}" if answer.alternate_for else str(answer.person)


def tally_in_words(agreed: int, disagreed: int, abstained: int, wants_meeting: int, no_response: int) -> str:
    """Return how many said what: "nine agreed, one disagreed, two did not respond"."""
    counted = (
        (agreed, "agreed"),
        (disagreed, "disagreed"),
        (abstained, "abstained"),
        (wants_meeting, "wanted a meeting"),
        (no_response, "did not respond"),
    )
    return ", ".join(f"{english.spelt(number)} {said}" for number, said in counted if number) or "nobody responded"
