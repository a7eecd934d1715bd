"""The page of a meeting: where its minutes stand, its agenda, who was there, what it decided and asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from django.contrib.auth.decorators import login_required
from django.db.models import Max, Min, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.audience import Sensitivity
from core.paging import Source
from meetings.access import Standing, standing_in
from meetings.enums import AttendanceKind, MeetingState
from meetings.models import AgendaItem, Attendance, Meeting
from minutes.audience import WITHHELD_TITLE
from minutes.enums import FROZEN, MinutesState
from minutes.models import Minutes
from minutes.queries import MEETING_REFERENCE
from minutes.registers import action_sources, decision_sources
from minutes.track import track
from minutes.views.crumbs import Crumbs

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An agenda item as this reader may see it, with what its minute has yielded."""

    number: int
    title: str
    purpose: str
    is_confidential: bool
    reason: str
    decisions: int
    actions: int

    @property
    def yielded(self) -> list[str]:
        """What it is there for, and what has come of it."""
        counted = [(self.decisions, "decision"), (self.actions, "action")]
        counts = [f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counted if count]
        return [*filter(None, [self.purpose]), *counts]


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    label: str
    people: tuple[str, ...]


@require_safe
@login_required
def meeting_detail(request: HttpRequest, reference: str) -> HttpResponse:
    standing, meeting = standing_in(request), _meeting(request, reference)
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    here = Q(item__meeting=meeting.pk)
    decisions = _rows(decision_sources(standing, here), meeting, standing)
    actions = _rows(action_sources(standing, here, Q()), meeting, standing)
    context = {
        "crumbs": Crumbs.of_meeting(meeting),
        "meeting": meeting,
        "minutes": minutes,
        "may_read_minutes": minutes is not None and _may_read(minutes, standing),
        "track": track(MeetingState(meeting.state), MinutesState(minutes.state) if minutes else None),
        "lines": list(_lines(meeting, standing, Counter(d.item for d in decisions), Counter(a.item for a in actions))),
        "outcomes": sorted(Counter((row.outcome, row.tint) for row in decisions).items()),
        "actions": sorted(actions, key=lambda row: row.reference),
        "attendance": list(_attendance(meeting)),
        **_neighbours(meeting),
    }
    return render(request, "minutes/meeting_detail.html", context)


def _rows(sources: Sequence[Source[Row]], meeting: Meeting, standing: Standing) -> list[Row]:
    """All rows of one meeting; the last source has those of drafts, and of a panel drafted for there are no others."""
    source = sources[-1 if meeting.panel_id in standing.drafts else 0]
    return [source.show(row) for row in source.rows]


def _meeting(request: HttpRequest, reference: str) -> Meeting:
    match = MEETING_REFERENCE.fullmatch(reference)
    visible = Meeting.objects.visible_to(request.user).select_related("panel", "minutes")
    meeting = match and visible.filter(panel__code=match[1].upper(), number=int(match[2])).first()
    if not meeting:
        raise Http404(f"No meeting {reference} for this reader.")
    return meeting


def _may_read(minutes: Minutes, standing: Standing) -> bool:
    return minutes.state in FROZEN or minutes.meeting.panel_id in standing.drafts


def _lines(
    meeting: Meeting, standing: Standing, decisions: Counter[int], actions: Counter[int]
) -> Iterator[AgendaLine]:
    """The agenda; until it is issued it is the secretariat's and the chair's."""
    if meeting.state == MeetingState.PLANNED and meeting.panel_id not in standing.drafts:
        return
    is_cleared = meeting.panel_id in standing.cleared
    for item in meeting.items.order_by("number"):
        yield _line(item, decisions[item.number], actions[item.number], is_cleared=is_cleared)


def _line(item: AgendaItem, decisions: int, actions: int, *, is_cleared: bool) -> AgendaLine:
    is_confidential = Sensitivity(item.sensitivity) is Sensitivity.CONFIDENTIAL
    is_withheld = is_confidential and not is_cleared
    return AgendaLine(
        number=item.number,
        title=(item.public_title or WITHHELD_TITLE) if is_withheld else item.title,
        purpose=item.get_purpose_display() or "",
        is_confidential=is_confidential,
        reason="" if is_withheld else item.sensitivity_reason,
        decisions=decisions,
        actions=actions,
    )


def _attendance(meeting: Meeting) -> Iterator[AttendanceGroup]:
    rows = meeting.attendances.select_related("alternate_for").order_by("position")
    order = list(AttendanceKind)
    kinds = groupby(sorted(rows, key=lambda row: order.index(AttendanceKind(row.kind))), key=lambda row: row.kind)
    for kind, people in kinds:
        yield AttendanceGroup(AttendanceKind(kind).label, tuple(_person(row) for row in people))


def _person(row: Attendance) -> str:
    details = [row.category]
    if row.alternate_for:
        details.append(f"for {row.alternate_for}")
    if row.from_item and row.to_item:
        details.append(f"items {row.from_item} to {row.to_item}")
    said = ", ".join(filter(None, details))
    return f"{row.name} ({said})" if said else row.name


def _neighbours(meeting: Meeting) -> dict[str, str]:
    """The references of the meetings before and after, as far as there are any."""
    numbers = Meeting.objects.filter(panel=meeting.panel_id).aggregate(
        earlier=Max("number", filter=Q(number__lt=meeting.number)),
        later=Min("number", filter=Q(number__gt=meeting.number)),
    )
    return {name: f"{meeting.panel.code}{number}" for name, number in numbers.items() if number}
