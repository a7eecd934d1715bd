"""The agenda of a meeting that has not begun, as its secretary builds it. Once issued, items keep their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import ChangedMeanwhile, NotAllowed, WrongState
from meetings.access import reads_confidential, require_secretary
from meetings.agenda.reading import is_agenda_issued
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber, next_at_the_end
from meetings.models import AgendaItem, Meeting, Panel, StandingItem
from meetings.models.point import AgendaPoint

from . import items as agenda
from .points import Details, set_details


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be added, and what it carries on, if anything."""

    details: Details
    came_from: AgendaItem | None = None
    standing: StandingItem | None = None


@transaction.atomic
def plan_items(meeting: Meeting, items: Sequence[NewItem], *, by: User) -> list[AgendaItem]:
    """Add items at the end of the agenda, in one go, but before those that come last: once the agenda was issued they
    take letters, and no other item moves.

    Raises Unacceptable as ``set_details`` does, and WrongState as ``agenda.move_item`` does.
    """
    hold_agenda(meeting, by=by)
    here, is_issued = agenda.items_of(meeting), is_agenda_issued(meeting)
    rows: list[AgendaItem] = []
    for item in items:
        number = _number_of_another(here, rows, item, is_issued=is_issued)
        row = AgendaItem(meeting=meeting, number=number, came_from=item.came_from, standing=item.standing)
        set_details(row, item.details, meeting.panel)
        rows.append(row)
    AgendaItem.objects.bulk_create(rows)
    if not is_issued:
        agenda.number_in_order(meeting, [*here, *rows], agenda.with_the_last_ones_last(here, rows))
    record("meetings.items_added", meeting, by=by, numbers=[row.number.plain for row in rows])
    return rows


def _number_of_another(
    here: Sequence[AgendaItem], added: Sequence[AgendaItem], item: NewItem, *, is_issued: bool
) -> ItemNumber:
    comes_last = item.standing is not None and item.standing.comes_last
    if is_issued and not comes_last:
        return agenda.number_of_late_item(here, added)
    return next_at_the_end(row.number for row in (*here, *added))


@transaction.atomic
def edit_item(item: AgendaItem, details: Details, *, by: User, seen: str = "") -> None:
    """Says something else of an item; its number stays. ``seen`` is the digest of what its author wrote over.

    Raises ChangedMeanwhile where that no longer stands, Unacceptable as ``set_details`` does.
    """
    hold_item(item, by=by)
    if seen:
        _require_unchanged(item, seen, by)
    set_details(item, details, item.meeting.panel)
    item.save(update_fields=Details._fields)
    record("meetings.item_edited", item, by=by, number=item.number.plain, sensitivity=item.sensitivity)


@transaction.atomic
def classify_items(
    meeting: Meeting, sensitivity: Sensitivity, *, by: User, reason: str = "", public_title: str = ""
) -> int:
    """Make every item of the agenda confidential, or every one public; return how many that changes.

    An item that is confidential already keeps its reason, and one that has a public title keeps that. Raises
    Unacceptable for confidential items without a reason, NotAllowed where one is changed that this person is not
    cleared for.
    """
    hold_agenda(meeting, by=by)
    changed = []
    for item in meeting.items.select_related("presented_by").order_by("number"):
        before = Details.of(item)
        details = _classified(before, sensitivity, reason, public_title)
        if details != before:
            require_cleared(item, meeting.panel, by)
            set_details(item, details, meeting.panel)
            item.save(update_fields=Details._fields)
            changed.append(item.number.plain)
    if changed:
        record("meetings.items_classified", meeting, by=by, numbers=changed, sensitivity=sensitivity.value)
    return len(changed)


def _classified(details: Details, sensitivity: Sensitivity, reason: str, public_title: str) -> Details:
    if sensitivity is Sensitivity.PUBLIC:
        return details._replace(sensitivity=sensitivity, sensitivity_reason="", public_title="")
    return details._replace(
        sensitivity=sensitivity,
        sensitivity_reason=details.sensitivity_reason or reason.strip(),
        public_title=details.public_title or public_title.strip(),
    )


def _require_unchanged(item: AgendaItem, seen: str, by: User) -> None:
    row = AgendaItem.objects.select_related("presented_by").get(pk=item.pk)
    require_cleared(row, item.meeting.panel, by)
    now = Details.of(row)
    if now.digest != seen:
        raise ChangedMeanwhile(
            f"Somebody else has changed this item since you opened it. It is now: {now.said}. Your change "
            "has not been saved. Save again to replace theirs."
        )


@transaction.atomic
def move_planned_item(item: AgendaItem, place: int, *, by: User) -> None:
    """Move an item as ``agenda.move_item`` does, without being cleared for it. Raises WrongState once it is issued."""
    hold_agenda(item.meeting, by=by)
    require_free_numbers(item.meeting)
    agenda.move_item(item, place, by=by)


@transaction.atomic
def withdraw_planned_item(item: AgendaItem, reason: str, *, by: User) -> None:
    """The item keeps its number; the agenda prints that it was withdrawn, and why. Raises Unacceptable without a
    reason."""
    hold_item(item, by=by)
    agenda.withdraw_item(item, reason, by=by)


@transaction.atomic
def restore_planned_item(item: AgendaItem, *, by: User) -> None:
    """Puts an item that was withdrawn back on the agenda."""
    hold_item(item, by=by)
    agenda.restore_item(item, by=by)


def hold_agenda(meeting: Meeting, *, by: User) -> Meeting:
    """The meeting as it stands, which nobody else changes until the transaction ends.

    Raises WrongState once it has begun: from then on the agenda is changed beside the minutes.
    """
    require_secretary(meeting.panel, by)
    held = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    require_not_begun(held)
    return held


def require_not_begun(meeting: Meeting) -> None:
    if meeting.state not in MeetingState.TO_COME:
        stands = meeting.get_state_display().lower()
        raise WrongState(
            f"Meeting {meeting.reference} is {stands}. Its agenda can be prepared only before the meeting begins."
        )


def hold_item(item: AgendaItem, *, by: User) -> None:
    """Holds its agenda. Raises NotAllowed for an item that this person is not cleared for."""
    hold_agenda(item.meeting, by=by)
    require_cleared(item, item.meeting.panel, by)


def require_cleared(point: AgendaPoint, panel: Panel, by: User) -> None:
    """Refuse a point that this person is not cleared for. Raises NotAllowed."""
    if point.sensitivity != Sensitivity.PUBLIC and not reads_confidential.test(by, panel):
        raise NotAllowed("This item is confidential. Only those cleared for it can change it.")


def require_free_numbers(meeting: Meeting) -> None:
    """Refuse to renumber while an issued agenda stands. Raises WrongState."""
    if is_agenda_issued(meeting):
        raise WrongState("The agenda was issued with these numbers, so the items keep them. Withdraw or add an item.")
