"""The secretary's changes to an action that was issued: closed, withdrawn, reopened, transferred, due on another day,
or its closure refused.
"""

from django.db import transaction

from actions.dues import fault_in_due
from actions.models import Action, ActionState
from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.models import Meeting

from .history import due_of, locked, locked_over_or_not, move, owner_of, plain_note, required_reason, write_line

LONGEST_OWNER, LONGEST_DUE = 300, 200  # as the columns are


@transaction.atomic
def close_action(action: Action, *, at: Meeting, by: User, note: str = "") -> None:
    """Close it at a meeting of its panel, the one that raised it or a later one."""
    row = _for_secretary(action, by)
    is_own = at.pk == row.meeting_id and not at.series
    if not (is_own or at.is_sitting_after(row.meeting)):
        panel = row.meeting.panel.in_sentence
        raise Unacceptable(f"{row.reference} can be closed only at a meeting of {panel} that came after it.")
    row.closed_at_meeting = at
    line = move(row, ActionState.CLOSED, by=by, note=plain_note(note) or f"Closed at {at.reference}.")
    record("actions.closed", row, by=by, attests=[row, line], meeting=at.reference)


@transaction.atomic
def refuse_closure(action: Action, reason: str, *, by: User) -> None:
    """Reopen what its owner holds to be done, for a reason. To tell the owner is the caller's part."""
    row = _for_secretary(action, by)
    if row.state != ActionState.CLOSURE_PROPOSED:
        raise WrongState(f"Nobody has proposed to close {row.reference}.")
    line = move(row, ActionState.OPEN, by=by, note=required_reason(reason))
    record("actions.closure_refused", row, by=by, attests=[row, line])


@transaction.atomic
def reopen_action(action: Action, reason: str, *, by: User) -> None:
    """Reopen one that was closed or withdrawn, for a reason; its history keeps where it was closed."""
    require_secretary(action.meeting.panel, by)
    row = locked_over_or_not(action)
    if row.state not in ActionState.FINISHED:
        raise WrongState(f"{row.reference} is neither closed nor withdrawn.")
    row.closed_at_meeting = None
    line = move(row, ActionState.OPEN, by=by, note=required_reason(reason))
    record("actions.reopened", row, by=by, attests=[row, line])


@transaction.atomic
def withdraw_action(action: Action, reason: str, *, by: User) -> None:
    """Withdraw it, for a reason: nobody owes it any more. Its number is never used again."""
    row = _for_secretary(action, by)
    line = move(row, ActionState.WITHDRAWN, by=by, note=required_reason(reason))
    record("actions.withdrawn", row, by=by, attests=[row, line])


@transaction.atomic
def transfer_action(action: Action, owner: str, *, by: User, reason: str = "") -> None:
    """Have somebody else owe it from now on; the minutes keep the name that they give."""
    row = _for_secretary(action, by)
    old, new = owner_of(row), _words(owner, LONGEST_OWNER, "Enter the new owner.")
    row.owner_now = new
    row.save(update_fields=["owner_now"])
    line = write_line(row, "owner now", old, new, by=by, reason=plain_note(reason))
    record("actions.transferred", row, by=by, attests=[row, line])


@transaction.atomic
def set_new_due(action: Action, due: str, reason: str, *, by: User) -> None:
    """Set another date or meeting until which it is owed, for a reason; the minutes keep the one that they give.

    Raises Unacceptable for a day that there is not.
    """
    row = _for_secretary(action, by)
    if fault := fault_in_due(due):
        raise Unacceptable(fault)
    old, new = due_of(row), _words(due, LONGEST_DUE, "Enter the new due date.")
    row.due_now = new
    row.save(update_fields=["due_now"])
    line = write_line(row, "due now", old, new, by=by, reason=required_reason(reason))
    record("actions.new_due", row, by=by, attests=[row, line])


def _for_secretary(action: Action, by: User) -> Action:
    require_secretary(action.meeting.panel, by)
    return locked(action)


def _words(text: str, longest: int, said_if_empty: str) -> str:
    words = one_line(text)
    if not words:
        raise Unacceptable(said_if_empty)
    if len(words) > longest:
        raise Unacceptable(f"This may have up to {longest} characters; it has {len(words)}.")
    return words
