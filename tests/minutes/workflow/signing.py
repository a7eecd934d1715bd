"""What tests of the way to signed minutes share: complete minutes, and each state reached as people reach it."""

from collections.abc import Callable

from core.accounts.models import User
from meetings.attendance.services.attendance import record_attendance
from meetings.calendar.services.meetings import create_meeting, open_meeting
from meetings.enums import MeetingState
from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, stated, write

PASSWORD = "paper and ink 47"
SITE = "http://testserver"


def make_complete_minutes(cast: Cast, number: int = 12) -> Minutes:
    """Minutes that lack nothing, with something to hide."""
    minutes = make_minutes(cast.panel, number)
    write(
        minutes,
        1,
        stated(f"open {number}", "AGREED", "the open budget")
        + stated(f"hidden {number}", "NOTED", "the hidden price", secret=True)
        + action(f"owed {number}", "Member to write."),
    )
    write(minutes, 2, paragraph(f"talk {number}", "The Panel talked."))
    record_attendance(minutes.meeting, [], by=cast.secretary)
    cast.chair.set_password(PASSWORD)
    cast.chair.save()
    return minutes


def later_meeting(minutes: Minutes, by: User) -> Meeting:
    """The next one, which has been opened."""
    panel, number = minutes.meeting.panel, minutes.meeting.number + 1
    meeting = Meeting.objects.filter(panel=panel, number=number).first() or create_meeting(panel, number, by=by)
    if meeting.state in MeetingState.TO_COME:
        open_meeting(meeting, by=by)
    return meeting


def steps(cast: Cast) -> dict[MinutesState, Callable[[Minutes], object]]:
    """What brings minutes into a state from the one before it."""
    return {
        MinutesState.CHAIR_REVIEW: lambda minutes: verbs.send_to_chair(minutes, by=cast.secretary),
        MinutesState.CIRCULATED: lambda minutes: verbs.circulate(minutes, recipients=[], site=SITE, by=cast.chair),
        MinutesState.APPROVED: lambda minutes: verbs.approve(
            minutes, at=later_meeting(minutes, cast.secretary), by=cast.secretary
        ),
        MinutesState.SIGNED: lambda minutes: verbs.sign(minutes, password=PASSWORD, by=cast.chair),
        MinutesState.PUBLISHED: lambda minutes: verbs.publish(minutes, by=cast.secretary),
    }


def bring_to(state: MinutesState, minutes: Minutes, cast: Cast) -> Minutes:
    """Through every state on the way from where they stand."""
    for reached, step in steps(cast).items():
        if minutes.state == state:
            break
        if list(MinutesState).index(reached) > list(MinutesState).index(MinutesState(minutes.state)):
            step(minutes)
    return minutes
