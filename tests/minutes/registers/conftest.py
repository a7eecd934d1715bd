from datetime import timedelta

import pytest

from meetings.attendance.services.attendance import record_attendance
from meetings.calendar.services.meetings import create_meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.factories import action, paragraph, write
from tests.minutes.registers.pages import TODAY
from tests.minutes.workflow.signing import bring_to


@pytest.fixture
def noticed(cast: Cast, minutes: Minutes) -> Minutes:
    write(
        minutes,
        1,
        action("undated", "Member to think.")
        + action("late", "Member to write by 13 May 2024.")
        + action("soon", "Member to report at the next meeting.")
        + action("later", "Member to rest by 3 May 2030.")
        + action("others", "The Clerk to count.")
        + action("hidden", "Member to whisper.", secret=True),
    )
    create_meeting(cast.panel, 13, held_on=TODAY + timedelta(days=11), by=cast.secretary)
    send_notice_of_actions(minutes, site="http://testserver", by=cast.secretary)
    return minutes


@pytest.fixture
def circulated(cast: Cast, minutes: Minutes) -> Minutes:
    """An action behind a confidential paragraph, one behind a list, one behind nothing; an item that is secret."""
    write(
        minutes,
        1,
        action("bare", "Observer to begin.")
        + paragraph("said", "The Clerk spoke. It will be published on 18 August.")
        + paragraph("hush", "The price is a quokka.", secret=True)
        + action("owed", "Observer and Member to write.")
        + action("second", "Observer and Member to ring."),
    )
    write(minutes, 2, paragraph("talk", "The quokka slept.", secret=True) + action("veiled", "Member to wake it."))
    record_attendance(minutes.meeting, [], by=cast.secretary)
    return bring_to(MinutesState.CIRCULATED, minutes, cast)
