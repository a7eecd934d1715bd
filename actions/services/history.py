"""Lines of an action's history, and the row they are about, locked while it changes."""

from django.utils import timezone

from actions.models import Action, ActionChange, ActionState, IssuedAction
from core.accounts.models import User
from core.errors import Unacceptable, WrongState
from meetings.enums import Stage

LONGEST_NOTE = 2000


def locked(action: Action) -> Action:
    """Return the row as it stands, which nobody else changes until the transaction ends.

    Raises WrongState for an action that is over, or that nobody outside of the drafting has heard of yet.
    """
    row = locked_over_or_not(action)
    if row.state in ActionState.FINISHED:
        state = row.get_state_display().lower()
        raise WrongState(f"{row.reference} is {state}: nothing more can be done with it unless it is reopened.")
    return row


def locked_over_or_not(action: Action) -> Action:
    """Return the row likewise, of an action that may be over."""
    row = Action.objects.select_for_update(of=("self",), no_key=True).select_related("meeting__panel").get(pk=action.pk)
    if row.stage == Stage.DRAFT or row.retired_at is not None:
        raise WrongState("This action is not issued yet. It can be answered once its notice has been sent.")
    return row


def owner_of(action: Action) -> str:
    """Return who owes it: as it was transferred, or as the wording issued last says."""
    issued = IssuedAction.objects.filter(action=action).order_by("-pk").values_list("owner", flat=True).first()
    return action.owner_now or (action.owner if issued is None else issued)


def due_of(action: Action) -> str:
    """Return until when it is owed: as it was set anew, or as the wording issued last says."""
    issued = IssuedAction.objects.filter(action=action).order_by("-pk").values_list("due", flat=True).first()
    return action.due_now or (action.due if issued is None else issued)


def write_line(action: Action, field: str, old: str, new: str, *, by: User, reason: str = "") -> ActionChange:
    return ActionChange.objects.create(
        action=action, at=timezone.now(), by=by, field=field, old=old, new=new, reason=reason
    )


def move(action: Action, state: ActionState, *, by: User, note: str) -> ActionChange:
    """Set the state and write a line, even where the state stays: what matters is then the note."""
    old, action.state = action.state, state
    action.save(update_fields=["state", "closed_at_meeting"])
    return write_line(action, "state", old, state.value, by=by, reason=note)


def plain_note(note: str) -> str:
    """Return the note without blanks around it. Raises Unacceptable for one that is too long for a list."""
    text = note.strip()
    if len(text) > LONGEST_NOTE:
        raise Unacceptable(f"A note may have up to {LONGEST_NOTE} characters; this one has {len(text)}.")
    return text


def required_reason(reason: str) -> str:
    if not reason.strip():
        raise Unacceptable("Say why; the reason is kept with the action.")
    return plain_note(reason)
