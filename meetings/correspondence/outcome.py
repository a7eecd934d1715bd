"""The result of a question by correspondence, as its record and the next meeting's item 1 say it.

Plain data: the minutes are laid from it, and whoever reads them is told no more of a question than of its item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core import english
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.reckoning import Count
from meetings.enums import Fate, MeetingState
from meetings.models import AgendaItem, Answer, Meeting, Question
from meetings.panels.queries import outcome_words

WORDS = {Fate.CARRIED: "AGREED", Fate.LOST: "NOTED", Fate.TOO_FEW: "NOTED", Fate.TO_MEETING: "DEFERRED"}
APPROVED = "APPROVED"  # of minutes, where a question was whether to approve them
RESOLVED = "RESOLVED"  # by a panel that has the word of its own


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """The result of one question: the item it is, and the word by which the panel's record says what came of it.

    ``answered`` are the names of those who answered, ``interests`` of those whose answer does not count for an interest
    they declared. ``sentence`` says in words how many said what: "nine agreed, one disagreed, two did not respond".
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
    fate: Fate = Fate.CARRIED
    resolution: str = ""
    approves: Meeting | None = None


def outcomes_of(meeting: Meeting) -> tuple[QuestionOutcome, ...]:
    """Return what came of each question of a decision by correspondence that is closed, in the order of its items."""
    if meeting.state != MeetingState.CLOSED:
        return ()
    return tuple(_outcomes(board_of(meeting), outcome_words(meeting.panel)))


def _outcomes(board: Board, words: frozenset[str]) -> Iterator[QuestionOutcome]:
    window = board.window
    if window is None or window.ended_at is None:
        return
    opened_on, closed_on = board.clock.day_at(window.opens_at), board.clock.day_at(window.ended_at)
    for question in board.questions:
        places, count, fate = board.places_of(question), board.reckoning_of(question).count, Fate(question.fate)
        answers = [place.answer for place in places if place.answer]
        yield QuestionOutcome(
            question.item,
            _word(question, fate, words),
            fate is Fate.CARRIED,
            opened_on,
            closed_on,
            agreed=count.agree,
            disagreed=count.disagree,
            abstained=count.abstain,
            wants_meeting=count.meeting,
            no_response=count.silent,
            interests=tuple(str(answer.person) for answer in answers if answer.interest),
            sentence=in_words(count),
            answered=tuple(map(_named, answers)),
            fate=fate,
            resolution=question.resolution,
            approves=question.approves,
        )


def _word(question: Question, fate: Fate, words: frozenset[str]) -> str:
    if fate is not Fate.CARRIED:
        return WORDS[fate]
    if question.approves_id:
        return APPROVED
    return RESOLVED if RESOLVED in words else WORDS[fate]


def _named(answer: Answer) -> str:
    return f"{answer.person} for {answer.alternate_for}" if answer.alternate_for else str(answer.person)


def in_words(count: Count) -> str:
    """Return how many answered what: "nine agreed, one disagreed, two did not respond"."""
    told = (
        (count.agree, "agreed"),
        (count.disagree, "disagreed"),
        (count.abstain, "abstained"),
        (count.meeting, "asked for a meeting"),
        (count.aside, "declared an interest and did not count"),
        (count.silent, "did not respond"),
    )
    said = [f"{english.spelt(number)} {words}" for number, words in told if number]
    return ", ".join(said) or "nobody responded"
