"""The rows of actions that the trail attests: as issued, as they are in the minutes and how they stand now, their
history, and the files handed in."""

from collections.abc import Mapping
from typing import Any

from actions.models import Action, ActionChange, Evidence, IssuedAction, Notice
from actions.services.answers import evidence_store
from core.audit.attested import AttestedKind, KeptFile, OlderEvent, attest

HOW_IT_STANDS = ("meeting", "number", "printed_label", "state", "owner_now", "due_now", "closed_at_meeting")
# Not its place among the others, which moves with each action before it: the text has it.
IN_THE_MINUTES = (
    "item", "block", "text", "owner", "owner_in_text", "owner_by_hand", "due", "due_in_text", "due_by_hand",
    "sensitivity", "retired_at",
)  # fmt: skip


def attest_actions() -> None:
    attest(
        AttestedKind(
            Action,
            "action",
            lambda row: str(row.reference or f"of item {row.item.number} of {row.meeting.reference}"),
            "meeting__panel",
            fields=(*HOW_IT_STANDS, *IN_THE_MINUTES),
            plain=("meeting", "number", "state", "closed_at_meeting", "item", "sensitivity", "retired_at"),
            edition=2,
            fields_before=HOW_IT_STANDS,
        ),
        AttestedKind(
            ActionChange,
            "history of an action",
            lambda row: f"a line of {row.action.reference}",
            "action__meeting__panel",
            ("action", "field", "at", "by"),
        ),
        AttestedKind(
            IssuedAction,
            "issued action",
            lambda row: str(row.action.reference),
            "item__meeting__panel",
            ("version", "action", "number"),
        ),
        AttestedKind(
            Notice,
            "notice of actions",
            lambda row: f"notice {row.number} of {row.meeting.reference}",
            "meeting__panel",
            ("meeting", "number", "sent_at", "by"),
        ),
        _evidence(),
    )


def _evidence() -> AttestedKind:
    def told(_subject: str, facts: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        return kind.key_from(facts["evidence"]), {name: facts[name] for name in ("sha256", "size")}

    kind = AttestedKind(
        Evidence,
        "evidence",
        lambda row: f"a file of {row.change.action.reference}",
        "change__action__meeting__panel",
        ("change", "sha256", "size", "stored_name"),
        store=evidence_store,
        file=lambda row: KeptFile(row.stored_name, row.sha256),
        older=(OlderEvent("actions.evidence_attached", told),),
    )
    return kind
