"""Panels, their seats, their own outcome words and letterhead, and who is appointed to them."""

import io
from collections.abc import Collection
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from PIL import Image, UnidentifiedImageError

from core.accounts import User
from core.audit import record
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import keeps_the_minutes, standing_of
from meetings.enums import Role
from meetings.models import Letterhead, Membership, OutcomeWord, Panel, Person, Seat

from .rows import check

LARGEST_LOGO = 200_000  # bytes


def require_secretary(panel: Panel, by: User) -> None:
    """Raises NotAllowed unless this person keeps the panel's minutes."""
    if not keeps_the_minutes.test(by, panel):
        raise NotAllowed(f"Only the secretariat of {panel.name} can do this.")


def require_drafter(panel: Panel, by: User) -> None:
    """Raises NotAllowed unless this person takes part in the drafting: the secretariat and the chair do."""
    if panel.pk not in standing_of(by).drafts:
        raise NotAllowed(f"Only the secretariat or the chair of {panel.name} can do this.")


def require_administrator(by: User) -> None:
    """Raises NotAllowed unless this person sets up panels: an administrator, or the operator at the command line."""
    if not (by.is_administrator or by.is_operator):
        raise NotAllowed("Only an administrator of this installation can set up panels.")


@transaction.atomic
def create_panel(code: str, *, name: str, by: User) -> Panel:
    """A new panel. Raises Unacceptable for a code that is not two to eight capital letters, or is taken."""
    require_administrator(by)
    panel = Panel(code=code, name=name)
    check(panel)
    panel.save()
    record("meetings.panel_created", panel, by=by, code=code)
    return panel


@transaction.atomic
def add_seats(
    panel: Panel, category: str, count: int, *, by: User, appointed_by: str = "", has_vote: bool = True
) -> list[Seat]:
    """So many more seats of a category, numbered on from those there are."""
    require_secretary(panel, by)
    Panel.objects.select_for_update().get(pk=panel.pk)  # two who add at once must see each other's numbers
    first = Seat.objects.filter(panel=panel, category=category).count() + 1
    seats = [
        Seat(panel=panel, category=category, number=number, appointed_by=appointed_by, has_vote=has_vote)
        for number in range(first, first + count)
    ]
    for seat in seats:
        check(seat)
    Seat.objects.bulk_create(seats)
    record("meetings.seats_added", panel, by=by, category=category, count=count)
    return seats


@transaction.atomic
def add_outcome_words(panel: Panel, words: Collection[str], *, by: User) -> None:
    """Outcome words of the panel's own, beside those that come with SmartGov."""
    require_secretary(panel, by)
    rows = [OutcomeWord(panel=panel, word=word) for word in sorted(words)]
    for row in rows:
        check(row)
    OutcomeWord.objects.bulk_create(rows)
    record("meetings.outcome_words_added", panel, by=by, words=sorted(words))


@transaction.atomic
def set_letterhead(
    panel: Panel, *, by: User, address_line: str = "", logo: bytes = b"", logo_alt: str = ""
) -> Letterhead:
    """What stands above the panel's minutes: a logo as PNG, described in words, and a line with its address.

    Raises Unacceptable for a logo that is no PNG, is larger than LARGEST_LOGO bytes, or has no description.
    """
    require_secretary(panel, by)
    check_logo(logo)
    letterhead = Letterhead.objects.filter(panel=panel).first() or Letterhead(panel=panel)
    letterhead.address_line, letterhead.logo, letterhead.logo_alt = address_line, logo, logo_alt
    check(letterhead)
    letterhead.save()
    record("meetings.letterhead_set", panel, by=by, logo_sha256=sha256(logo).hexdigest() if logo else "")
    return letterhead


def check_logo(logo: bytes) -> None:
    """Raises Unacceptable for one that is no PNG, or is too large; none at all is one that will do."""
    if len(logo) > LARGEST_LOGO:
        raise Unacceptable(f"A logo can have {LARGEST_LOGO // 1000} KB; this one has {len(logo) // 1000}.")
    if not logo:
        return
    try:
        with Image.open(io.BytesIO(logo), formats=["PNG"]) as image:
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError) as error:  # Pillow raises each of them for a broken file
        raise Unacceptable("The logo is not a PNG image that can be read.") from error


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
    check(membership)
    _refuse_overlap(membership)
    membership.save()
    record("meetings.person_appointed", membership, by=by, role=role.value, starts_on=starts_on, ends_on=ends_on)
    return membership


@transaction.atomic
def appoint_first_secretary(panel: Panel, person: Person, *, starts_on: date, by: User) -> Membership:
    """Who sets a panel up says who keeps its minutes; every later appointment is that secretary's.

    Raises WrongState for a panel that has, or ever had, a secretary: nobody comes to a panel's secrets this way.
    """
    require_administrator(by)
    Panel.objects.select_for_update().get(pk=panel.pk)
    if Membership.objects.filter(panel=panel, role=Role.SECRETARY).exists():
        raise WrongState(f"The {panel} has had a secretary already. Only its secretariat appoints others.")
    membership = Membership(panel=panel, person=person, role=Role.SECRETARY, starts_on=starts_on, is_cleared=True)
    check(membership)
    membership.save()
    record("meetings.first_secretary_appointed", membership, by=by, panel=panel.pk, starts_on=starts_on)
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
