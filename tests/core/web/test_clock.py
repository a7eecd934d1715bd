"""The clock of an answer, and that the next one starts with that of the installation."""

from zoneinfo import ZoneInfo

import pytest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.web.clock import set_clock_back, tell_time_in


def test_an_answer_tells_the_time_of_its_zone_and_the_next_one_does_not() -> None:
    told = []

    def view(request: HttpRequest) -> HttpResponse:
        tell_time_in(ZoneInfo("Pacific/Auckland"))
        told.append(timezone.get_current_timezone_name())
        return HttpResponse()

    set_clock_back(view)(HttpRequest())

    assert (told, timezone.get_current_timezone_name()) == (["Pacific/Auckland"], "Europe/London")


def test_a_failed_answer_leaves_no_zone_behind() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        tell_time_in(ZoneInfo("Pacific/Auckland"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        set_clock_back(view)(HttpRequest())
    assert timezone.get_current_timezone_name() == "Europe/London"
