"""The standing items of a panel, and how they are laid onto an agenda."""

from django.db import transaction
from django.db.models import Max

from core import english
from core.accounts.models import User
from core.audit.trail import record
from meetings.access import require_secretary
from meetings.models import AgendaItem, Meeting, Panel, StandingItem

from .planned import NewItem, plan_items, require_cleared
from .points import Details, set_details


@transaction.atomic
def add_standing_item(panel: Panel, details: Details, *, comes_last: bool = False, by: User) -> StandingItem:
    """Add a standing item, the last in order. Raises Unacceptable as ``set_details`` does."""
    _hold(panel, by=by)
    last = panel.standing_items.aggregate(last=Max("position"))["last"] or 0
    item = StandingItem(panel=panel, position=last + 1, comes_last=comes_last)
    set_details(item, details, panel)
    item.save()
    record("meetings.standing_item_added", item, by=by, panel=panel.code)
    return item


@transaction.atomic
def edit_standing_item(item: StandingItem, details: Details, *, comes_last: bool | None = None, by: User) -> None:
    """Change a standing item; agendas on which it is laid already stay as they are.

    Whether it comes last stays as before unless ``comes_last`` is given. Raises Unacceptable as ``set_details`` does.
    """
    _hold(item.panel, by=by)
    require_cleared(item, item.panel, by)
    set_details(item, details, item.panel)
    item.comes_last = item.comes_last if comes_last is None else comes_last
    item.save(update_fields=[*Details._fields, "comes_last"])
    record("meetings.standing_item_edited", item, by=by, panel=item.panel.code)


@transaction.atomic
def move_standing_item(item: StandingItem, place: int, *, by: User) -> None:
    """Puts the item at a place, counted from 1; beyond the ends it goes to the end."""
    _hold(item.panel, by=by)
    order = [other for other in item.panel.standing_items.order_by("position", "pk") if other.pk != item.pk]
    order.insert(max(place, 1) - 1, item)
    for position, other in enumerate(order, start=1):
        other.position = position
    StandingItem.objects.bulk_update(order, ["position"])
    record("meetings.standing_item_moved", item, by=by, panel=item.panel.code, place=item.position)


@transaction.atomic
def remove_standing_item(item: StandingItem, *, by: User) -> None:
    """Remove a standing item; agendas on which it is laid already keep theirs."""
    _hold(item.panel, by=by)
    require_cleared(item, item.panel, by)
    pk = item.pk
    item.delete()
    record("meetings.standing_item_removed", item.panel, by=by, item=pk)


@transaction.atomic
def lay_standing_items(meeting: Meeting, *, by: User) -> list[AgendaItem]:
    """Puts those that are not on the agenda yet at its end, in their order; those that come last come last.

    Whoever is not cleared lays the confidential ones too: they stand on the agenda for those who may read them.
    """
    wanted = standing_items_missing(meeting)
    return plan_items(meeting, [NewItem(Details.of(item), standing=item) for item in wanted], by=by) if wanted else []


def standing_items_missing(meeting: Meeting) -> list[StandingItem]:
    """Standing items of the panel that are not on this agenda, under any title or under theirs, in their order."""
    here = list(meeting.items.values_list("standing_id", "title"))
    laid, titles = {pk for pk, _ in here}, {english.fold(title) for _, title in here}
    items = StandingItem.objects.filter(panel=meeting.panel_id).select_related("presented_by")
    return [
        item
        for item in items.order_by("position", "pk")
        if item.pk not in laid and english.fold(item.title) not in titles
    ]


def _hold(panel: Panel, *, by: User) -> None:
    require_secretary(panel, by)
    Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)  # two at once must see each other's order
