"""The page of a meeting: where its minutes stand, its agenda, who was there, what it decided and asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.cache import caches
from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core.audience import WITHHELD_TITLE, Sensitivity
from core.audit.trail import chain_head
from core.release import this_release
from meetings.access import PanelAccess, access_in, may_read_papers
from meetings.agenda.document import redact_agenda
from meetings.agenda.item_words import said_of_withdrawal
from meetings.agenda.reading import issued_agenda
from meetings.crumbs import Crumbs
from meetings.enums import MeetingState, Purpose
from meetings.item_numbers import ItemNumber
from meetings.meeting_named import meeting_named
from meetings.models import Meeting
from meetings.panels.clocks import day_in
from meetings.panels.rules import PanelRules
from meetings.references import code_and_number, meeting_written
from minutes.enums import MinutesState
from minutes.models import Minutes, what_is_read
from minutes.reading.editions import Holding
from minutes.reading.reported import reports_of
from minutes.reading.web import meeting_on_panel
from minutes.registers import ActionRow
from minutes.registers.actions import issued_actions, live_actions
from minutes.registers.decisions import issued_decisions, live_decisions
from minutes.registers.due_status import follow, outstanding_before
from minutes.rendering.markup import tint_of
from minutes.sitting.attendance import is_under_way
from minutes.sitting.attendance_groups import attendance_groups
from minutes.sitting.views.recording import RecordDecision
from minutes.sitting.views.sitting import CloseMeeting, OpenMeeting
from minutes.workflow.next_steps import moves_for
from minutes.workflow.progress import track
from minutes.workflow.readiness import ItemFacts, with_facts, written_beneath


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An agenda item as this reader may see it, with what its minute has yielded."""

    number: ItemNumber
    title: str
    purpose: str
    is_confidential: bool
    reason: str
    withdrawn: str
    decisions: int
    actions: int

    @property
    def yielded(self) -> list[str]:
        """Return what the item is there for, and what has come of it."""
        counted = [(self.decisions, "decision"), (self.actions, "action")]
        counts = [f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counted if count]
        return [*filter(None, [self.purpose]), *counts]


@require_safe
@login_required
def meeting_detail(request: HttpRequest, reference: str) -> HttpResponse:
    access = access_in(request)
    if decision := _still_asked(reference, access):
        return redirect("meetings:questions", decision)
    title, body = _body(reference, access)
    context = {"reference": reference.upper(), "title": title, "body": body}
    return render(request, "minutes/pages/meeting_detail.html", context)


def _still_asked(reference: str, access: PanelAccess) -> str:
    """Return the reference of a decision by correspondence that is not closed: its questions are all there is of it."""
    try:
        code, number = code_and_number(reference)
    except ValueError:
        return ""
    if "-" not in code:
        return ""  # as most are: no query is spent on what can only be a meeting
    asked = Meeting.objects.by_correspondence().exclude(state=MeetingState.CLOSED)
    found = asked.filter(meeting_named(code, number), panel__in=access.panels).select_related("panel").first()
    return found.reference if found else ""


def _body(reference: str, access: PanelAccess) -> tuple[str, SafeString]:
    """Remembered under the head of the audit chain, as long as nothing has changed anywhere, for all who stand alike,
    until the panel's day is over.

    Whoever stands otherwise has a page of their own, so that what is remembered says nothing to anybody else.
    """
    alike = sha256(repr([sorted(panels) for panels in access.rights]).encode())
    name = f"meeting:{chain_head()}:{this_release()}:{alike.hexdigest()}:{reference.encode().hex()[:80]}"
    title: str
    body: SafeString
    zone, day, title, body = caches["pages"].get(name, (None, None, "", SafeString()))
    if zone is None or day_in(zone, timezone.now()) != day:  # what is outstanding is over by so many working days
        meeting = _meeting(reference, access)
        body = render_to_string("minutes/pages/_meeting.html", _context(meeting, access))
        zone = PanelRules.read(meeting.panel.rules).time_zone
        title = meeting.at_start if meeting.series else f"Meeting {meeting.reference}"
        caches["pages"].set(name, (zone, meeting.panel.today, title, body), timeout=None)
    return title, body


