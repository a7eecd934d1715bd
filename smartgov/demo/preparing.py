"""Prepares meeting 48, step by step, as the secretary would, and the members for themselves."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.planned import NewItem, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import propose_item
from meetings.agenda.services.standing_items import add_standing_item
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.interests import register_interest
from meetings.attendance.services.rsvp import answer_coming, ask_who_comes
from meetings.calendar.services.arranging import Arrangement, add_meeting
from meetings.calendar.services.planning import plan_meetings
from meetings.enums import MeetingKind
from meetings.models import AgendaItem, Meeting, Panel, Paper
from meetings.panels.rules import PanelRules
from meetings.papers.services.papers import Received, add_paper, add_paper_version
from meetings.papers.services.reading import note_opening, write_note
from meetings.setup.services.settings import change_panel_rules

from . import next_agenda, people
from .next_agenda import AheadItem, PaperAhead
from .panel import Cast
from .papers import paper_as_pdf

Accounts = Mapping[str, User]  # by name

CAME_IN_AT = time(11, 20)


def prepare_meeting_48(panel: Panel, cast: Cast, accounts: Accounts, *, site: str) -> Meeting:
    """Create the next meeting as it is found a few days before: issued, revised once, and answered by most."""
    secretary = accounts[people.SECRETARY]
    rules = change_panel_rules(panel, next_agenda.RULES, by=secretary)
    for item in next_agenda.STANDING_ITEMS:
        comes_last = item.title == next_agenda.ANY_OTHER_BUSINESS
        add_standing_item(panel, _details(item, cast), comes_last=comes_last, by=secretary)
    meeting = _arrange(panel, rules, by=secretary)
    items = plan_items(meeting, [NewItem(_details(item, cast)) for item in next_agenda.AGENDA_48], by=secretary)
    papers = [_hand_in(items[ahead.item - 1], ahead, rules, by=secretary) for ahead in next_agenda.PAPERS_48]
    issue_agenda(meeting, site=site, by=secretary)
    _answer(meeting, cast, accounts, site=site)
    _declare(meeting, cast, accounts)
    _read(papers, accounts)
    _revise(meeting, items, accounts, site=site)
    return meeting


def _arrange(panel: Panel, rules: PanelRules, *, by: User) -> Meeting:
    """Create meeting 48 some working days from today, and those that follow it."""
    held_on = rules.calendar.add(timezone.localdate(), next_agenda.AHEAD)
    meeting = add_meeting(panel, _at(held_on), kind=MeetingKind.ORDINARY, number=48, by=by)
    days = [held_on + timedelta(days=count * next_agenda.EVERY) for count in range(1, next_agenda.AFTERWARDS + 1)]
    plan_meetings(panel, [_at(_working_day_from(day, rules)) for day in days], by=by)
    return meeting


def _working_day_from(day: date, rules: PanelRules) -> date:
    """Return the day, or the next on which the panel works."""
    return rules.calendar.add(day - timedelta(days=1), 1)


def _at(day: date) -> Arrangement:
    return Arrangement(day, next_agenda.STARTS_AT, next_agenda.ENDS_AT, next_agenda.PLACE)


def _details(item: AheadItem, cast: Cast) -> Details:
    return Details(
        title=item.title,
        purpose=item.purpose,
        presented_by=cast[item.presenter],
        minutes_allotted=item.minutes,
        sensitivity=_sensitivity(item.reason),
        sensitivity_reason=item.reason,
        public_title=item.public_title,
    )


def _sensitivity(reason: str) -> Sensitivity:
    return Sensitivity.CONFIDENTIAL if reason else Sensitivity.PUBLIC


def _hand_in(item: AgendaItem, ahead: PaperAhead, rules: PanelRules, *, by: User) -> Paper:
    files = [Received(f"{text}.pdf", paper_as_pdf(ahead.title, text)) for text in ahead.texts]
    paper = add_paper(
        item,
        ahead.title,
        kind=ahead.kind,
        sensitivity=_sensitivity(ahead.reason),
        reason=ahead.reason,
        public_title=ahead.public_title,
        file=files[0]._replace(at=_came_in_at(item.meeting, ahead, rules)) if files else None,
        by=by,
    )
    for file in files[1:]:
        add_paper_version(paper, file.name, file.content, by=by)
    return paper


def _came_in_at(meeting: Meeting, ahead: PaperAhead, rules: PanelRules) -> datetime | None:
    if ahead.days_early is None or meeting.held_on is None:
        return None
    day = rules.calendar.add(rules.papers_due(meeting.held_on), -ahead.days_early)
    return datetime.combine(day, CAME_IN_AT, rules.zone)


def _answer(meeting: Meeting, cast: Cast, accounts: Accounts, *, site: str) -> None:
    """Answer who comes: members who can sign in for themselves, the secretary for the others."""
    secretary = accounts[people.SECRETARY]
    ask_who_comes(meeting, [cast[sitting.name] for sitting in people.SITTING], site=site, by=secretary)
    for name, coming, note, alternate in next_agenda.ANSWERS_48:
        by, stand_in = accounts.get(name, secretary), cast.get(alternate)
        answer_coming(meeting, cast[name], coming, alternate_person=stand_in, note=note, by=by)


def _declare(meeting: Meeting, cast: Cast, accounts: Accounts) -> None:
    for name, stated in next_agenda.STANDING_INTERESTS:
        register_interest(meeting.panel, cast[name], stated, by=accounts[name])
    number, name, interest, follows = next_agenda.INTEREST
    declare_interest(meeting.items.get(number=number), cast[name], interest, follows=follows, by=accounts[name])


def _read(papers: list[Paper], accounts: Accounts) -> None:
    """Have the chair open the first papers and write beside one, and another member begin."""
    ruth, tomos = accounts["Ruth Calloway"], accounts["Tomos Pryce"]
    newest = [paper.versions.latest("number") for paper in papers[:2]]
    for version, reader in ((newest[0], ruth), (newest[1], ruth), (newest[0], tomos)):
        note_opening(version, by=reader)
    write_note(papers[0], next_agenda.NOTE, page=1, by=ruth)


def _revise(meeting: Meeting, items: list[AgendaItem], accounts: Accounts, *, site: str) -> None:
    """Withdraw one item and issue the agenda anew; another is proposed and waits for the secretary."""
    secretary = accounts[people.SECRETARY]
    number, reason = next_agenda.WITHDRAWN
    withdraw_planned_item(items[number - 1], reason, by=secretary)
    issue_agenda(meeting, site=site, by=secretary)
    title, why = next_agenda.PROPOSED
    propose_item(meeting, title, why=why, site=site, by=accounts["Tomos Pryce"])
