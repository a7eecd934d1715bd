"""The register of interests as each may read it, on its page and as a list."""

from collections.abc import Iterator

from django.db.models import Q

from meetings.access import PanelAccess
from meetings.attendance.declarations import declarations_seen, why_told
from meetings.enums import SeenBy
from meetings.models import Panel, StandingInterest
from meetings.models.standing_interest import StandingInterestQuerySet

SEEN_BY_ALL = Q(seen_by=SeenBy.EVERYBODY)


def interests_seen(panel: Panel, access: PanelAccess) -> StandingInterestQuerySet:
    """Return the interests of a panel's people that this reader may read: the secretariat all, everybody their own,
    the panel what is for it, and strangers what is for everybody."""
    everything: StandingInterestQuerySet = StandingInterest.objects.all()
    rows = everything.filter(panel=panel).select_related("person", "organisation", "panel")
    if panel.pk in access.keeps:
        return rows
    if panel.pk in access.panels:
        return rows.filter(~Q(seen_by=SeenBy.SECRETARIAT) | Q(person=access.person))
    return rows.filter(SEEN_BY_ALL)


def cells_of(panel: Panel, access: PanelAccess) -> Iterator[list[str]]:
    """Yield the register and the declarations as rows of one list, as far as this reader may read them."""
    for interest in interests_seen(panel, access).iterator():
        until = interest.ends_on.isoformat() if interest.ends_on else ""
        since = interest.starts_on.isoformat()
        yield [str(interest.person), "Standing", "", "", interest.what, since, until, interest.readers]
    for row in declarations_seen(panel, access).iterator():
        meeting = row.item.meeting
        day = meeting.held_on.isoformat() if meeting.held_on else ""
        item, why = str(row.item.number), why_told(row, access, panel.pk)
        yield [str(row.person), "At an item", meeting.reference, item, why, day, day, ""]
