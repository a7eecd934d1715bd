"""The way of a meeting from its agenda to published minutes, as a line of stages."""

from dataclasses import dataclass

from meetings.enums import MeetingState
from minutes.enums import MinutesState
from minutes.workflow.next_steps import ONWARD

AGENDA, QUESTIONS = "Agenda", "Questions"
_WAY = [*ONWARD, MinutesState.PUBLISHED]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage on the way; ``when`` is "passed", "now" or "ahead"."""

    label: str
    when: str


def track(meeting: MeetingState, minutes: MinutesState | None, *, by_correspondence: bool = False) -> tuple[Stage, ...]:
    """Return where a meeting's minutes are; published before SmartGov, they have no way of ours behind them."""
    if minutes is MinutesState.PUBLISHED_ELSEWHERE:
        return (Stage(minutes.label, "now"),)
    if meeting is MeetingState.CANCELLED:
        return (Stage(meeting.label, "now"),)
    labels = [QUESTIONS if by_correspondence else AGENDA, *(state.label for state in _WAY)]
    now = 0 if minutes is None else 1 + _WAY.index(minutes)
    return tuple(Stage(label, _when(index, now)) for index, label in enumerate(labels))


def _when(index: int, now: int) -> str:
    if index == now:
        return "now"
    return "passed" if index < now else "ahead"
