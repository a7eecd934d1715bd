import pytest

from meetings.attendance.services.attendance import record_attendance
from minutes.models import Minutes
from minutes.workflow import verbs
from tests.conftest import Cast


@pytest.fixture
def with_chair(cast: Cast, drafted: Minutes) -> Minutes:
    """The same, complete and on the chair's table."""
    record_attendance(drafted.meeting, [], by=cast.secretary)
    verbs.send_to_chair(drafted, by=cast.secretary)
    return drafted
