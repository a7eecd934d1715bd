"""The meeting begins, and with it its minutes."""

from django.db import transaction

from core.accounts.models import User
from meetings.calendar.services import meetings
from meetings.models import Meeting
from meetings.sittings import require_sitting
from minutes.drafting.save import start_minutes
from minutes.models import Minutes
from minutes.sitting.clock import start_sitting


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: User, starts_now: bool = False) -> Minutes:
    """Opens the meeting and its minutes, an empty text for each item of the agenda.

    Where it ``starts_now``, that is recorded as when it began. Raises WrongState for a meeting that has begun already,
    is over or was called off, and as ``start_sitting`` does.
    """
    require_sitting(meeting)
    meetings.open_meeting(meeting, by=by)
    minutes = start_minutes(meeting, by=by)
    if starts_now:
        start_sitting(meeting, by=by)
    return minutes
