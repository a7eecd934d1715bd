"""The meetings and panels a reader asks for, fetched and authorised in one call."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from core.web.clock import tell_time_in
from core.web.requests import account_of
from meetings.access import PanelAccess, access_in, require_secretary
from meetings.item_numbers import ItemNumber
from meetings.meeting_named import meeting_named
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from meetings.references import code_and_number

__all__ = [
    "ItemNumberConverter",
    "account_of",
    "meeting_on_panel",
    "meeting_to_keep",
    "panel_to_keep",
    "panel_to_read",
    "tell_time_of",
]


def tell_time_of(panel: Panel) -> Panel:
    """Let the page tell times of day as the panel's clock does; return the panel."""
    tell_time_in(PanelRules.read(panel.rules).zone)
    return panel


def meeting_on_panel(access: PanelAccess, reference: str, among: "QuerySet[Meeting] | None" = None) -> Meeting:
    """Return the meeting of this reference for those of its panel; for anybody else it is not there."""
    meetings = Meeting.objects.all() if among is None else among
    own = meetings.filter(panel__in=access.panels).select_related("panel")
    try:
        code, number = code_and_number(reference)
        meeting = own.get(meeting_named(code, number))
    except (ValueError, Meeting.DoesNotExist):
        raise Http404(f"No meeting {reference} for this reader.") from None
    tell_time_of(meeting.panel)
    return meeting


def meeting_to_keep(request: HttpRequest, reference: str) -> Meeting:
    """Return the meeting for its secretaries. Raises Http404 for those who may not see it, NotAllowed for others."""
    meeting = meeting_on_panel(access_in(request), reference)
    require_secretary(meeting.panel, account_of(request))
    return meeting


def panel_to_read(request: HttpRequest, code: str) -> Panel:
    """Return the panel for those who belong to it; for others it is not there. Its code may be in lower case."""
    own = Panel.objects.filter(pk__in=access_in(request).panels)
    return tell_time_of(get_object_or_404(own, code=code.upper()))


def panel_to_keep(request: HttpRequest, code: str) -> Panel:
    """Return the panel for its secretaries. Raises Http404 for those who may not see it, NotAllowed for others."""
    panel = panel_to_read(request, code)
    require_secretary(panel, account_of(request))
    return panel


class ItemNumberConverter:
    """The number of an agenda item in an address: 14, 14A or 23.1."""

    regex = r"[0-9]{1,5}[A-Z]?(?:\.[1-9][0-9]?)?"

    def to_python(self, value: str) -> ItemNumber:
        return ItemNumber.read(value)

    def to_url(self, number: ItemNumber | int) -> str:
        return str(number)
