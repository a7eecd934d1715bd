"""What a reader can do next with minutes: the one step that is theirs to take, what it waits for, and what else."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from core.accounts import User
from core.audit import chain_head
from minutes.enums import MinutesState
from minutes.lifecycle import (
    APPROVE,
    APPROVE_AS_CORRECTED,
    CHAIR,
    CIRCULATE,
    EITHER,
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
from minutes.models import Minutes, StateChange
from minutes.queries import with_meeting
from minutes.readiness import Gap, was_circulated

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
    """``onward`` is the reader's own next step, ``gaps`` what it still lacks, ``note`` whose move it is."""

    onward: Move | None
    others: tuple[Move, ...]
    gaps: tuple[Gap, ...]
    note: str
    last: StateChange | None

    @property
    def reason(self) -> str:
        """Why the minutes came back to where they stand."""
        return self.last.reason if self.last else ""


def moves_for(user: User, minutes: int) -> Moves:
    """For those who take part in the drafting; a page asks for nobody else.

    Remembered for the day under the head of the audit chain: roles change with the day, and all else with an event.
    """
    name = f"moves:{chain_head()}:{timezone.localdate()}:{user.pk}:{minutes}"
    moves: Moves | None = caches["pages"].get(name)
    if moves is None:
        moves = _moves_for(user, with_meeting(Minutes.objects.all()).get(pk=minutes))
        caches["pages"].set(name, moves)
    return moves


def _moves_for(user: User, minutes: Minutes) -> Moves:
    state, panel = MinutesState(minutes.state), minutes.meeting.panel
    is_allowed = {who: who.is_allowed(user, panel) for who in (SECRETARIAT, CHAIR, EITHER)}
    allowed = [row for row in _rows_from(state) if is_allowed[row.who]]
    onward, mover = ONWARD.get(state, (None, None))
    is_theirs = onward in allowed and mover is not None and is_allowed[mover]
    gaps = gaps_before(minutes, onward) if onward and is_theirs else []
    return Moves(
        onward=_move(minutes, onward) if onward and is_theirs else None,
        others=tuple(
            _move(minutes, row) for row in allowed if not (is_theirs and row == onward) and _makes_sense(minutes, row)
        ),
        gaps=tuple(gaps),
        note=_note(onward, mover, is_theirs=is_theirs),
        last=minutes.state_changes.select_related("by").first(),
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
