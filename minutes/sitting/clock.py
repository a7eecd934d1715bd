"""The moments at which the meeting begins, is adjourned, goes on and is closed: recorded in one press, by the panel's
clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.canonical import Fact
from core.errors import Unacceptable, WrongState
from meetings.attendance.held import Held, adjourned, closed, resumed, started
from meetings.attendance.queries import held_of
from meetings.attendance.services.held import record_held
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import Meeting
from minutes.sitting.attendance import hold_record


@transaction.atomic
def start_sitting(meeting: Meeting, *, by: User) -> Held:
    """Record that the meeting begins now, at the place that was planned.

    Raises NotAllowed for anybody but the secretariat, WrongState unless the meeting is open and it is its day,
    Unacceptable where it has begun.
    """

    def start(held: Held, now: datetime) -> Held:
        begun = started(held, now)
        return begun if begun.place else begun._replace(place=meeting.place)

    return _press(meeting, start, verb="meetings.sitting_started", by=by)


@transaction.atomic
def adjourn_sitting(meeting: Meeting, item: ItemNumber, *, is_within: bool, reason: str = "", by: User) -> Held:
    """Record that the meeting is adjourned now, within an item or after it. Raises as ``start_sitting`` does, and
    Unacceptable for a meeting that does not sit."""

    def adjourn(held: Held, now: datetime) -> Held:
        return adjourned(held, item, now, is_within=is_within, reason=reason)

    return _press(meeting, adjourn, verb="meetings.sitting_adjourned", by=by, item=item.plain)


@transaction.atomic
def resume_sitting(meeting: Meeting, *, by: User) -> Held:
    """Record that the meeting goes on now. Raises as ``start_sitting`` does, and Unacceptable for one that is not
    adjourned."""
    return _press(meeting, resumed, verb="meetings.sitting_resumed", by=by)


@transaction.atomic
def close_sitting(meeting: Meeting, *, by: User) -> Held:
    """Record that the meeting is closed now; its state stays. Raises as ``start_sitting`` does, and Unacceptable for
    one that is adjourned."""
    return _press(meeting, closed, verb="meetings.sitting_closed", by=by)


@transaction.atomic
def record_meeting_held(meeting: Meeting, held: Held, *, seen: str, by: User) -> None:
    """Record all of how the meeting was held, by whoever saw what the digest ``seen`` is of.

    Raises Unacceptable where somebody else has recorded something since, and as ``record_held`` does; and as
    ``hold_record`` does.
    """
    kept = hold_record(meeting, by=by)
    if digest_of(held_of(kept)) != seen:
        raise Unacceptable(
            "Somebody else has recorded something of this since you opened the page. Nothing of yours is saved yet: "
            "if you save once more, it takes the place of theirs."
        )
    record_held(kept, held, by=by)


def digest_of(held: Held) -> str:
    """Return the same as long as nobody records anything else of how the meeting was held."""
    return sha256(repr(held.in_zone(UTC)).encode()).hexdigest()


def _press(meeting: Meeting, move: Callable[[Held, datetime], Held], *, verb: str, by: User, **facts: Fact) -> Held:
    kept = hold_record(meeting, by=by)
    if kept.state != MeetingState.OPEN:
        raise WrongState(f"{kept.reference} is not open. Record its times on the page of how it was held.")
    held, now = held_of(kept), timezone.now().astimezone(kept.zone).replace(second=0, microsecond=0)
    if not held.happens_at(now, kept.held_on):
        raise WrongState(f"{kept.reference} is not held now. Record its times on the page of how it was held.")
    moved = move(held, now)
    record_held(kept, moved, by=by, verb=verb, **facts)
    return moved
