"""Changes to panels, meetings and agendas: one function for each, by an actor, with an audit event."""

from meetings.rules import Attendee

from .accounts import (
    change_address_of,
    close_account_of,
    invite,
    invite_again,
    reopen_account_of,
)
from .agenda import (
    PlannedItem,
    add_items,
    move_item,
    remove_item,
    rename_item,
    restore_item,
    withdraw_item,
)
from .agenda_bin import bin_item, empty_agenda_bin, put_back_item
from .agenda_issue import issue_agenda, recall_agenda
from .arranging import Arrangement, add_meeting, cancel_meeting, is_counted_on, move_meeting
from .attendance import record_apologies, record_attendance
from .coming import answer_coming, ask_who_comes, declare_interest, withdraw_interest
from .feeds import make_feed, revoke_feed
from .meeting_bin import bin_meeting, empty_bin_of_meetings, restore_meeting
from .meetings import close_meeting, create_meeting, open_meeting
from .memberships import appoint, appoint_somebody_new, call_off, change_term, renew, set_clearance
from .new_panel import person_of, set_up_panel
from .numbering import next_number, numbers_by_day, put_numbers_in_order, renumber_meeting
from .panel_settings import (
    change_panel_rules,
    recode_panel,
    rename_panel,
    retire_outcome_word,
    set_parent,
)
from .panels import (
    add_outcome_words,
    appoint_first_secretary,
    create_panel,
    require_administrator,
    require_drafter,
    require_secretary,
    set_letterhead,
)
from .paper_bin import bin_paper, empty_paper_bin, restore_paper, withdraw_paper
from .paper_order import move_paper
from .paper_reading import note_opening, write_note
from .papers import Received, add_paper, add_paper_version, change_paper, paper_files
from .people import add_person, correct_person, organisation_named
from .planned_agenda import (
    NewItem,
    edit_item,
    move_planned_item,
    plan_items,
    restore_planned_item,
    withdraw_planned_item,
)
from .planning import ordinary_days, plan_meetings
from .points import Details
from .proposals import accept_proposal, decline_proposal, propose_item, withdraw_proposal
from .reinstating import reinstate_meeting, why_it_stays_off
from .seats import add_seats, change_seat, give_up_seat, keep_seat
from .standing_items import (
    add_standing_item,
    edit_standing_item,
    lay_standing_items,
    move_standing_item,
    remove_standing_item,
)
from .suggestions import take_suggestion

__all__ = [
    "Arrangement",
    "Attendee",
    "Details",
    "NewItem",
    "PlannedItem",
    "Received",
    "accept_proposal",
    "add_items",
    "add_meeting",
    "add_outcome_words",
    "add_paper",
    "add_paper_version",
    "add_person",
    "add_seats",
    "add_standing_item",
    "answer_coming",
    "appoint",
    "appoint_first_secretary",
    "appoint_somebody_new",
    "ask_who_comes",
    "bin_item",
    "bin_meeting",
    "bin_paper",
    "call_off",
    "cancel_meeting",
    "change_address_of",
    "change_panel_rules",
    "change_paper",
    "change_seat",
    "change_term",
    "close_account_of",
    "close_meeting",
    "correct_person",
    "create_meeting",
    "create_panel",
    "declare_interest",
    "decline_proposal",
    "edit_item",
    "edit_standing_item",
    "empty_agenda_bin",
    "empty_bin_of_meetings",
    "empty_paper_bin",
    "give_up_seat",
    "invite",
    "invite_again",
    "is_counted_on",
    "issue_agenda",
    "keep_seat",
    "lay_standing_items",
    "make_feed",
    "move_item",
    "move_meeting",
    "move_paper",
    "move_planned_item",
    "move_standing_item",
    "next_number",
    "note_opening",
    "numbers_by_day",
    "open_meeting",
    "ordinary_days",
    "organisation_named",
    "paper_files",
    "person_of",
    "plan_items",
    "plan_meetings",
    "propose_item",
    "put_back_item",
    "put_numbers_in_order",
    "recall_agenda",
    "recode_panel",
    "record_apologies",
    "record_attendance",
    "reinstate_meeting",
    "remove_item",
    "remove_standing_item",
    "rename_item",
    "rename_panel",
    "renew",
    "renumber_meeting",
    "reopen_account_of",
    "require_administrator",
    "require_drafter",
    "require_secretary",
    "restore_item",
    "restore_meeting",
    "restore_paper",
    "restore_planned_item",
    "retire_outcome_word",
    "revoke_feed",
    "set_clearance",
    "set_letterhead",
    "set_parent",
    "set_up_panel",
    "take_suggestion",
    "why_it_stays_off",
    "withdraw_interest",
    "withdraw_item",
    "withdraw_paper",
    "withdraw_planned_item",
    "withdraw_proposal",
    "write_note",
]
