"""The details of a seat, which a copy of a set-up takes along."""

from meetings.models import Seat
from meetings.panels.seat_details import details_of
from meetings.setup.plan import PlannedSeats


def test_a_seat_and_planned_ones_say_the_same() -> None:
    seat = Seat(category="Large Suppliers", appointed_by="By election", has_vote=False)

    assert details_of(seat) == {"appointed_by": "By election", "has_vote": False}
    assert details_of(PlannedSeats("Large Suppliers", 2, "By election", False)) == details_of(seat)
