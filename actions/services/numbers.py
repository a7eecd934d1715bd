"""The numbers of actions: issued together, and from then on one by one."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from actions.models import Action
from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from meetings.access import require_drafter
from meetings.enums import Stage
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules


@transaction.atomic
def issue_action_numbers(meeting: Meeting, *, by: User) -> list[Action]:
    """Give the meeting's actions their numbers, in agenda order from 1.

    The numbers never change again, nor do their digits: as many as the panel has set by now.
    All actions count, confidential ones too: a reader of the public minutes may find a gap.
    Raises WrongState if the numbers have been issued already.
    """
    actions = list(
        Action.objects.filter(meeting=meeting, retired_at=None, printed_label=None).order_by("item__number", "position")
    )
    ranks = {action.pk: rank for rank, action in enumerate(actions, start=1)}
    return _issue(meeting, ranks, _digits_now(meeting), by=by)


@transaction.atomic
def issue_numbers_if_due(meeting: Meeting, *, by: User) -> None:
    """Issue the numbers unless they are issued already."""
    current = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if current.next_action_number is None:
        issue_action_numbers(meeting, by=by)
    meeting.issued_action_digits = meeting.issued_action_digits or current.issued_action_digits


@transaction.atomic
def issue_printed_numbers(
    meeting: Meeting, numbers: Mapping[UUID, int], *, digits: int | None = None, by: User
) -> list[Action]:
    """Give actions the numbers a published document prints, with its gaps; the next one follows the highest.

    ``digits`` is how many it prints them with; None where it prints none, so that the panel's own setting holds.
    """
    if len(set(numbers.values())) != len(numbers):
        raise Unacceptable("Two actions of the document have the same number.")
    return _issue(meeting, numbers, digits or _digits_now(meeting), by=by)


def _digits_now(meeting: Meeting) -> int:
    """Return what the panel has set by now, and not when the meeting was fetched."""
    return PanelRules.read(Panel.objects.values_list("rules", flat=True).get(pk=meeting.panel_id)).action_digits


def _issue(meeting: Meeting, numbers: Mapping[UUID, int], digits: int, *, by: User) -> list[Action]:
    require_drafter(meeting.panel, by)
    _start_numbering(meeting, max(numbers.values(), default=0) + 1, digits)
    actions = list(Action.objects.filter(meeting=meeting, retired_at=None, pk__in=numbers))
    for action in actions:
        _number(action, numbers[action.pk])
    Action.objects.bulk_update(actions, ["number", "stage"])
    numbers_by_id = {str(pk): number for pk, number in numbers.items()}
    now = Action.objects.filter(pk__in=numbers_by_id)  # as others may have answered them meanwhile
    record("actions.numbers_issued", meeting, by=by, attests=now, digits=digits, numbers=numbers_by_id)
    return actions


def _start_numbering(meeting: Meeting, following: int, digits: int) -> None:
    unissued = Meeting.objects.filter(pk=meeting.pk, next_action_number=None)
    if not unissued.update(next_action_number=following, issued_action_digits=digits):
        raise WrongState(f"The action numbers of {meeting.reference} have been issued already.")
    meeting.next_action_number, meeting.issued_action_digits = following, digits


def _number(action: Action, number: int) -> None:
    action.number, action.stage = number, Stage.ISSUED


@transaction.atomic
def keep_printed_labels(meeting: Meeting, labels: Mapping[UUID, str], *, by: User) -> None:
    """Mark actions as ones that a published document prints without a number: under these labels, and never with one.

    Raises WrongState for one that has a number.
    """
    require_drafter(meeting.panel, by)
    actions = list(Action.objects.filter(meeting=meeting, pk__in=labels))
    if any(action.number is not None for action in actions):
        raise WrongState("An action that has a number keeps it.")
    for action in actions:
        action.printed_label = labels[action.pk]
    Action.objects.bulk_update(actions, ["printed_label"])
    if actions:
        printed = {str(pk): text for pk, text in labels.items()}
        record("actions.kept_without_number", meeting, by=by, attests=actions, labels=printed)


def give_next_numbers(meeting: Meeting, actions: Sequence[Action]) -> None:
    """Number actions that are written after the meeting's numbers were issued; before, they stay without.

    Inside the caller's transaction. The counter's row is locked by its own update, so that writers at one meeting
    queue up here and no number is skipped or given twice.
    """
    if not actions:
        return
    counter = Meeting.objects.filter(pk=meeting.pk)
    moved = counter.exclude(next_action_number=None).update(next_action_number=F("next_action_number") + len(actions))
    if moved:
        following = counter.values_list("next_action_number", flat=True).get() or 0
        for number, action in enumerate(actions, start=following - len(actions)):
            _number(action, number)
