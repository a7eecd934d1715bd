"""The details of a seat beside its category and number; a copy of a set-up takes them along. Pure."""

from typing import TypedDict, cast


class SeatDetails(TypedDict, total=False):
    appointed_by: str
    has_vote: bool


def details_of(seat: object) -> SeatDetails:
    """Return the details of a seat, or of seats that are planned."""
    return cast(SeatDetails, {name: getattr(seat, name) for name in SeatDetails.__annotations__})
