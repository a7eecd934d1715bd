"""What a reader can do next with minutes: the one step that is theirs to take, what it waits for, and what else."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from meetings.access import Standing
from minutes.enums import MinutesState
from minutes.lifecycle import (
    APPROVE,
    APPROVE_AS_CORRECTED,
    CHAIR,
    CIRCULATE,
    PUBLISH,
    PUBLISH_ELSEWHERE,
    REOPEN,
    RETURN_TO_DRAFT,
    SECRETARIAT,
    SEND_TO_CHAIR,
    SIGN,
    TABLE,
    WITHDRAW_SIGNATURE,
    Transition,
    Who,
    gaps_before,
)
from minutes.models import Minutes
from minutes.readiness import Facts, Gap, was_circulated

LABELS: Mapping[str, str] = {
    SEND_TO_CHAIR.event: "Send to the chair",
    RETURN_TO_DRAFT.event: "Return to draft",
    CIRCULATE.event: "Circulate",
    APPROVE.event: "Record the approval",
    APPROVE_AS_CORRECTED.event: "Approve as corrected",
    SIGN.event: "Sign",
    PUBLISH.event: "Publish",
    WITHDRAW_SIGNATURE.event: "Withdraw the signature",
    REOPEN.event: "Reopen",
}
# In each state the step that leads on, and whose it is to take.
ONWARD: Mapping[MinutesState, tuple[Transition, Who]] = {
    MinutesState.DRAFT: (SEND_TO_CHAIR, SECRETARIAT),
    MinutesState.CHAIR_REVIEW: (CIRCULATE, CHAIR),
    MinutesState.CIRCULATED: (APPROVE, SECRETARIAT),
    MinutesState.APPROVED: (SIGN, CHAIR),
    MinutesState.SIGNED: (PUBLISH, SECRETARIAT),
}


@dataclass(frozen=True, slots=True)
class Move:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Moves:
    """``onward`` is the reader's own next step, ``gaps`` what it still lacks, ``note`` whose move it is, ``reason`` why
    the minutes came back to where they stand."""

    onward: Move | None
    others: tuple[Move, ...]
    gaps: tuple[Gap, ...]
    note: str
    reason: str


def moves_for(standing: Standing, minutes: Minutes, facts: Facts = None) -> Moves | None:
    """What those who take part in the drafting can do; for others nothing. ``minutes`` are fetched ``with_meeting``."""
    state, panel = MinutesState(minutes.state), minutes.meeting.panel_id
    if panel not in standing.drafts:
        return None
    allowed = [row for row in _rows_from(state) if panel in row.who.panels(standing)]
    onward, mover = ONWARD.get(state, (None, None))
    is_theirs = onward in allowed and mover is not None and panel in mover.panels(standing)
    return Moves(
        onward=_move(minutes, onward) if onward and is_theirs else None,
        others=tuple(
            _move(minutes, row) for row in allowed if not (is_theirs and row == onward) and _makes_sense(minutes, row)
        ),
        gaps=tuple(gaps_before(minutes, onward, facts)) if onward and is_theirs else (),
        note=_note(onward, mover, is_theirs=is_theirs),
        reason=minutes.last_reason or "",
    )


def _rows_from(state: MinutesState) -> list[Transition]:
    return [row for row in TABLE if state in row.sources and row != PUBLISH_ELSEWHERE]


def _makes_sense(minutes: Minutes, row: Transition) -> bool:
    """A draft of which no version was circulated is never offered for approval."""
    return row != APPROVE_AS_CORRECTED or was_circulated(minutes)


def _move(minutes: Minutes, row: Transition) -> Move:
    verb = row.verb.replace("_", "-")
    return Move(LABELS[row.event], reverse(f"minutes:minutes-{verb}", args=[minutes.meeting.reference]))


def _note(onward: Transition | None, mover: Who | None, *, is_theirs: bool) -> str:
    if onward is None or mover is None:
        return ""
    if is_theirs:
        return f"yours to {LABELS[onward.event][0].lower()}{LABELS[onward.event][1:]}"
    return f"waits for {mover.words}"
