"""Sets by hand what a text cannot say of a decision or an action. From then on the text no longer changes it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from actions.dues import fault_in_due
from actions.models import Action, ActionChange
from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from meetings.attendance.initials import named
from meetings.models import Decision, Vote
from minutes.drafting.initials import names_in
from minutes.drafting.recommended import TO_NOBODY, Recommended
from minutes.drafting.save import text_to_write
from minutes.drafting.votes import CARRIED
from minutes.text import read

ONLY_OF_A_DRAFT = "This can be changed only while the minutes are a draft."
FROM_TEXT = ("carried_by", "dissent_count", "condition", "is_negative", "deferred_to")


@transaction.atomic
def set_decision_details(
    decision: Decision,
    *,
    by: User,
    carried_by: str = "",
    dissent_count: int | None = None,
    dissent_names: tuple[str, ...] = (),
    condition: str = "",
    is_negative: bool = False,
    deferred_to: str = "",
    recommended: Recommended = TO_NOBODY,
) -> None:
    """Sets how a decision was carried, the dissent counted or named, on what condition, deferred to when, and whom it
    is a recommendation to.

    What differs from the row is from now on set by hand. Where there is a vote on it, that alone says how it was
    carried. Raises WrongState unless the minutes are a draft, Unacceptable for a dissent without a majority, or fewer
    dissenters than are named.
    """
    text = text_to_write(decision.item, by, otherwise=ONLY_OF_A_DRAFT)
    row = Decision.objects.get(pk=decision.pk)
    if Vote.objects.filter(decision=row).exists():
        carried_by, dissent_count, dissent_names = row.carried_by, row.dissent_count, tuple(row.dissent_names)
    else:
        dissent_count = _dissent_counted(carried_by, dissent_count, dissent_names)
    wanted = {
        "carried_by": carried_by,
        "dissent_count": dissent_count,
        "condition": condition,
        "is_negative": is_negative,
        "deferred_to": deferred_to,
    }
    changed = [name for name in FROM_TEXT if getattr(row, name) != wanted[name]]
    beside = {"dissent_names": list(dissent_names), "recommended_to": recommended.to}
    is_as_before = all(getattr(row, name) == value for name, value in beside.items())
    if not changed and is_as_before and row.recommended_panel == recommended.panel:
        return
    row.set_by_hand = sorted({*row.set_by_hand, *changed})
    row.recommended_panel = recommended.panel
    _write(row, wanted | beside)
    record("minutes.decision_details_set", row, by=by, attests=[row], item=text.pk, fields=changed)


@transaction.atomic
def follow_text(decision: Decision, *, by: User) -> None:
    """Takes back what was set by hand: the row says again what the text says of the decision, but for what a vote on
    it says."""
    text = text_to_write(decision.item, by, otherwise=ONLY_OF_A_DRAFT)
    row = Decision.objects.get(pk=decision.pk)
    statements = read(text.html, panel_code=text.item.meeting.panel.code).statements
    statement = next((found for found in statements if found.id == str(row.pk)), None)
    if statement is None:
        raise WrongState("The text no longer holds this statement.")
    kept = CARRIED if Vote.objects.filter(decision=row).exists() else ()
    row.set_by_hand = list(kept)
    values = {name: getattr(statement, name) for name in FROM_TEXT if name not in kept}
    _write(row, values if kept else values | {"dissent_names": []})
    record("minutes.decision_follows_text", row, by=by, attests=[row], item=text.pk)


@transaction.atomic
def set_action_details(action: Action, *, owner: str, due: str, by: User) -> None:
    """Sets who owes an action and until when. What equals the text's own words follows the text again.

    A change of a numbered action is a line of its history. Raises WrongState unless the minutes are a draft,
    Unacceptable for words too long to be kept, and for a day that there is not.
    """
    text = text_to_write(action.item, by, otherwise=ONLY_OF_A_DRAFT)
    row = Action.objects.select_for_update(no_key=True).get(pk=action.pk)
    before, was_by_hand = {"owner": row.owner, "due": row.due}, (row.owner_by_hand, row.due_by_hand)
    after = {"owner": named(owner.strip(), names_in(text.item.meeting)), "due": due.strip()}
    row.owner, row.due = after["owner"], after["due"]
    row.owner_by_hand, row.due_by_hand = row.owner != row.owner_in_text, row.due != row.due_in_text
    _check_lengths(row, after)
    if row.due_by_hand and after["due"] != before["due"] and (fault := fault_in_due(row.due)):
        raise Unacceptable(fault)
    row.save(update_fields=["owner", "due", "owner_by_hand", "due_by_hand"])
    changed = [name for name in after if after[name] != before[name]]
    lines: list[ActionChange] = []
    if row.number is not None:
        lines = ActionChange.objects.bulk_create(
            ActionChange(action=row, at=timezone.now(), by=by, field=name, old=before[name], new=after[name])
            for name in changed
        )
    if changed or was_by_hand != (row.owner_by_hand, row.due_by_hand):
        record("minutes.action_details_set", row, by=by, attests=[row, *lines], item=text.pk, fields=changed)


def _dissent_counted(carried_by: str, count: int | None, names: tuple[str, ...]) -> int | None:
    """Return how many dissented: as many as are named, where nobody has said. Raises Unacceptable."""
    if names and count is None:
        count = len(names)
    if count is not None and not carried_by:
        raise Unacceptable("Dissent is recorded where a decision was carried by a majority.")
    if names and count is not None and count < len(names):
        raise Unacceptable(f"{len(names)} dissenters are named, and {count} counted.")
    return count


def _write(row: Decision, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    _check_lengths(row, values)
    row.save(update_fields=[*values, "set_by_hand", "recommended_panel"])


def _check_lengths(row: Decision | Action, values: Mapping[str, Any]) -> None:
    """Checks these fields alone: what the projection writes may be empty where a form's field may not."""
    try:
        for field in row._meta.fields:
            if field.name in values:
                field.run_validators(values[field.name])
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
