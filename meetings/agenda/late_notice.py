"""The warning about an agenda that goes out later than the panel's notice asks for. Pure."""

from datetime import date

from core import english
from meetings.panels.rules import PanelRules


def said_of_late_notice(rules: PanelRules, held_on: date, issued_on: date) -> str:
    """Return by how many working days an agenda issued on this day is late, as a sentence; nothing if it is not."""
    due = rules.agenda_due(held_on)
    if issued_on <= due:
        return ""
    count = rules.calendar.between(due, issued_on)
    if not count:
        return f"The agenda was due on {english.weekday(due)}, the last working day before today."
    days = english.spelt_count(count, "working day")
    return f"The agenda was due on {english.weekday(due)}: it is {days} late."
