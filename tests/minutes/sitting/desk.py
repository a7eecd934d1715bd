"""The sheet of meeting 12, as its secretary fills it in and sends it."""

from django.http import HttpResponse
from django.test import Client

from meetings.enums import AttendanceKind
from tests.conftest import Cast
from tests.minutes.filling import filled_in

PAGE = "/meetings/GRID12/attendance/"


PRESENT, ALTERNATE, APOLOGIES = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE, AttendanceKind.APOLOGIES


def seat_of(cast: Cast, role: str) -> str:
    return f"seat-{getattr(cast, role).person.pk}"


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def send(client: Client, changes: dict[str, str], page: str = "") -> HttpResponse:
    return client.post(PAGE, filled_in(page or shown(client), changes))
