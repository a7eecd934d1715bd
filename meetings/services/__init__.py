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
from .coming import answer_coming, ask_who_comes, declare_interest, withdraw_interest
from .meetings import close_meeting, create_meeting, open_meeting
from .new_panel import person_of, set_up_panel
from .panel_settings import (
    change_panel_rules,
    recode_panel,
    rename_panel,
    retire_outcome_word,
    set_parent,
)
from .panels import (
    add_outcome_words,
    add_seats,
    appoint,
    appoint_first_secretary,
    create_panel,
    require_administrator,
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
    "answer_coming",
    "appoint",
    "appoint_first_secretary",
    "ask_who_comes",
    "change_panel_rules",
    "close_meeting",
    "create_meeting",
    "create_panel",
    "declare_interest",
    "move_item",
    "open_meeting",
    "person_of",
    "recode_panel",
    "record_apologies",
    "record_attendance",
    "remove_item",
    "rename_item",
    "rename_panel",
    "require_administrator",
    "require_drafter",
    "require_secretary",
    "restore_item",
    "retire_outcome_word",
    "set_letterhead",
    "set_parent",
    "set_up_panel",
    "withdraw_interest",
    "withdraw_item",
]
