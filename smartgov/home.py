"""The start page: published minutes for the public; for a person signed in, all that waits for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from itertools import groupby, islice
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from actions.models import ActionState
from actions.rules import Answering, answering
from core.web.keyset_paging import every_row
from meetings.access import PanelAccess, access_in
from meetings.correspondence.waiting import waiting_for
from meetings.enums import MeetingKind, MeetingState
from meetings.models import Meeting, Panel
from meetings.panels.names import in_sentence
from meetings.panels.rules import PanelRules
from minutes.drafting.late import meetings_with_late_words
from minutes.enums import MinutesState
from minutes.models import Minutes, MinutesQuerySet, Version
from minutes.registers import action_sources, state_counts
from minutes.registers.due_status import Followed, follow
from minutes.registers.recommendations import recommendations_waiting_for
from minutes.sitting.to_record import decisions_to_record
from minutes.versions.freeze import version_words
from minutes.workflow.readiness import ItemFacts, facts_by_meeting
from smartgov.first_run.claiming import is_untouched
from smartgov.first_run.steps import SetupStep, step_ahead

MINUTES_ON_A_PAGE = 50
LATEST = 5
ON_THE_EDGE = 20  # meetings whose day has passed in one zone and not in the last: no house has more
LAST_ZONE = timedelta(hours=12)  # behind UTC; none is further
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PanelShelf:
    """A panel with those of its minutes that stand on this page, newest first."""

    panel: Panel
    minutes: tuple[Minutes, ...]


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    meeting: Meeting
    working_days: int | None


class NextStep(NamedTuple):
    """The next thing to do where nothing waits: no page is a dead end."""

    title: str
    lead: str
    label: str
    address: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return render(request, "home.html", _waiting_for_reader(request))
    page = Paginator(_readable(request), MINUTES_ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.object_list and is_untouched():
        return redirect("welcome")
    return render(request, "home_public.html", {"page": page, "shelves": list(_shelves(page))})


def _readable(request: HttpRequest) -> MinutesQuerySet:
    readable = Minutes.objects.visible_to(request.user).select_related("meeting__panel")
    return readable.order_by("meeting__panel__code", "meeting__series", "-meeting__number")


def _shelves(minutes: Iterable[Minutes]) -> Iterator[PanelShelf]:
    for panel, of_panel in groupby(minutes, key=lambda of_meeting: of_meeting.meeting.panel):
        yield PanelShelf(panel, tuple(of_panel))


def _waiting_for_reader(request: HttpRequest) -> dict[str, object]:
    access = access_in(request)
    answers = answering(request.user)
    drafts, ahead = _drafts(access), _ahead(access)
    my_actions = _soonest(answers, access) if answers.names else None
    questions, to_record = waiting_for(access), decisions_to_record(access)
    first_step, late = _first_step(request, access), meetings_with_late_words(access)
    recommendations = recommendations_waiting_for(access)
    is_waited_for = drafts or questions or to_record or late or recommendations or my_actions or first_step
    return {
        "today": timezone.localdate(),
        "access": access,
        "drafts": drafts,
        "questions_waiting": questions,
        "to_record": to_record,
        "late": late,
        "recommendations": recommendations,
        "my_actions": my_actions,
        "ahead": ahead,
        "latest": [(version.minutes, version_words(version)) for version in _latest(access)],
        "action_counts": _action_counts(access),
        "first_step": first_step,
        "next_step": None if is_waited_for else _next_step(access, ahead),
    }


def _next_step(access: PanelAccess, ahead: list[MeetingAhead]) -> NextStep:
    if not access.panels:
        lead = (
            "A panel’s secretary appoints its members and observers. Once you are appointed, its meetings and minutes "
            "are here. What is published is open to you as to everybody."
        )
        decisions = reverse("minutes:decision-list")
        return NextStep("You are not on any panel", lead, "Read published decisions", decisions)
    if ahead:
        to_come = (entry.meeting for entry in ahead if entry.meeting.state != MeetingState.OPEN)
        meeting = next(to_come, ahead[0].meeting)
        named = f"meeting {meeting.number} of {in_sentence(str(meeting.panel))}"
        is_open = meeting.state == MeetingState.OPEN
        lead = f"M{named[1:]} is under way." if is_open else f"Next is {named}."
        address = reverse("minutes:meeting-detail", args=[meeting.reference])
        return NextStep("Nothing is waiting for you", lead, f"Go to meeting {meeting.number}", address)
    kept = Panel.objects.filter(pk__in=access.keeps).order_by("code").first()
    if kept:
        address = reverse("meetings:plan-year", args=[kept.code])
        return NextStep("No meeting is planned", f"Say when {in_sentence(str(kept))} meets.", "Plan a year", address)
    meetings = reverse("meetings:meeting-list")
    return NextStep("Nothing is waiting for you", "No meeting is planned yet.", "See earlier meetings", meetings)


def _first_step(request: HttpRequest, access: PanelAccess) -> SetupStep | None:
    """Return the step of setting up at which an administrator who is on no panel left off."""
    if access.panels or not request.user.is_administrator:  # type: ignore[union-attr] # signed in
        return None
    return step_ahead(request.user)  # type: ignore[arg-type] # signed in


def _soonest(answers: Answering, access: PanelAccess) -> list[Followed]:
    """Return the actions of this person that are due first; what is overdue was due before all others."""
    mine = action_sources(access, answers.owned(), Q(state__in=ActionState.UNFINISHED))
    followed = follow(list(every_row(mine, chunk=ROWS_AT_ONCE)), access)
    return sorted(followed, key=lambda action: action.due.day or date.max)[:LATEST]


def _latest(access: PanelAccess) -> QuerySet[Version]:
    """Return what there is to read, newest meeting first: of one's own panels from the day it is circulated."""
    versions = Version.objects.read_in(access.panels).defer("public_json", "confidential_json")
    versions = versions.select_related("minutes__meeting__panel", "publication", "withdrawal")
    day = Coalesce("minutes__meeting__held_on", "minutes__meeting__held_in")
    newest = (day.desc(nulls_last=True), "minutes__meeting__series", "-minutes__meeting__number")
    return versions.order_by("minutes__meeting__panel__code", *newest)[:LATEST]


