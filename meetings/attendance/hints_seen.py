"""The places in which an agenda touches what stands in the register of interests, as whoever asks may read both."""

from itertools import islice
from typing import Any

from django.db.models import Aggregate, Exists, JSONField, OuterRef, Subquery

from core.audience import Audience, Sensitivity
from meetings.access import PanelAccess
from meetings.attendance.interest_hints import Hint, hints
from meetings.attendance.standing_interests import interests_seen
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, HintPutAside, Meeting, Paper, Recusal
from meetings.models.standing_interest import StandingInterestQuerySet

MOST_HINTS = 20  # on one page: more would be read by nobody


class _AsList(Aggregate):
    """Values of rows as one JSON list."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def hints_for(meeting: Meeting, access: PanelAccess) -> list[Hint]:
    """Return where the agenda names what somebody has an interest in and has declared nothing: all of it for the
    secretariat, but for what it has put aside, of themselves for the others; the first of many. In five queries."""
    interests = list(_interests(meeting, access))
    if not interests:
        return []
    declared = set(Recusal.objects.filter(item__meeting=meeting).values_list("item__number", "person"))
    put_aside = set[tuple[ItemNumber, int]]()
    if meeting.panel_id in access.keeps:
        put_aside.update(HintPutAside.objects.filter(item__meeting=meeting).values_list("item__number", "interest"))
    found = (
        hint
        for hint in hints(_titles_read(meeting, access), interests)
        if (hint.item, hint.interest.person_id) not in declared and (hint.item, hint.interest.pk) not in put_aside
    )
    return list(islice(found, MOST_HINTS))


def hints_at(item: AgendaItem, access: PanelAccess) -> list[Hint]:
    """Return the same of one item, which comes with its meeting and panel; in one query."""
    audience = access.audience_on(item.meeting.panel_id)
    if item.withdrawn_reason or not audience.may_read(item.sensitivity):
        return []
    papers = Paper.objects.filter(item=item.pk, withdrawn_reason="", sensitivity__in=_readable(audience))
    titles = papers.order_by().values("item").annotate(said=_AsList("title")).values("said")
    interests = _interests(item.meeting, access).exclude(
        Exists(Recusal.objects.filter(item=item.pk, person=OuterRef("person")))
    )
    if item.meeting.panel_id in access.keeps:
        interests = interests.exclude(Exists(HintPutAside.objects.filter(item=item.pk, interest=OuterRef("pk"))))
    rows = list(interests.annotate(titles_of_papers=Subquery(titles)))
    of_papers = next((row.titles_of_papers for row in rows), None) or ()  # type: ignore[attr-defined] # annotated
    return list(islice(hints({item.number: [item.title, *of_papers]}, rows), MOST_HINTS))


def _interests(meeting: Meeting, access: PanelAccess) -> StandingInterestQuerySet:
    rows = interests_seen(meeting.panel, access).on(meeting.held_on or meeting.panel.today)
    return rows if meeting.panel_id in access.keeps else rows.filter(person=access.person)


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


def _readable(audience: Audience) -> list[str]:
    return [sensitivity.value for sensitivity in Sensitivity if audience.may_read(sensitivity)]
