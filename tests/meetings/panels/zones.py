"""Moments at which a panel elsewhere has another day than this installation, and panels there."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import time_machine

from meetings.models import Panel

AUCKLAND_AFTER_MIDNIGHT = datetime(2026, 11, 30, 11, 30, tzinfo=UTC)  # 1 December, 00:30; in London 30 November
NEW_YORK_BEFORE_MIDNIGHT = datetime(2026, 12, 1, 4, 30, tzinfo=UTC)  # 30 November, 23:30; in London 1 December
LAST_OF_NOVEMBER, FIRST_OF_DECEMBER = date(2026, 11, 30), date(2026, 12, 1)


def in_zone(panel: Panel, zone: str) -> Panel:
    panel.rules = panel.rules | {"time_zone": zone}
    panel.save(update_fields=["rules"])
    return panel


def at(moment: datetime) -> AbstractContextManager[object]:
    return time_machine.travel(moment, tick=False)
