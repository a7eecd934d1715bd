"""The calendar of a panel as tests read it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils.html import strip_tags

from tests.pages import page_text

TODAY = datetime(2023, 2, 1, 12, tzinfo=ZoneInfo("Europe/London"))
CALENDAR = "/panels/GRID/calendar/"
RULE = {"which": 2, "weekday": 4, "every": 1, "first": "2023-03-01", "last": "2023-06-01", "clear": 0}
SKIPPED = {"skipped": 5}


def words(response: object) -> str:
    return " ".join(strip_tags(page_text(response)).split())  # type: ignore[attr-defined]


def plan(desk: Client, **choices: str) -> object:
    """Sends what is to become of March, April and June."""
    chosen = {"2023-03-choice": "keep", "2023-04-choice": "keep", "2023-06-choice": "keep"}
    chosen |= {name.replace("_", "-"): said for name, said in choices.items()}
    return desk.post(f"{CALENDAR}plan/?{query()}", chosen)


def query(**changes: object) -> str:
    return "&".join(f"{name}={value}" for name, value in (RULE | SKIPPED | changes).items())
