import pytest

from meetings.attendance.services.attendance import record_attendance
from minutes.models import Minutes
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import action, paragraph, write


@pytest.fixture
def drafted(minutes: Minutes) -> Minutes:
    """A draft with an action of the member's, one of nobody's who can sign in, and two that are confidential."""
    write(
        minutes,
        1,
        paragraph("p", "Drafted words.")
        + action("owed", "Member to write by 3 May 2024.")
        + action("nobody", "The Clerk to count."),
    )
    write(
        minutes,
        2,
        action("hidden", "Member to whisper.", secret=True) + action("veiled", "Observer to peek.", secret=True),
    )
    return minutes


@pytest.fixture
def with_chair(cast: Cast, drafted: Minutes) -> Minutes:
    """The same, complete and on the chair's table."""
    record_attendance(drafted.meeting, [], by=cast.secretary)
    verbs.send_to_chair(drafted, by=cast.secretary)
    return drafted
