"""Changes to actions: one function for each, by an actor, with an audit event."""

from .answers import answer_action, attach_evidence, check_evidence, propose_closure
from .keeping import close_action, refuse_closure, reopen_action, set_new_due, transfer_action, withdraw_action
from .numbers import (
    give_next_numbers,
    issue_action_numbers,
    issue_numbers_if_due,
    issue_printed_numbers,
    keep_printed_labels,
)

__all__ = [
    "answer_action",
    "attach_evidence",
    "check_evidence",
    "close_action",
    "give_next_numbers",
    "issue_action_numbers",
    "issue_numbers_if_due",
    "issue_printed_numbers",
    "keep_printed_labels",
    "propose_closure",
    "refuse_closure",
    "reopen_action",
    "set_new_due",
    "transfer_action",
    "withdraw_action",
]
