"""What came of a question by correspondence, as its record and the next meeting's item 1 say it.

Plain data: the minutes are laid from it, and whoever reads them is told no more of a question than of its item.
"""

from dataclasses import dataclass
from datetime import date

from meetings.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """The result of one question: the item it is, and the word by which the panel's record says what came of it.

    ``answered`` are the names of those who answered, ``interests`` of those whose answer does not count for an interest
    they declared. ``sentence`` is the result in words, by the panel's rule: "nine agreed, one disagreed, two did not
    respond". ``wants_meeting`` is how many asked for a meeting instead.
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


def outcomes_of(meeting: Meeting) -> tuple[QuestionOutcome, ...]:
    """Return what came of each question of a decision by correspondence that is closed, in the order of its items."""
    del meeting  # the questions and their answers are reckoned here once there are any
    return ()
