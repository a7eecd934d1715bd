"""The meeting begins, and with it its minutes."""

from django.db import transaction

from core.accounts.models import User
from meetings.calendar.services import meetings
from meetings.models import Meeting
from meetings.sittings import require_sitting
from minutes.drafting.save import start_minutes
from minutes.models import Minutes


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: User) -> Minutes:
    """Opens the meeting and its minutes, an empty text for each item of the agenda.

    Raises WrongState for a meeting that has begun already, is over or was called off.
    """
    require_sitting(meeting)
    meetings.open_meeting(meeting, by=by)
    return start_minutes(meeting, by=by)