def _meeting(reference: str, access: PanelAccess) -> Meeting:
    neighbours = {"earlier": _neighbour("lt", Max), "later": _neighbour("gt", Min)}
    return meeting_on_panel(access, reference, Meeting.objects.annotate(**what_is_read("minutes__pk"), **neighbours))


def _context(meeting: Meeting, access: PanelAccess) -> dict[str, object]:
    minutes = _minutes(meeting)
    is_open = is_under_way(meeting, minutes)
    of_items, of_outcomes = _decisions_counted(meeting, access)
    actions, outstanding = _actions(meeting, access, is_open=is_open)
    items = [_Item(*row) for row in with_facts(meeting.items.all()).values_list(*_Item._fields)]
    return {
        **_rights(meeting, minutes, access),
        "crumbs": Crumbs.of_meeting(meeting),
        "meeting": meeting,
        "minutes": minutes,
        "is_ahead": meeting.state in MeetingState.TO_COME,
        "sitting": _sitting(meeting, access),
        "track": track(
            MeetingState(meeting.state),
            MinutesState(minutes.state) if minutes else None,
            by_correspondence=meeting.is_by_correspondence,
        ),
        "moves": moves_for(access, minutes, written_beneath([item.facts for item in items])) if minutes else None,
        "lines": list(_lines(items, meeting, access, of_items, Counter(row.item for row in actions))),
        "outcomes": [(word, tint_of(word), count) for word, count in sorted(of_outcomes.items())],
        "actions": actions,
        "outstanding": follow(outstanding, access),
        "attendance": list(attendance_groups(meeting)),
        "may_record": is_open and meeting.panel_id in access.keeps,
        "reports": reports_of(meeting, access) if meeting.series else [],
        **_neighbours(meeting),
    }


def _rights(meeting: Meeting, minutes: Minutes | None, access: PanelAccess) -> dict[str, object]:
    """Return what this reader may read and do here, by the names that the template asks for."""
    keeps = meeting.panel_id in access.keeps
    return {
        "own_panels": access.panels,
        "keeps": keeps,
        "reads_papers": may_read_papers(access, meeting),
        "to_read": meeting.reference if minutes is not None and _may_read(minutes, access) else "",
        "may_draft": minutes is not None and minutes.state == MinutesState.DRAFT and keeps,
        "is_drafting": minutes is not None and meeting.panel_id in access.drafts,
    }


def _decisions_counted(meeting: Meeting, access: PanelAccess) -> tuple[Counter[ItemNumber], Counter[str]]:
    """Return how many decisions this reader may see, by number of item and by outcome word."""
    decisions = live_decisions if meeting.panel_id in access.drafts else issued_decisions
    source = decisions(access, Q(item__meeting=meeting.pk))
    decided = source.rows.order_by().values_list("item__number", "outcome")
    of_items, of_outcomes = Counter[ItemNumber](), Counter[str]()
    for item, outcome, count in decided.annotate(count=Count("pk")):
        of_items[item] += count
        of_outcomes[outcome] += count
    return of_items, of_outcomes


def _actions(meeting: Meeting, access: PanelAccess, *, is_open: bool) -> tuple[list[ActionRow], list[ActionRow]]:
    """Return the meeting's own actions and, while it is under way, the outstanding ones of earlier meetings."""
    here = Q(item__meeting=meeting.pk)
    wanted = here | outstanding_before(meeting) if is_open else here
    actions = live_actions if meeting.panel_id in access.drafts else issued_actions
    source = actions(access, wanted, Q())
    rows = sorted((source.show(row) for row in source.rows), key=lambda row: row.reference)
    own = [row for row in rows if row.raised_at.pk == meeting.pk]
    return own, [row for row in rows if row.raised_at.pk != meeting.pk]


def _sitting(meeting: Meeting, access: PanelAccess) -> tuple[str, str] | None:
    """The step that the meeting itself takes next, for who keeps its minutes: what it is called, and its address."""
    if meeting.panel_id not in access.keeps:
        return None
    if meeting.series:
        is_to_record = meeting.state == MeetingState.CLOSED and getattr(meeting, "minutes", None) is None
        address = reverse("minutes:decision-record", args=[meeting.reference])
        return (RecordDecision.title, address) if is_to_record else None
    if meeting.state in OpenMeeting.sources:
        return OpenMeeting.title, reverse("minutes:meeting-open", args=[meeting.reference])
    if meeting.state in CloseMeeting.sources:
        return CloseMeeting.title, reverse("minutes:meeting-close", args=[meeting.reference])
    return None


