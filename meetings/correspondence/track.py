"""The way of a decision by correspondence, and how far it is: prepared, open, closed, reported."""

from collections.abc import Sequence
from typing import NamedTuple

from meetings.correspondence.board import Board
from meetings.correspondence.window import in_words
from meetings.enums import MeetingState
from meetings.models import Meeting


class Stage(NamedTuple):
    """A stage: it is passed, the one now, or ahead."""

    label: str
    when: str
    note: str = ""


def track_of(board: Board, upcoming: Sequence[Meeting]) -> list[Stage]:
    """Return the stages of a decision; of one that is cancelled the one at which it was."""
    state = board.meeting.state
    window = board.window
    if state == MeetingState.CANCELLED:
        return [Stage("Cancelled", "now")]
    reported = f"Reported at meeting {upcoming[0].number}, item 1" if upcoming else "Reported at the next meeting"
    labels = ("Prepared", "Open", "Closed", reported)
    at = {MeetingState.PLANNED: 0, MeetingState.OPEN: 1, MeetingState.CLOSED: 2}.get(MeetingState(state), 0)
    note = ""
    if state == MeetingState.OPEN and window:
        closes = in_words(window.closes_at, board.clock)
        note = f"closes {closes}" if board.takes_answers else f"its time was over {closes}"
    whens = ["passed"] * at + ["now"] + ["ahead"] * (len(labels) - at - 1)
    return [Stage(label, when, note if when == "now" else "") for label, when in zip(labels, whens, strict=True)]
