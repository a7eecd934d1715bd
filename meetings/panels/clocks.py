"""The clocks of panels: each has the day of its own time zone. Pure."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from meetings.panels.rule_checks import time_zones
from meetings.panels.rules import PanelRules

STANDARD = PanelRules().zone
_QUARTER_OF_AN_HOUR = 15  # minutes: no clock of today is set by less
_FURTHEST_EAST, _FURTHEST_WEST = timedelta(hours=14), timedelta(hours=-12)


def day_in(zone: str | None, moment: datetime) -> date:
    """Return which day it is in a zone; without one, for a panel that has set none."""
    return moment.astimezone(ZoneInfo(zone) if zone else STANDARD).date()


def days_elsewhere(moment: datetime) -> Mapping[date, tuple[str, ...]]:
    """Return the zones in which it is another day than for a panel that has set none, by that day."""
    utc = moment.astimezone(UTC)
    return _days_elsewhere(utc.replace(minute=utc.minute - utc.minute % _QUARTER_OF_AN_HOUR, second=0, microsecond=0))


def first_and_last_day(moment: datetime) -> tuple[date, date]:
    """Return the earliest and the latest day that it is anywhere."""
    utc = moment.astimezone(UTC)
    return (utc + _FURTHEST_WEST).date(), (utc + _FURTHEST_EAST).date()


@lru_cache(maxsize=4)
def _days_elsewhere(moment: datetime) -> Mapping[date, tuple[str, ...]]:
    here, zones = day_in(None, moment), dict[date, list[str]]()
    for zone in time_zones():
        if (day := day_in(zone, moment)) != here:
            zones.setdefault(day, []).append(zone)
    return MappingProxyType({day: tuple(names) for day, names in zones.items()})
