"""The page of an agenda: its secretary is shown the agenda to build and what could go onto it, others what is
issued."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.accounts.models import User
from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from meetings.access import PanelAccess
from meetings.agenda.clock import RunningClock, running_clock
from meetings.agenda.document import AgendaEntry, RedactedAgenda, redact_agenda
from meetings.agenda.papers_named import NamedPaper, papers_named
from meetings.agenda.reading import agenda_gaps, agenda_of_issue, live_agenda, moved_since, says_the_same
from meetings.agenda.rendering import item_facts
from meetings.agenda.serialise import agenda_from
from meetings.agenda.services.standing_items import standing_items_missing
from meetings.agenda.suggestions import Suggestion, carried_over, deferred_to
from meetings.enums import ProposalState
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaIssue, AgendaItem, ItemProposal, Meeting
from meetings.models.point import AgendaPoint
from meetings.panels.rules import PanelRules


@dataclass(frozen=True, slots=True)
class BuilderLine:
    """An item as its secretary sees it: when it begins, where it came from, how it differs from what is issued, and its
    papers."""

    entry: AgendaEntry
    begins: str
    came_from: str
    change: str
    place: int
    count: int
    papers: Sequence[NamedPaper] = ()

    @property
    def above(self) -> int:
        return max(self.place - 1, 1)

    @property
    def below(self) -> int:
        return min(self.place + 1, self.count)

    @property
    def is_confidential(self) -> bool:
        return self.entry.sensitivity != Sensitivity.PUBLIC

    @property
    def facts(self) -> str:
        """The words that stand beside the clock."""
        return " · ".join(item_facts(self.entry, ""))


@dataclass(frozen=True, slots=True)
class Builder:
    """The agenda being prepared. ``last`` is the newest issue, ``stands`` whether it was not recalled, ``is_changed``
    whether the agenda says something else by now, ``is_moved`` whether that is where or when the meeting is."""

    lines: tuple[BuilderLine, ...]
    clock: RunningClock
    last: AgendaIssue | None
    stands: bool
    is_changed: bool
    is_moved: bool
    gaps: tuple[str, ...]
    gone: tuple[ItemNumber, ...]
    noun: str

    @property
    def is_draft(self) -> bool:
        """True while it says something that only those who draft it can read."""
        return self.is_changed or not self.stands

    @property
    def state(self) -> str:
        """The state of the agenda, in a sentence or two."""
        if self.last is None:
            return f"A draft: the {self.noun} reads it once it is issued."
        number = self.last.revision
        if not self.stands:
            return f"Revision {number} was recalled: the {self.noun} reads the next one, once it is issued."
        if self.is_changed:
            moved = ": the meeting has been moved" if self.is_moved else ""
            return (
                f"Changed since revision {number}{moved}. The {self.noun} reads revision {number} until this is issued."
            )
        return "It is issued as it stands here." if number == 1 else f"Revision {number} is issued, as it stands here."

    @property
    def may_be_issued(self) -> bool:
        return not self.gaps and self.is_draft


@dataclass(frozen=True, slots=True)
class Suggestions:
    """``standing`` are the titles of standing items that are not there yet."""

    standing: tuple[str, ...]
    deferred: tuple[Suggestion, ...]
    carried: tuple[Suggestion, ...]
    proposals: tuple[ItemProposal, ...]


def builder_of(meeting: Meeting, access: PanelAccess, issues: list[AgendaIssue]) -> Builder:
    """Return the agenda to build. An item withheld from this secretary has its public title, and can only be moved."""
    last = issues[0] if issues else None
    draft = live_agenda(meeting, last)
    redacted = redact_agenda(draft, access.audience_on(meeting.panel_id))
    items = redacted.document.items
    clock = running_clock((entry.minutes_taken for entry in items), meeting.starts_at, meeting.ends_at)
    stands = last is not None and not hasattr(last, "recall")
    issued = agenda_from(last.content) if last else None
    return Builder(
        lines=tuple(_lines(meeting, redacted, clock)),
        clock=clock,
        last=last,
        stands=stands,
        is_changed=issued is not None and not says_the_same(draft, issued),
        is_moved=issued is not None and moved_since(issued, meeting) != "",
        gaps=tuple(agenda_gaps(draft, PanelRules.read(meeting.panel.rules))),
        gone=redacted.gone,
        noun=meeting.panel.noun,
    )


def _lines(meeting: Meeting, redacted: RedactedAgenda, clock: RunningClock) -> Iterator[BuilderLine]:
    items, came_from = redacted.document.items, _origins(meeting)
    papers = papers_named(items, redacted.audience)
    for place, (entry, begins) in enumerate(zip(items, clock.begins, strict=True), start=1):
        change = redacted.marks.get(entry.id, "")
        own = papers.get(entry.id, ())
        yield BuilderLine(entry, begins, came_from.get(entry.id, ""), change, place, len(items), own)


def _origins(meeting: Meeting) -> dict[int, str]:
    """Return by item the reference of the item that it carries on."""
    rows = meeting.items.exclude(came_from=None).select_related("came_from__meeting__panel")
    return {row.pk: Suggestion(row.came_from).reference for row in rows if row.came_from}


def suggestions_for(meeting: Meeting, access: PanelAccess) -> Suggestions:
    audience = access.audience_on(meeting.panel_id)
    deferred = tuple(deferred_to(meeting, audience))
    already = {suggestion.item.pk for suggestion in deferred}
    open_ones = meeting.proposals.filter(state=ProposalState.OPEN).select_related("proposed_by")
    return Suggestions(
        standing=tuple(shown_title(item, audience) for item in standing_items_missing(meeting)),
        deferred=deferred,
        carried=tuple(
            suggestion for suggestion in carried_over(meeting, audience) if suggestion.item.pk not in already
        ),
        proposals=tuple(open_ones),
    )


def shown_title(point: AgendaPoint, audience: Audience) -> str:
    """Return the title as this audience may read it."""
    return point.title if audience.may_read(point.sensitivity) else point.public_title or WITHHELD_TITLE


def binned_items(meeting: Meeting, audience: Audience) -> list[AgendaItem]:
    """Return the items in the agenda's bin that may be read, newest first."""
    rows = AgendaItem.with_binned.filter(meeting=meeting).exclude(binned_at=None).select_related("binned_by")
    return [row for row in rows.order_by("-binned_at", "-pk") if audience.may_read(row.sensitivity)]


def issues_of(meeting: Meeting) -> list[AgendaIssue]:
    """Return the issues, newest first, each with its recall if any; the content of one is read when it is asked for."""
    rows = AgendaIssue.objects.filter(meeting=meeting).select_related("recall__by", "issued_by").defer("content")
    return list(rows.order_by("-revision"))


def proposals_of(meeting: Meeting, account: User) -> list[ItemProposal]:
    """Return the items that this person has proposed for the meeting, newest first."""
    return list(ItemProposal.objects.filter(meeting=meeting, proposed_by=account).order_by("-proposed_at", "-pk"))


def issued_to(meeting: Meeting, access: PanelAccess, issues: list[AgendaIssue]) -> RedactedAgenda | None:
    """The agenda that stands, as this reader may read it."""
    if not issues or hasattr(issues[0], "recall"):
        return None
    return redact_agenda(agenda_of_issue(issues[0]), access.audience_on(meeting.panel_id))