class Draft(NamedTuple):
    """Minutes that are not yet out, and how many of their items lack the text that they need."""

    minutes: Minutes
    items: int
    unwritten: int
    may_be_drafted: bool


def _drafts(access: PanelAccess) -> list[Draft]:
    """Return the minutes that are not yet out, for those who draft them, in two queries."""
    unfinished = Minutes.objects.filter(meeting__panel__in=access.drafts).exclude(state__in=MinutesState.FROZEN)
    some = list(
        unfinished.select_related("meeting__panel").order_by(
            "meeting__panel__code", "meeting__series", "meeting__number"
        )[:20]
    )
    facts = facts_by_meeting([minutes.meeting_id for minutes in some])
    return [_draft(minutes, facts.get(minutes.meeting_id, []), access) for minutes in some]


def _draft(minutes: Minutes, items: Sequence[ItemFacts], access: PanelAccess) -> Draft:
    return Draft(
        minutes,
        items=len(items),
        unwritten=sum(item.needs_text for item in items),
        may_be_drafted=minutes.state == MinutesState.DRAFT and minutes.meeting.panel_id in access.keeps,
    )


def _ahead(access: PanelAccess) -> list[MeetingAhead]:
    """Return the meetings under way, and those to come whose day has not passed: some are never begun here."""
    ahead = (meeting for meeting in _not_over(access) if meeting.state == MeetingState.OPEN or not meeting.has_passed)
    return [MeetingAhead(meeting, _working_days_to(meeting)) for meeting in islice(ahead, LATEST)]


def _not_over(access: PanelAccess) -> QuerySet[Meeting]:
    """Return a few meetings that may lie ahead, soonest first.

    It depends on a panel's zone which day it is there. The database goes by the zone that is last to see a day end;
    whoever asks drops what has passed elsewhere.
    """
    not_over = Meeting.objects.sittings().filter(panel__in=access.panels, state__in=MeetingState.NOT_OVER)
    meetings = not_over.exclude(kind=MeetingKind.EX_COMMITTEE)
    longest_today = (timezone.now().astimezone(UTC) - LAST_ZONE).date()
    likely = meetings.filter(Q(state=MeetingState.OPEN) | Q(held_on=None) | Q(held_on__gte=longest_today))
    return likely.select_related("panel").order_by(F("held_on").asc(nulls_last=True), "number")[: LATEST + ON_THE_EDGE]


def _working_days_to(meeting: Meeting) -> int | None:
    """Return them by the panel's own calendar; None for a day that is over, or not set yet."""
    if meeting.held_on is None or meeting.has_passed:
        return None
    rules = PanelRules.read(meeting.panel.rules)
    return rules.calendar.between(rules.day_at(timezone.now()), meeting.held_on)


def _action_counts(access: PanelAccess) -> list[tuple[str, int]]:
    counts = state_counts(action_sources(access, Q(), Q(state__in=ActionState.UNFINISHED)))
    return [(state.label, counts[state]) for state in ActionState.UNFINISHED if counts[state]]
