"""The decisions by correspondence that are closed and wait for their record: for the start page of who keeps it."""

from meetings.access import PanelAccess
from meetings.enums import MeetingState
from meetings.models import Meeting

MOST = 20


def decisions_to_record(access: PanelAccess) -> list[Meeting]:
    """Return them, the one that was closed first at the top; in no query for whoever keeps no record."""
    if not access.keeps:
        return []
    closed = Meeting.objects.by_correspondence().filter(panel__in=access.keeps, state=MeetingState.CLOSED)
    waiting = closed.filter(minutes__isnull=True).select_related("panel")
    return list(waiting.order_by("held_on", "pk")[:MOST])
