"""The next steps of a reader with minutes: the one that is theirs to take, what it waits for, and the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from meetings.access import PanelAccess
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow.readiness import Facts, Gap, was_circulated
from minutes.workflow.second_signature import awaits_countersignature
from minutes.workflow.transitions import (
    APPROVE,
    APPROVE_AS_CORRECTED,
    CHAIR,
    CIRCULATE,
    COUNTERSIGN,
    EITHER,
    PUBLISH,
    PUBLISH_ELSEWHERE,
    REOPEN,
    RETURN_TO_DRAFT,
    SECOND_SIGNATORY,
    SECRETARIAT,
    SEND_TO_CHAIR,
    SIGN,
    TABLE,
    WITHDRAW_SIGNATURE,
    Transition,
    Who,
    gaps_before,
)

LABELS: Mapping[str, str] = {
    SEND_TO_CHAIR.event: "Send to the chair",
    RETURN_TO_DRAFT.event: "Return to draft",
    CIRCULATE.event: "Circulate",
    APPROVE.event: "Record the approval",
    APPROVE_AS_CORRECTED.event: "Approve as corrected",
    COUNTERSIGN.event: "Countersign",
    SIGN.event: "Sign",
    PUBLISH.event: "Publish",
    WITHDRAW_SIGNATURE.event: "Withdraw the signature",
    REOPEN.event: "Reopen",
}
HEADINGS: Mapping[str, str] = {
    SEND_TO_CHAIR.event: "Send {} to the chair",
    RETURN_TO_DRAFT.event: "Return {} to draft",
    CIRCULATE.event: "Circulate {}",
    APPROVE.event: "Record the approval of {}",
    APPROVE_AS_CORRECTED.event: "Approve {} as corrected",
    COUNTERSIGN.event: "Countersign {}",
    SIGN.event: "Sign {}",
    PUBLISH.event: "Publish {}",
    WITHDRAW_SIGNATURE.event: "Withdraw the signature of {}",
    REOPEN.event: "Reopen {}",
}  # of the page of a step, with the words for the minutes
ADDRESSES: Mapping[str, str] = {
    SEND_TO_CHAIR.verb: "minutes:minutes-send-to-chair",
    RETURN_TO_DRAFT.verb: "minutes:minutes-return-to-draft",
    CIRCULATE.verb: "minutes:minutes-circulate",
    APPROVE.verb: "minutes:minutes-approve",
    COUNTERSIGN.verb: "minutes:minutes-countersign",
    SIGN.verb: "minutes:minutes-sign",
    PUBLISH.verb: "minutes:minutes-publish",
    WITHDRAW_SIGNATURE.verb: "minutes:minutes-withdraw-signature",
    REOPEN.verb: "minutes:minutes-reopen",
}
# In each state, in their order, the step that leads on, and whose it is to take.
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
    """``onward`` is the reader's own next step, ``gaps`` what it still lacks, ``doubts`` what is to be looked at before
    it, ``note`` whose move it is, ``reason`` why the minutes came back to where they stand."""

    onward: Move | None
    others: tuple[Move, ...]
    gaps: tuple[Gap, ...]
    doubts: tuple[Gap, ...]
    note: str
    reason: str


def moves_for(access: PanelAccess, minutes: Minutes, facts: Facts = None) -> Moves | None:
    """Return what those who take part in the drafting can do; None for others. Fetch ``minutes`` ``with_meeting``."""
    panel = minutes.meeting.panel
    if not (EITHER.includes(access, panel) or SECOND_SIGNATORY.includes(access, panel)):
        return None
    allowed = [row for row in _rows_from(minutes) if row.who.includes(access, panel)]
    onward, mover = _onward(minutes)
    is_theirs = onward in allowed and mover is not None and mover.includes(access, panel)
    gaps = gaps_before(minutes, onward, facts) if onward and is_theirs else []
    return Moves(
        onward=_move(minutes, onward) if onward and is_theirs else None,
        others=tuple(
            _move(minutes, row) for row in allowed if not (is_theirs and row == onward) and _makes_sense(minutes, row)
        ),
        gaps=tuple(gap for gap in gaps if gap.blocks),
        doubts=tuple(gap for gap in gaps if not gap.blocks),
        note=_note(onward, mover, is_theirs=is_theirs),
        reason=minutes.last_reason or "",
    )


def _rows_from(minutes: Minutes) -> list[Transition]:
    return [row for row in TABLE if minutes.state in row.sources and row != PUBLISH_ELSEWHERE]


def _onward(minutes: Minutes) -> tuple[Transition, Who] | tuple[None, None]:
    """Return the step that leads on and whose it is; where two sign, the second signatory comes before the chair."""
    if awaits_countersignature(minutes):
        return COUNTERSIGN, SECOND_SIGNATORY
    return ONWARD.get(MinutesState(minutes.state), (None, None))


def _makes_sense(minutes: Minutes, row: Transition) -> bool:
    """A draft of which no version was circulated is never offered for approval, nor a second signature twice."""
    if row == COUNTERSIGN:
        return awaits_countersignature(minutes)
    return row != APPROVE_AS_CORRECTED or was_circulated(minutes)


def _move(minutes: Minutes, row: Transition) -> Move:
    return Move(LABELS[row.event], reverse(ADDRESSES[row.verb], args=[minutes.meeting.reference]))


def _note(onward: Transition | None, mover: Who | None, *, is_theirs: bool) -> str:
    if onward is None or mover is None:
        return ""
    if is_theirs:
        return f"waiting for you to {LABELS[onward.event][0].lower()}{LABELS[onward.event][1:]}"
    return f"waiting for {mover.words}"
