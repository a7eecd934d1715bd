"""What tests of superseded versions share: minutes published on known days, and corrected after that."""

from datetime import UTC, date, datetime

import time_machine
from django.test import Client

from meetings.models import Meeting
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import paragraph, write
from tests.minutes.workflow.signing import bring_to

S = MinutesState
BEFORE, AFTER = "The Panel talked.", "The Panel talked at length."


def on(day: int) -> time_machine.travel:
    """On that day of November 2026."""
    return time_machine.travel(datetime(2026, 11, day, 9, tzinfo=UTC), tick=False)


def bring_to_by_days(state: MinutesState, minutes: Minutes, cast: Cast, first: int) -> None:
    """Circulated on the first day, approved and signed and published on those after it; the meeting that approves was
    on 31 October."""
    for day, reached in enumerate([S.CIRCULATED, S.APPROVED, S.SIGNED, S.PUBLISHED], start=first):
        if minutes.state != state:
            with on(day):
                bring_to(reached, minutes, cast)
    Meeting.objects.filter(number=minutes.meeting.number + 1).update(held_on=date(2026, 10, 31))


def publish_first(minutes: Minutes, cast: Cast) -> Minutes:
    """Version 1 circulated on the 1st, 2 approved, 3 signed on the 3rd and published on the 4th."""
    bring_to_by_days(S.PUBLISHED, minutes, cast, first=1)
    return minutes


def correct(minutes: Minutes, cast: Cast, *, until: MinutesState = S.PUBLISHED) -> Minutes:
    """Version 4 circulated on the 11th, 5 approved, 6 signed on the 13th and published on the 14th."""
    verbs.reopen(minutes, "A word.", by=cast.secretary)
    write(minutes, 2, paragraph("talk 12", AFTER))
    bring_to_by_days(until, minutes, cast, first=11)
    return minutes


def seen_by(client: Client, cast: Cast, role: str) -> Client:
    client.logout()
    if role != "anonymous":
        client.force_login(getattr(cast, role))
    return client
