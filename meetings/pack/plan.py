"""The plan of a pack for one audience: the agenda, and behind it the papers item by item. No database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from core.audience import Audience
from core.release import this_release
from core.uploads.kinds import PDF
from meetings.models import Meeting
from meetings.papers.list import ListedItem, ListedPaper, items_with_papers
from meetings.papers.punctuality import Arrival

_SAID = (Arrival.LATE, Arrival.TABLED, Arrival.VERBAL)


@dataclass(frozen=True, slots=True)
class PackPlan:
    """The meeting as its cover names it, and the items as this audience reads them."""

    meeting: int
    reference: str
    panel_name: str
    number: int
    day: str
    hours: str
    place: str
    audience: Audience
    items: tuple[ListedItem, ...]

    @property
    def title(self) -> str:
        return f"Pack of {self.reference}"

    @property
    def key(self) -> str:
        """Changes exactly when the content does, the audience, or the release that builds it."""
        return sha256(f"{this_release()} {json.dumps(list(self._content()))}".encode()).hexdigest()

    @property
    def holds_secrets(self) -> bool:
        """True where somebody who is not cleared would have another pack."""
        points: tuple[ListedItem | ListedPaper, ...] = (
            *self.items,
            *(paper for item in self.items for paper in item.papers),
        )
        return any(point.is_confidential and not point.is_withheld for point in points)

    def _content(self) -> Iterator[object]:
        yield [self.meeting, self.reference, self.panel_name, self.number, self.day, self.audience]
        yield [self.hours, self.place]
        for item in self.items:
            yield [item.id, item.number.plain, item.title, item.purpose, item.presenter, item.minutes_allotted]
            yield [item.is_confidential, item.is_withheld, item.withdrawn]
            for paper in item.papers:
                file = paper.version
                yield [str(paper.id), paper.reference, paper.title, paper.is_withheld, paper.reason, paper.withdrawn]
                yield [mark_of(paper), paper.is_confidential, *((file.sha256, file.number) if file else ())]


class PackPaper(NamedTuple):
    """A paper with a page of ours before it; ``opens`` is the item whose first one it is."""

    item: ListedItem
    paper: ListedPaper
    opens: bool

    @property
    def is_inside(self) -> bool:
        """True where its pages are in the pack, as those of a PDF are."""
        return self.paper.version is not None and self.paper.version.content_type == PDF.content_type


def plan_pack(meeting: Meeting, audience: Audience) -> PackPlan:
    """Read in a constant number of queries."""
    return PackPlan(
        meeting.pk,
        meeting.reference,
        meeting.panel.name,
        meeting.number,
        meeting.day,
        meeting.hours,
        meeting.place,
        audience,
        items_with_papers(meeting, audience),
    )


def papers_in(plan: PackPlan) -> list[PackPaper]:
    """Return the papers that have a file for this reader, of items that are dealt with."""
    dealt_with = [
        (item, [paper for paper in item.papers if paper.is_open]) for item in plan.items if not item.withdrawn
    ]
    return [PackPaper(item, paper, index == 0) for item, papers in dealt_with for index, paper in enumerate(papers)]


def mark_of(paper: ListedPaper) -> str:
    """Return the words for how a paper came in, once they no longer change from day to day."""
    if paper.withdrawn:
        return f"Withdrawn: {paper.withdrawn}"
    if paper.is_withheld:
        return ""
    if paper.version is None and paper.punctuality.arrival is not Arrival.VERBAL:
        return "To follow"
    return paper.punctuality.words if paper.punctuality.arrival in _SAID else ""
