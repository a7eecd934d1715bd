"""Changes to panels, meetings and agendas: one function for each, by an actor, with an audit event."""

from meetings.rules import Attendee

from .agenda import (
    PlannedItem,
    add_items,
    move_item,
    remove_item,
    rename_item,
    restore_item,
    withdraw_item,
)
from .attendance import record_apologies, record_attendance
from .meetings import close_meeting, create_meeting, open_meeting
from .panels import (
    add_outcome_words,
    add_seats,
    appoint,
    create_panel,
    require_drafter,
    require_secretary,
    set_letterhead,
)
from .paper_bin import bin_paper, empty_paper_bin, restore_paper, withdraw_paper
from .paper_reading import note_opening, write_note
from .papers import Received, add_paper, add_paper_version, change_paper, paper_files
from .people import add_person

__all__ = [
    "Attendee",
    "PlannedItem",
    "Received",
    "add_items",
    "add_outcome_words",
    "add_paper",
    "add_paper_version",
    "add_person",
    "add_seats",
    "appoint",
    "bin_paper",
    "change_paper",
    "close_meeting",
    "create_meeting",
    "create_panel",
    "empty_paper_bin",
    "move_item",
    "note_opening",
    "open_meeting",
    "paper_files",
    "record_apologies",
    "record_attendance",
    "remove_item",
    "rename_item",
    "require_drafter",
    "require_secretary",
    "restore_item",
    "restore_paper",
    "set_letterhead",
    "withdraw_item",
    "withdraw_paper",
    "write_note",
]
