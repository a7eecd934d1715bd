"""The seats of a panel: added, changed, given up."""

from datetime import date
from typing import Unpack

from django.db import transaction
from django.db.models import Max

from core import english
from core.accounts.models import User
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.models import Attendance, Ballot, Membership, Panel, Seat
from meetings.panels.seat_details import SeatDetails, details_of
from meetings.people.term_conflicts import term

MOST_SEATS_AT_ONCE = 100


@transaction.atomic
def add_seats(panel: Panel, category: str, count: int, *, by: User, **details: Unpack[SeatDetails]) -> list[Seat]:
    """Add seats to a category, numbered on from those there are or were; capitals and spaces make no other category."""
    require_secretary(panel, by)
    if not 1 <= count <= MOST_SEATS_AT_ONCE:
        raise Unacceptable(f"Between 1 and {MOST_SEATS_AT_ONCE} seats can be added at once.")
    Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)  # two who add at once must see each other's numbers
    category = _category_named(panel, category)
    last = Seat.objects.filter(panel=panel, category=category).aggregate(last=Max("number"))["last"] or 0
    seats = [
        Seat(panel=panel, category=category, number=number, **details) for number in range(last + 1, last + count + 1)
    ]
    for seat in seats:
        check(seat)
    Seat.objects.bulk_create(seats)
    record("meetings.seats_added", panel, by=by, category=category, count=count)
    return seats


def _category_named(panel: Panel, name: str) -> str:
    """Return the category as the panel writes it already, or as it is given where it is new.

    Folded here and not in the database: SQLite knows capitals of A to Z alone.
    """
    given = one_line(name)
    known = list(Seat.objects.filter(panel=panel).order_by("category").values_list("category", flat=True).distinct())
    if given in known:
        return given
    folded = english.fold(given)
    return next((category for category in known if english.fold(category) == folded), given)


@transaction.atomic
def change_seat(seat: Seat, *, by: User, **details: Unpack[SeatDetails]) -> None:
    """Set what is given of a seat's details. What was decided before stays as it was counted."""
    require_secretary(seat.panel, by)
    before = details_of(seat)
    for name, value in details.items():
        setattr(seat, name, value)
    if details_of(seat) == before:
        return
    check(seat)
    seat.save(update_fields=list(details))
    record("meetings.seat_changed", seat, by=by, has_vote=seat.has_vote)


@transaction.atomic
def give_up_seat(seat: Seat, *, ends_on: date, by: User) -> bool:
    """Give up the seat after this day; return whether it stays on record, which one that nobody ever held does not.

    Raises Unacceptable where somebody holds it after that day.
    """
    require_secretary(seat.panel, by)
    Panel.objects.select_for_update(no_key=True).get(pk=seat.panel_id)  # nobody is appointed to it meanwhile
    held = list(Membership.objects.filter(seat=seat).select_related("person"))
    later = next(
        (membership for membership in held if membership.ends_on is None or membership.ends_on > ends_on), None
    )
    if later:
        raise Unacceptable(f"{later.person} holds the seat {seat}, {term(later)}. End that term first.")
    is_on_record = any(rows.filter(seat=seat).exists() for rows in (Attendance.objects, Ballot.objects))
    if not held and not is_on_record:
        record("meetings.seat_removed", seat, by=by, category=seat.category, number=seat.number)
        seat.delete()
        return False
    seat.ends_on = ends_on
    seat.save(update_fields=["ends_on"])
    record("meetings.seat_given_up", seat, by=by, ends_on=ends_on)
    return True


@transaction.atomic
def keep_seat(seat: Seat, *, by: User) -> None:
    """Keep a seat that was to be given up. Raises WrongState for one that is not."""
    require_secretary(seat.panel, by)
    require_given_up(seat)
    seat.ends_on = None
    seat.save(update_fields=["ends_on"])
    record("meetings.seat_kept", seat, by=by)


def require_given_up(seat: Seat) -> None:
    if seat.ends_on is None:
        raise WrongState(f"The seat {seat} is not given up.")
