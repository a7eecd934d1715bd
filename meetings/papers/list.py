"""The papers of a meeting item by item, as one who is cleared for what is confidential, or one who is not, reads them.

List, pack and counts are made of this, and of nothing else: what is not in it has no way out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from core.audience import Audience, Sensitivity
from meetings.access import NOT_OUT, PanelAccess
from meetings.agenda.document import AgendaDocument, AgendaEntry, redact_agenda
from meetings.agenda.item_words import point_facts
from meetings.agenda.reading import entries_of, issued_agenda
from meetings.enums import PaperKind
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting, Paper, PaperVersion
from meetings.panels.rules import PanelRules
from meetings.papers.punctuality import Punctuality, punctuality


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
        """True where there is a file that this reader may have."""
        return self.version is not None and not self.withdrawn


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of the agenda with its papers. A withheld one has kept its number and a title that is public.

    ``withdrawn`` is what is said of one that is withdrawn, nothing of any other.
    """

    id: int
    number: ItemNumber
    title: str
    purpose: str = ""
    presenter: str = ""
    minutes_allotted: int | None = None
    is_confidential: bool = False
    is_withheld: bool = False
    withdrawn: str = ""
    papers: tuple[ListedPaper, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", ItemNumber.read(self.number))  # whole numbers may be given as they are

    @property
    def facts(self) -> str:
        """The words for how long it takes, what it is for and who presents it."""
        return " · ".join(point_facts(self.minutes_allotted, self.purpose, self.presenter))


def readable_papers(access: PanelAccess, among: QuerySet[Paper] | None = None) -> QuerySet[Paper]:
    """Papers that this reader may open, on whatever panel; with item, meeting and panel."""
    out = ~Q(item__meeting__state__in=NOT_OUT)
    public = Q(sensitivity=Audience.PUBLIC.value, item__sensitivity=Audience.PUBLIC.value)
    return (
        (Paper.objects.all() if among is None else among)
        .filter(
            (out & Q(item__meeting__panel__in=access.panels)) | Q(item__meeting__panel__in=access.drafts),
            public | Q(item__meeting__panel__in=access.cleared),
            item__binned_at=None,
            item__meeting__binned_at=None,
        )
        .select_related("item__meeting__panel")
    )


def is_before_the_panel(paper: Paper) -> bool:
    """Return whether a paper's item is on the issued agenda: one added since waits for the next issue."""
    issued = issued_agenda(paper.item.meeting)
    return issued is None or any(entry.id == paper.item_id for entry in issued.items)


def items_with_papers(meeting: Meeting, audience: Audience, *, as_drafted: bool = False) -> tuple[ListedItem, ...]:
    """Return the agenda with its papers: as issued or, for those who draft it or where none is, as it stands now.

    In a constant number of queries. Raises ValueError for a sensitivity that is not known.
    """
    entries = _entries(meeting, audience, as_drafted=as_drafted)
    rows = Paper.objects.filter(item__in=[entry.id for entry in entries if not entry.is_withheld])
    papers = list(rows.annotate(received_at=Min("versions__received_at")).order_by("position", "number"))
    newest = {version.paper_id: version for version in PaperVersion.objects.filter(paper__in=papers).order_by("number")}
    listed = list(_papers(papers, newest, audience, _Clock.of(meeting)))
    return tuple(_item(entry, [paper for item, paper in listed if item == entry.id]) for entry in entries)


def _entries(meeting: Meeting, audience: Audience, *, as_drafted: bool) -> tuple[AgendaEntry, ...]:
    document = None if as_drafted else issued_agenda(meeting)
    if document is None:
        items = tuple(entries_of(meeting))
        document = AgendaDocument(meeting.panel.code, meeting.panel.name, meeting.number, items=items)
    return redact_agenda(document, audience).document.items


@dataclass(frozen=True, slots=True)
class _Clock:
    """The day by which the papers of a meeting are due, and today's date where the panel is."""

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
    """Return the day by which the papers of a meeting are due, if it has a date."""
    return PanelRules.read(meeting.panel.rules).papers_due(meeting.held_on) if meeting.held_on else None


def _item(entry: AgendaEntry, papers: Sequence[ListedPaper]) -> ListedItem:
    return ListedItem(
        entry.id,
        entry.number,
        entry.title,
        entry.purpose,
        entry.presenter_in_full,
        entry.minutes_allotted,
        entry.sensitivity != Sensitivity.PUBLIC,
        entry.is_withheld,
        entry.withdrawn_words,
        tuple(papers),
    )


def _papers(
    papers: Sequence[Paper], newest: Mapping[UUID, PaperVersion], audience: Audience, clock: _Clock
) -> Iterator[tuple[int, ListedPaper]]:
    """Yield each paper with the item that it is for."""
    for paper in papers:
        kind, judged = PaperKind(paper.kind), clock.judge(paper)
        if audience.may_read(paper.sensitivity):
            listed = ListedPaper(
                paper.pk,
                paper.reference,
                paper.title,
                kind,
                judged,
                paper.sensitivity != Sensitivity.PUBLIC,
                reason=paper.sensitivity_reason,
                withdrawn=paper.withdrawn_reason,
                version=newest.get(paper.pk),
            )
            yield paper.item_id, listed
        elif paper.public_title:
            withheld = ListedPaper(paper.pk, paper.reference, paper.public_title, kind, judged, True, is_withheld=True)
            yield paper.item_id, withheld
