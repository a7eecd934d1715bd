"""The demo's rows, made step by step as the operator and then the secretary would."""

import re
from collections.abc import Callable, Sequence
from uuid import uuid4

from django.db import transaction

from actions.models import Action
from core.accounts.models import User
from core.audience import Sensitivity
from core.web.site import site_address
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.vote_record import EnteredVote
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import AttendanceKind, MeetingState, Role
from meetings.models import AgendaItem, Decision, Meeting, Membership, Panel, Seat
from meetings.panels.queries import outcome_words
from meetings.panels.services import create_panel
from minutes.drafting.classification import classify_item
from minutes.drafting.details import set_decision_details
from minutes.drafting.recommended import Recommended
from minutes.drafting.save import link_restatement, save_item_text, start_minutes
from minutes.drafting.votes import electorate_of, record_vote
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportRequest, plan_import
from minutes.importing.source import read_source
from minutes.text import mark_statements, normal_form
from minutes.workflow.notices import send_notice_of_actions

from . import FOLDER, agendas, people
from .between_meetings import decide_by_correspondence
from .panel import (
    Cast,
    Seats,
    add_people,
    add_seats_of_each_category,
    appoint_attending,
    appoint_sitting,
    create_accounts,
    give_letterhead,
)
from .preparing import prepare_meeting_48

PANEL_CODE = "SECP"


def is_staged() -> bool:
    """Tell whether the panel of this database is the demo's own: its secretary is the demo's."""
    return Membership.objects.filter(
        panel__code=PANEL_CODE, role=Role.SECRETARY, person__account__email=people.ACCOUNTS[0].email
    ).exists()


@transaction.atomic
def stage(password: str, *, tell: Callable[[str], object]) -> None:
    """Stage the demo in a database without panels, all of it or nothing; ``tell`` hears of each step that is done.

    The operator makes the accounts and the panel and appoints its secretariat; the rest is the secretary's work.
    """
    operator = User.objects.operator()
    accounts = create_accounts(password, by=operator)
    secretary = accounts[people.SECRETARY]
    tell(f"{len(accounts)} accounts")
    panel = create_panel(PANEL_CODE, name="SEC Panel", by=operator)
    cast = add_people(accounts, by=operator)
    appoint_attending(panel, cast, by=operator)
    seats = _seat_members(panel, cast, by=secretary)
    tell(f"{panel}: {len(seats)} seats, {len(cast)} people")
    _import_meeting_46(by=secretary)
    tell(f"{PANEL_CODE}46: minutes published before SmartGov, imported from their text")
    meeting = _draft_meeting_47(panel, by=secretary)
    owed = _send_out_meeting_47(meeting, _attendance(cast, seats), by=secretary)
    tell(f"{meeting}: minutes in draft, {len(agendas.AGENDA_47)} items, notice of {owed} actions sent to their owners")
    following = prepare_meeting_48(panel, cast, accounts, site=site_address())
    tell(f"{following}: on {following.day}, agenda issued and revised, papers in, answers of most members")
    asked = decide_by_correspondence(panel, cast, accounts, site=site_address())
    tell(f"{asked}: a decision by correspondence, open, answered by some")


def _seat_members(panel: Panel, cast: Cast, *, by: User) -> Seats:
    seats = add_seats_of_each_category(panel, by=by)
    appoint_sitting(panel, cast, seats, by=by)
    give_letterhead(panel, by=by)
    return seats


def _import_meeting_46(*, by: User) -> None:
    source = read_source(FOLDER / "meeting46.txt")
    carry_out(plan_import(source, ImportRequest(panel_code=PANEL_CODE, meeting_number=46)), by=by)


def _draft_meeting_47(panel: Panel, *, by: User) -> Meeting:
    meeting = create_meeting(panel, 47, held_on=agendas.HELD_47, state=MeetingState.CLOSED, by=by)
    items = _add_agenda(meeting, agendas.AGENDA_47, agendas.CONFIDENTIAL_47, by=by)
    start_minutes(meeting, by=by)
    for item in items:
        save_item_text(item, _text(panel, item.number.main), base_revision=0, by=by)
    for item_number, first, again in agendas.RESTATEMENTS_47:
        decisions = Decision.objects.filter(item=items[item_number - 1])
        link_restatement(decisions.get(position=again), decisions.get(position=first), by=by)
    number, begins, to = agendas.RECOMMENDATION_47
    decision = Decision.objects.get(item=items[number - 1], statement__startswith=begins)
    set_decision_details(decision, recommended=Recommended(to), by=by)
    return meeting


def _send_out_meeting_47(meeting: Meeting, attendance: Sequence[Attendee], *, by: User) -> int:
    """Record who was there and how they voted, and send the notice of actions; return how many there are."""
    record_attendance(meeting, attendance, by=by)
    _count_the_vote(meeting, by=by)
    send_notice_of_actions(meeting.minutes, site=site_address(), by=by)
    return Action.objects.filter(meeting=meeting).count()


def _count_the_vote(meeting: Meeting, *, by: User) -> None:
    """Record the one vote of the meeting, in which as many were against as the text counts."""
    divided = Decision.objects.select_related("item__meeting__panel").get(item__meeting=meeting, carried_by="majority")
    against = divided.dissent_count or 0
    voters = electorate_of(divided.item).number or 0
    record_vote(divided, EnteredVote(voters - against, against), by=by)


def _add_agenda(
    meeting: Meeting,
    agenda: Sequence[PlannedItem],
    confidential: Sequence[agendas.Confidential],
    *,
    by: User,
) -> list[AgendaItem]:
    items = add_items(meeting, agenda, by=by)
    for number, reason, title in confidential:
        classify_item(items[number - 1], Sensitivity.CONFIDENTIAL, reason=reason, public_title=title, by=by)
    return items


def _text(panel: Panel, number: int) -> str:
    """Return an item's text as the editor would send it: its actions named, its outcome statements marked."""
    html = (FOLDER / f"meeting47/{number:02}.html").read_text(encoding="utf-8")
    named = re.sub("<aside>", lambda _: f'<aside data-action="{uuid4()}">', html)
    return mark_statements(normal_form(named), outcome_words(panel))


def _attendance(cast: Cast, seats: Seats) -> list[Attendee]:
    """Return who was at meeting 47: those who sat on its day, seat by seat, then those who attended."""
    seated = [
        _seated(sitting, cast, seats[sitting.category, sitting.number])
        for sitting in people.SITTING
        if sitting.starts_on <= agendas.HELD_47 <= (sitting.ends_on or agendas.HELD_47)
    ]
    attending = [
        Attendee(AttendanceKind.IN_ATTENDANCE, guest.name, guest.organisation, cast[guest.name])
        for guest in people.ATTENDING
    ]
    return seated + attending


def _seated(sitting: people.Sitting, cast: Cast, seat: Seat) -> Attendee:
    name, category = sitting.name, sitting.category
    if name in agendas.ALTERNATES_47:
        alternate = agendas.ALTERNATES_47[name]
        return Attendee(AttendanceKind.ALTERNATE, alternate, category, cast[alternate], seat, alternate_for=cast[name])
    if name in agendas.APOLOGIES_47:
        return Attendee(AttendanceKind.APOLOGIES, name, category, cast[name], seat)
    first, last = agendas.ONLY_FOR_47.get(name, (None, None))
    return Attendee(AttendanceKind.PRESENT, name, category, cast[name], seat, from_item=first, to_item=last)
