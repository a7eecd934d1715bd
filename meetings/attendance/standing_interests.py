"""The register of interests as each may read it, and where an agenda touches what stands there."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q, QuerySet

from meetings.access import PanelAccess
from meetings.attendance.interest_hints import Hint, hints
from meetings.enums import SeenBy
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Panel, Paper, Recusal, StandingInterest
from meetings.models.standing_interest import StandingInterestQuerySet

MOST_HINTS = 20  # on one page: more would be read by nobody
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


def declarations_seen(panel: Panel, access: PanelAccess) -> QuerySet[Recusal]:
    """Return what was declared for items of the panel's meetings, for those of the panel; nothing for others."""
    if panel.pk not in access.panels:
        return Recusal.objects.none()
    rows = Recusal.objects.filter(item__meeting__panel=panel, item__meeting__binned_at=None, item__binned_at=None)
    return rows.select_related("person", "item__meeting__panel").order_by(
        "-item__meeting__number", "item__number", "pk"
    )


def why_told(recusal: Recusal, access: PanelAccess, panel: int) -> str:
    """Return why somebody stands aside, for whom it is: themselves, and those who draft and may read of the item."""
    may_read = access.audience_on(panel).may_read(recusal.item.sensitivity)
    is_own = access.person is not None and recusal.person_id == access.person
    return recusal.interest if is_own or (panel in access.drafts and may_read) else ""


def hints_for(meeting: Meeting, access: PanelAccess) -> list[Hint]:
    """Return where the agenda names what somebody has an interest in and has declared nothing: all of it for the
    secretariat, of themselves for the others; the first of many. In four queries."""
    rows = interests_seen(meeting.panel, access).on(meeting.held_on or meeting.panel.today)
    if meeting.panel_id not in access.keeps:
        rows = rows.filter(person=access.person)
    interests = list(rows)
    if not interests:
        return []
    declared = set(Recusal.objects.filter(item__meeting=meeting).values_list("item__number", "person"))
    found = hints(_titles_read(meeting, access), interests)
    return list(islice((hint for hint in found if (hint.item, hint.interest.person_id) not in declared), MOST_HINTS))


def _titles_read(meeting: Meeting, access: PanelAccess) -> dict[ItemNumber, list[str]]:
    """Return, by item, the titles that this reader may read: its own and those of its papers."""
    audience = access.audience_on(meeting.panel_id)
    titles: dict[ItemNumber, list[str]] = {}
    items = meeting.items.filter(withdrawn_reason="").values_list("number", "title", "sensitivity")
    for number, title, sensitivity in items:
        if audience.may_read(sensitivity):
            titles[number] = [title]
    papers = Paper.objects.filter(item__meeting=meeting, withdrawn_reason="")
    for number, title, sensitivity in papers.values_list("item__number", "title", "sensitivity"):
        if number in titles and audience.may_read(sensitivity):
            titles[number].append(title)
    return titles


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
