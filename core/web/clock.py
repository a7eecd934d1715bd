"""The clock by which a page tells times of day: that of the installation, unless what it is about has its own."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

Answer = Callable[[HttpRequest], HttpResponseBase]


def tell_time_in(zone: ZoneInfo) -> None:
    """Let the rest of the answer tell times of day, and the day it is, as they are in this zone."""
    timezone.activate(zone)


def set_clock_back(get_response: Answer) -> Answer:
    """Let no answer go by the zone of the one before it: Django leaves a thread in the zone that it was told."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            return get_response(request)
        finally:
            timezone.deactivate()

    return answer
