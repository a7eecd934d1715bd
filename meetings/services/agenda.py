"""The items of a meeting's agenda. Their secrecy is classified on floor 4, with the text that shares it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from core.accounts import User
from core.audit import record
from core.errors import Unacceptable
from meetings.enums import Purpose
from meetings.models import AgendaItem, Meeting

from .panels import require_secretary


class PlannedItem(NamedTuple):
    number: int
    title: str
    purpose: Purpose | None = None


@transaction.atomic
def add_items(meeting: Meeting, items: Sequence[PlannedItem], *, by: User) -> list[AgendaItem]:
    """Agenda items, in one go. Raises Unacceptable for a title that is empty or too long."""
    require_secretary(meeting.panel, by)
    rows = [AgendaItem(meeting=meeting, **item._asdict()) for item in items]
    for row in rows:
        _check_fields(row)
    AgendaItem.objects.bulk_create(rows)
    record("meetings.items_added", meeting, by=by, numbers=[row.number for row in rows])
    return rows


@transaction.atomic
def rename_item(item: AgendaItem, title: str, *, by: User) -> None:
    """Another title for an agenda item; its number stays. Raises Unacceptable for one that is empty or too long."""
    require_secretary(item.meeting.panel, by)
    item.title = title
    _check_fields(item)
    item.save(update_fields=["title"])
    record("meetings.item_renamed", item, by=by, number=item.number)


def _check_fields(item: AgendaItem) -> None:
    """Field by field: constraints would cost a query for each item, and the database holds them anyway."""
    try:
        item.clean_fields()
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
