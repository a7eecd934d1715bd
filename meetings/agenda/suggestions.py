"""Suggestions for an agenda: items that minutes deferred to its meeting, and items of the agenda before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from core import english
from core.audience import Audience, Sensitivity
from meetings.enums import MeetingState, Purpose
from meetings.meeting_order import earlier_than
from meetings.meeting_words import meeting_among
from meetings.models import AgendaItem, IssuedDecision, Meeting


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item of an earlier meeting that could be carried on; ``said`` is the statement that deferred it, if one did.

    ``is_secret``: its title, or the statement, is confidential, and so must the new item be.
    """

    item: AgendaItem
    said: str = ""
    is_secret: bool = False

    @property
    def reference(self) -> str:
        return f"{self.item.meeting.reference} item {self.item.number}"

    @property
    def reason(self) -> str:
        """Return why it is confidential, if it is."""
        if not self.is_secret:
            return ""
        return self.item.sensitivity_reason or f"Confidential in the minutes of {self.reference}"

    @property
    def purpose(self) -> Purpose | None:
        return Purpose(self.item.purpose) if self.item.purpose else None


def deferred_to(meeting: Meeting, audience: Audience) -> list[Suggestion]:
    """Return the items whose minutes, as last issued, defer them to this meeting, in two queries; what is on its agenda
    already is left out, and so is what this audience may not read.

    The words of the minutes are resolved as they are read, among the later meetings of the panel.
    """
    found: dict[int, Suggestion] = {}
    later = list(Meeting.objects.sittings().filter(panel=meeting.panel_id).select_related("panel"))
    for row in _issued_deferrals(meeting):
        meant = meeting_among(row.deferred_to, after=row.item.meeting, meetings=later)
        if meant is None or meant.pk != meeting.pk:
            continue
        is_secret = any(_is_secret(sensitivity) for sensitivity in (row.sensitivity, row.item.sensitivity))
        if not is_secret or audience is Audience.CONFIDENTIAL:
            found.setdefault(row.item_id, Suggestion(row.item, row.statement, is_secret))
    return list(found.values())


def _issued_deferrals(meeting: Meeting) -> Iterable[IssuedDecision]:
    """Return the deferring statements of each earlier meeting's last issued version."""
    newest = IssuedDecision.objects.filter(item__meeting=OuterRef("item__meeting")).order_by("-pk")
    rows = IssuedDecision.objects.filter(
        earlier_than(meeting, at="item__meeting"),
        version=Subquery(newest.values("version")[:1]),
    )
    taken = meeting.items.exclude(came_from=None).values("came_from")
    wanted = rows.exclude(deferred_to="").exclude(item__in=taken)
    return wanted.select_related("item__meeting__panel", "item__presented_by").order_by(
        "item__meeting__series", "item__meeting__number", "item__number", "position"
    )


def carried_over(meeting: Meeting, audience: Audience) -> list[Suggestion]:
    """Items of the meeting before that are not on this agenda, neither carried on nor under the same title, in three
    queries. Those that were withdrawn there are among them; what this audience may not read is not."""
    last = Meeting.objects.sittings().filter(panel=meeting.panel_id, number__lt=meeting.number)
    before = last.exclude(state=MeetingState.CANCELLED).select_related("panel").order_by("-number").first()
    if before is None:
        return []
    here = list(meeting.items.values_list("title", "came_from_id"))
    titles = {english.fold(title) for title, _ in here}
    taken = {pk for _, pk in here if pk}
    items = AgendaItem.objects.filter(meeting=before).select_related("presented_by").order_by("number")
    return list(_not_there(items, before, titles, taken, audience))


def _not_there(
    items: Iterable[AgendaItem], before: Meeting, titles: set[str], taken: set[int], audience: Audience
) -> Iterator[Suggestion]:
    for item in items:
        item.meeting = before
        if item.pk in taken or english.fold(item.title) in titles or not audience.may_read(item.sensitivity):
            continue
        yield Suggestion(item, is_secret=_is_secret(item.sensitivity))


def _is_secret(sensitivity: str) -> bool:
    """Return whether it is not public. Raises ValueError for a sensitivity that is not known."""
    return Sensitivity(sensitivity) is not Sensitivity.PUBLIC
