"""Changes to panels, meetings and agendas: one function for each, by an actor, with an audit event."""

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format

from core.accounts import User
from core.audit import record
from core.errors import NotAllowed, Unacceptable
from meetings.access import is_operator, keeps_the_minutes
from meetings.enums import AttendanceKind, MeetingState, Role
from meetings.models import AgendaItem, Attendance, Meeting, Membership, OutcomeWord, Panel, Person, Seat


def require_secretary(panel: Panel, by: User) -> None:
    """Raises NotAllowed unless this person keeps the panel's minutes."""
    if not keeps_the_minutes.test(by, panel):
        raise NotAllowed(f"Only the secretariat of {panel.name} can do this.")


@transaction.atomic
def create_panel(code: str, *, name: str, by: User) -> Panel:
    """A new panel. Raises Unacceptable for a code that is not two to eight capital letters, or is taken."""
    if not is_operator.test(by, None):
        raise NotAllowed("Only the operator of this installation can add a panel.")
    panel = Panel(code=code, name=name)
    _check(panel)
    panel.save()
    record("meetings.panel_created", panel, by=by, code=code)
    return panel


@transaction.atomic
def add_outcome_words(panel: Panel, words: Collection[str], *, by: User) -> None:
    """Outcome words of the panel's own, beside those that come with SmartGov."""
    require_secretary(panel, by)
    rows = [OutcomeWord(panel=panel, word=word) for word in sorted(words)]
    for row in rows:
        _check(row)
    OutcomeWord.objects.bulk_create(rows)
    record("meetings.outcome_words_added", panel, by=by, words=sorted(words))


@transaction.atomic
def appoint(
    panel: Panel,
    person: Person,
    role: Role,
    *,
    starts_on: date,
    by: User,
    ends_on: date | None = None,
    seat: Seat | None = None,
    is_cleared: bool = False,
) -> Membership:
    """A person's membership of a panel, from the first day to the last, both included.

    Raises Unacceptable where it would overlap: a seat has one holder at a time, and nobody has one role twice.
    """
    require_secretary(panel, by)
    Panel.objects.select_for_update().get(pk=panel.pk)  # two appointments at once must see each other
    membership = Membership(
        panel=panel,
        person=person,
        role=role,
        seat=seat,
        starts_on=starts_on,
        ends_on=ends_on,
        is_cleared=is_cleared,
    )
    _check(membership)
    _refuse_overlap(membership)
    membership.save()
    record("meetings.person_appointed", membership, by=by, role=role.value, starts_on=starts_on, ends_on=ends_on)
    return membership


def _refuse_overlap(membership: Membership) -> None:
    at_the_same_time = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=membership.starts_on), panel=membership.panel
    )
    if membership.ends_on is not None:
        at_the_same_time = at_the_same_time.filter(starts_on__lte=membership.ends_on)
    same_role = at_the_same_time.filter(person=membership.person, role=membership.role).first()
    if same_role is not None:
        raise Unacceptable(f"{same_role} overlaps: {_term(same_role)}.")
    same_seat = at_the_same_time.filter(seat=membership.seat).exclude(seat=None).first()
    if same_seat is not None:
        raise Unacceptable(f"The seat {same_seat.seat} is taken: {same_seat.person}, {_term(same_seat)}.")


def _term(membership: Membership) -> str:
    start = date_format(membership.starts_on, "j F Y")
    return f"{start} to {date_format(membership.ends_on, 'j F Y')}" if membership.ends_on else f"from {start} on"


@transaction.atomic
def create_meeting(
    panel: Panel,
    number: int,
    *,
    by: User,
    held_on: date | None = None,
    state: MeetingState = MeetingState.PLANNED,
) -> Meeting:
    """Meeting ``number`` of the panel; without a date, its day is not recorded."""
    require_secretary(panel, by)
    meeting = Meeting(panel=panel, number=number, held_on=held_on, state=state)
    _check(meeting)
    meeting.save()
    record("meetings.meeting_created", meeting, by=by, reference=meeting.reference)
    return meeting


@transaction.atomic
def add_items(meeting: Meeting, titles: Sequence[tuple[int, str]], *, by: User) -> list[AgendaItem]:
    """Agenda items by number and title, in one go."""
    require_secretary(meeting.panel, by)
    items = [AgendaItem(meeting=meeting, number=number, title=title) for number, title in titles]
    for item in items:
        item.clean_fields()
    AgendaItem.objects.bulk_create(items)
    record("meetings.items_added", meeting, by=by, numbers=[item.number for item in items])
    return items


@transaction.atomic
def rename_item(item: AgendaItem, title: str, *, by: User) -> None:
    """Another title for an agenda item; its number stays."""
    require_secretary(item.meeting.panel, by)
    item.title = title
    item.clean_fields()
    item.save(update_fields=["title"])
    record("meetings.item_renamed", item, by=by, number=item.number)


@transaction.atomic
def record_apologies(meeting: Meeting, apologies: Sequence[tuple[str, str]], *, by: User) -> None:
    """Who sent apologies, as (category, name); none at all is recorded as none, which is not "not recorded"."""
    require_secretary(meeting.panel, by)
    meeting.attendances.filter(kind=AttendanceKind.APOLOGIES).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, kind=AttendanceKind.APOLOGIES, position=position, category=category, name=name)
        for position, (category, name) in enumerate(apologies)
    )
    meeting.apologies_recorded = True
    meeting.save(update_fields=["apologies_recorded"])
    record("meetings.apologies_recorded", meeting, by=by, count=len(apologies))


def _check(row: Panel | Meeting | Membership | OutcomeWord) -> None:
    try:
        row.full_clean(validate_constraints=True)
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
