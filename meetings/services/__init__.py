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
from .agenda_bin import bin_item, put_back_item
from .agenda_issue import issue_agenda, recall_agenda
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
from .people import add_person
from .planned_agenda import (
    NewItem,
    edit_item,
    move_planned_item,
    plan_items,
    restore_planned_item,
    withdraw_planned_item,
)
from .points import Details
from .proposals import accept_proposal, decline_proposal, propose_item, withdraw_proposal
from .standing_items import (
    add_standing_item,
    edit_standing_item,
    lay_standing_items,
    move_standing_item,
    remove_standing_item,
)
from .suggestions import take_suggestion

__all__ = [
    "Attendee",
    "Details",
    "NewItem",
    "PlannedItem",
    "accept_proposal",
    "add_items",
    "add_outcome_words",
    "add_person",
    "add_seats",
    "add_standing_item",
    "appoint",
    "bin_item",
    "close_meeting",
    "create_meeting",
    "create_panel",
    "decline_proposal",
    "edit_item",
    "edit_standing_item",
    "issue_agenda",
    "lay_standing_items",
    "move_item",
    "move_planned_item",
    "move_standing_item",
    "open_meeting",
    "plan_items",
    "propose_item",
    "put_back_item",
    "recall_agenda",
    "record_apologies",
    "record_attendance",
    "remove_item",
    "remove_standing_item",
    "rename_item",
    "require_drafter",
    "require_secretary",
    "restore_item",
    "restore_planned_item",
    "set_letterhead",
    "take_suggestion",
    "withdraw_item",
    "withdraw_planned_item",
    "withdraw_proposal",
]
