"""Changes to panels, meetings and agendas: one function for each, by an actor, with an audit event."""

from meetings.rules import Attendee

from .agenda import PlannedItem, add_items, rename_item
from .attendance import record_apologies, record_attendance
from .meetings import create_meeting
from .panels import (
    add_outcome_words,
    add_seats,
    appoint,
    create_panel,
    require_drafter,
    require_secretary,
    set_letterhead,
)
from .people import add_person

__all__ = [
    "Attendee",
    "PlannedItem",
    "add_items",
    "add_outcome_words",
    "add_person",
    "add_seats",
    "appoint",
    "create_meeting",
    "create_panel",
    "record_apologies",
    "record_attendance",
    "rename_item",
    "require_drafter",
    "require_secretary",
    "set_letterhead",
]
