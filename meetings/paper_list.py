"""The papers of a meeting item by item, as one who is cleared for what is confidential, or one who is not, reads them.

List, pack and counts are made of this, and of nothing else: what is not in it has no way out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from core.audience import WITHHELD_TITLE, Audience
from meetings.access import Standing
from meetings.enums import MeetingState, PaperKind, Purpose
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.panel_rules import PanelRules
from meetings.paper_rules import Punctuality, punctuality

NOT_OUT = (MeetingState.PLANNED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper with its newest version. A withheld one has a public title and nothing else."""

    id: UUID
    reference: str
    title: str
    kind: PaperKind
    punctuality: Punctuality
    is_confidential: bool = False
    is_withheld: bool = False
    reason: str = ""
    withdrawn: str = ""
    version: PaperVersion | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a file that this reader may have."""
        return self.version is not None and not self.withdrawn


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of the agenda with its papers. A withheld one has kept its number and a title that is public."""

    id: int
    number: int
    title: str
    purpose: str = ""
    presenter: str = ""
    minutes_allotted: int | None = None
    is_confidential: bool = False
    is_withheld: bool = False
    withdrawn: str = ""
    papers: tuple[ListedPaper, ...] = ()


def may_read_papers(standing: Standing, meeting: Meeting) -> bool:
    """The panel may, once the agenda is out; until then, and of a meeting that is called off, those who draft."""
    readers = standing.drafts if meeting.state in NOT_OUT else standing.panels
    return meeting.panel_id in readers


def audience_on(standing: Standing, panel: int) -> Audience:
    return Audience.CONFIDENTIAL if panel in standing.cleared else Audience.PUBLIC


def readable_papers(standing: Standing, among: QuerySet[Paper] | None = None) -> QuerySet[Paper]:
    """Papers that this reader may open, on whatever panel; with item, meeting and panel."""
    out = ~Q(item__meeting__state__in=NOT_OUT)
    public = Q(sensitivity=Audience.PUBLIC.value, item__sensitivity=Audience.PUBLIC.value)
    return (
        (Paper.objects.all() if among is None else among)
        .filter(
            (out & Q(item__meeting__panel__in=standing.panels)) | Q(item__meeting__panel__in=standing.drafts),
            public | Q(item__meeting__panel__in=standing.cleared),
            item__binned_at=None,
            item__meeting__binned_at=None,
        )
        .select_related("item__meeting__panel")
    )


def items_with_papers(meeting: Meeting, audience: Audience) -> tuple[ListedItem, ...]:
    """In three queries, whatever their number. Raises ValueError for a sensitivity that is not known."""
    items = list(meeting.items.order_by("number"))
    rows = Paper.objects.filter(item__meeting=meeting).annotate(received_at=Min("versions__received_at"))
    papers = list(rows.order_by("position", "number"))
    newest = {each.paper_id: each for each in PaperVersion.objects.filter(paper__in=papers).order_by("number")}
    clock = _Clock.of(meeting)
    listed = {
        item.pk: tuple(_papers([each for each in papers if each.item_id == item.pk], newest, audience, clock))
        for item in items
        if audience.may_read(item.sensitivity)
    }
    return tuple(_item(item, listed.get(item.pk)) for item in items)


@dataclass(frozen=True, slots=True)
class _Clock:
    """By which day the papers of a meeting are due, and which day it is where the panel is."""

    rules: PanelRules
    due_on: date | None
    today: date

    @classmethod
    def of(cls, meeting: Meeting) -> "_Clock":
        rules = PanelRules.read(meeting.panel.rules)
        return cls(rules, papers_due(meeting), timezone.localdate(timezone=rules.zone))

    def judge(self, paper: Paper) -> Punctuality:
        received: datetime | None = paper.received_at  # type: ignore[attr-defined] # annotated
        day = timezone.localdate(received, timezone=self.rules.zone) if received else None
        return punctuality(PaperKind(paper.kind), day, self.due_on, self.today, self.rules.calendar)


def papers_due(meeting: Meeting) -> date | None:
    """The day by which the papers of a meeting are in, if it has a date."""
    return PanelRules.read(meeting.panel.rules).papers_due(meeting.held_on) if meeting.held_on else None


def _item(item: AgendaItem, papers: Sequence[ListedPaper] | None) -> ListedItem:
    """Withheld where there is no list of its papers."""
    is_confidential = item.sensitivity != Audience.PUBLIC.value
    if papers is None:
        title = item.public_title or WITHHELD_TITLE
        return ListedItem(item.pk, item.number, title, is_confidential=True, is_withheld=True)
    return ListedItem(
        item.pk,
        item.number,
        item.title,
        Purpose(item.purpose).label if item.purpose else "",
        item.presenter,
        item.minutes_allotted,
        is_confidential,
        withdrawn=item.withdrawn_reason,
        papers=tuple(papers),
    )


def _papers(
    papers: Sequence[Paper], newest: dict[UUID, PaperVersion], audience: Audience, clock: _Clock
) -> Iterator[ListedPaper]:
    for paper in papers:
        kind, judged = PaperKind(paper.kind), clock.judge(paper)
        if audience.may_read(paper.sensitivity):
            yield ListedPaper(
                paper.pk,
                paper.reference,
                paper.title,
                kind,
                judged,
                paper.sensitivity != Audience.PUBLIC.value,
                reason=paper.sensitivity_reason,
                withdrawn=paper.withdrawn_reason,
                version=newest.get(paper.pk),
            )
        elif paper.public_title:
            yield ListedPaper(paper.pk, paper.reference, paper.public_title, kind, judged, True, is_withheld=True)
