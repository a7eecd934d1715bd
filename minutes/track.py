"""The way of a meeting from its agenda to published minutes, as a line of stages."""

from dataclasses import dataclass

from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes

AGENDA = "Agenda"
_WAY = [
    MinutesState.DRAFT,
    MinutesState.CHAIR_REVIEW,
    MinutesState.CIRCULATED,
    MinutesState.APPROVED,
    MinutesState.SIGNED,
    MinutesState.PUBLISHED,
]


@dataclass(frozen=True, slots=True)
class Stop:
    """``standing`` is "passed", "now" or "ahead"."""

    label: str
    standing: str


def track(meeting: Meeting, minutes: Minutes | None) -> tuple[Stop, ...]:
    """Where a meeting's minutes are; published elsewhere, they have no way of ours behind them."""
    if minutes is not None and minutes.state == MinutesState.PUBLISHED_ELSEWHERE:
        return (Stop(MinutesState.PUBLISHED_ELSEWHERE.label, "now"),)
    if meeting.state == MeetingState.CANCELLED:
        return (Stop(MeetingState.CANCELLED.label, "now"),)
    labels = [AGENDA, *(state.label for state in _WAY)]
    now = 0 if minutes is None else 1 + _WAY.index(MinutesState(minutes.state))
    return tuple(Stop(label, _standing(place, now)) for place, label in enumerate(labels))


def _standing(place: int, now: int) -> str:
    if place == now:
        return "now"
    return "passed" if place < now else "ahead"