def _minutes(meeting: Meeting) -> Minutes | None:
    """The meeting's minutes, which came with it, and what is read of them."""
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    for name in ("for_panel", "for_public", "last_reason") if minutes else ():
        setattr(minutes, name, getattr(meeting, name))
    return minutes


def _may_read(minutes: Minutes, access: PanelAccess) -> bool:
    return Holding.of(minutes).is_open_to(access)


class _Item(NamedTuple):
    """An item's row, with what decides whether it is complete."""

    number: ItemNumber
    title: str
    public_title: str
    purpose: str | None
    sensitivity: str
    sensitivity_reason: str
    withdrawn_reason: str
    inquorate_reason: str
    has_text: bool
    has_unowned_action: bool
    has_decision: bool
    has_vote: bool

    @property
    def facts(self) -> ItemFacts:
        return ItemFacts(*(getattr(self, name) for name in ItemFacts._fields))


def _lines(
    items: Iterable[_Item],
    meeting: Meeting,
    access: PanelAccess,
    decisions: Counter[ItemNumber],
    actions: Counter[ItemNumber],
) -> Iterator[AgendaLine]:
    """The agenda; until the meeting begins, those who do not draft read it as it was issued, and not before."""
    if meeting.state in MeetingState.TO_COME and meeting.panel_id not in access.drafts:
        yield from _issued_lines(meeting, access)
        return
    is_cleared = meeting.panel_id in access.cleared
    for item in items:
        counts = {"decisions": decisions[item.number], "actions": actions[item.number]}
        yield _line(*item[:7], **counts, is_cleared=is_cleared)


def _issued_lines(meeting: Meeting, access: PanelAccess) -> Iterator[AgendaLine]:
    issued = issued_agenda(meeting)
    redacted = redact_agenda(issued, access.audience_on(meeting.panel_id)).document if issued else None
    for entry in redacted.items if redacted else ():
        yield AgendaLine(
            number=entry.number,
            title=entry.title,
            purpose=entry.purpose,
            is_confidential=Sensitivity(entry.sensitivity) is Sensitivity.CONFIDENTIAL,
            reason=entry.sensitivity_reason,
            withdrawn=entry.withdrawn_words,
            decisions=0,
            actions=0,
        )


@lru_cache(maxsize=4096)
def _line(
    number: ItemNumber,
    title: str,
    public_title: str,
    purpose: str | None,
    sensitivity: str,
    reason: str,
    withdrawn: str,
    *,
    decisions: int,
    actions: int,
    is_cleared: bool,
) -> AgendaLine:
    """The same object for the same item, so that it is printed once."""
    is_confidential = Sensitivity(sensitivity) is Sensitivity.CONFIDENTIAL
    is_withheld = is_confidential and not is_cleared
    return AgendaLine(
        number=number,
        title=(public_title or WITHHELD_TITLE) if is_withheld else title,
        purpose=Purpose(purpose).label if purpose and not is_withheld else "",
        is_confidential=is_confidential,
        reason="" if is_withheld else reason,
        withdrawn=said_of_withdrawal("" if is_withheld else withdrawn) if withdrawn else "",
        decisions=decisions,
        actions=actions,
    )


def _neighbour(comparison: str, furthest: type[Max] | type[Min]) -> Subquery:
    """The number of the meeting before or after, in its own series, within the meeting's own query."""
    alike = {"panel": OuterRef("panel"), "series": OuterRef("series")}
    others = Meeting.objects.filter(**alike, **{f"number__{comparison}": OuterRef("number")})
    return Subquery(others.order_by().values("panel").annotate(nearest=furthest("number")).values("nearest"))


def _neighbours(meeting: Meeting) -> dict[str, str]:
    """The references of the meetings before and after, as far as there are any."""
    numbers = {name: getattr(meeting, name) for name in ("earlier", "later")}
    return {name: meeting_written(meeting.code, number) for name, number in numbers.items() if number}
