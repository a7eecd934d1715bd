"""The meetings of an autumn, as tests of the calendar plan and read them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.audit.trail import AuditEvent
from meetings.models import Meeting
from tests.conftest import Cast

TODAY = datetime(2023, 6, 1, 12, tzinfo=ZoneInfo("Europe/London"))
SITE = "https://minutes.example.org"
FRIDAYS = [date(2023, 9, 8), date(2023, 10, 13), date(2023, 11, 10)]
TEN = time(10)


def numbered(cast: Cast) -> dict[int, date | None]:
    return dict(Meeting.objects.filter(panel=cast.panel).order_by("number").values_list("number", "held_on"))


def trail() -> list[str]:
    return list(AuditEvent.objects.order_by("seq").values_list("verb", flat=True))
