"""At which meetings a decision by correspondence was reported, as far as this reader may read that."""

import re
from html import escape
from typing import NamedTuple

from meetings.access import PanelAccess
from meetings.item_numbers import ItemNumber
from meetings.meeting_order import sittings_after
from meetings.models import Meeting
from minutes.document.model import DocumentItem
from minutes.models import ItemText, Minutes
from minutes.reading.editions import document_of, edition_for

MOST_MEETINGS = 3


class Report(NamedTuple):
    """The item of a meeting's minutes that names the decision."""

    reference: str
    item: ItemNumber


def reports_of(decision: Meeting, access: PanelAccess) -> list[Report]:
    """Return where its reference stands in the minutes of later meetings, as this reader reads them."""
    later = Meeting.objects.filter(sittings_after(decision))
    naming = ItemText.objects.filter(item__meeting__in=later, html__contains=escape(decision.reference))
    held = Meeting.objects.filter(pk__in=naming.values("item__meeting")).select_related("panel").order_by("number")
    whole = re.compile(rf"(?<![\w/&-]){re.escape(decision.reference)}(?![\d/])")
    return [
        Report(meeting.reference, item.number)
        for meeting in held[:MOST_MEETINGS]
        for item in _items_read(meeting, access)
        if any(whole.search(block.text) for block in item.blocks)
    ]


def _items_read(meeting: Meeting, access: PanelAccess) -> tuple[DocumentItem, ...]:
    try:
        edition = edition_for(access, meeting.reference)
    except Minutes.DoesNotExist:
        return ()
    return document_of(edition)[0].document.items
