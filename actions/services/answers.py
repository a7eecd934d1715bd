"""An owner's answers to an action: how it stands, a proposal to close it, evidence."""

from hashlib import sha256
from typing import NamedTuple
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction

from actions.evidence import EVIDENCE
from actions.models import Action, ActionState, Evidence
from actions.rules import answering, answering_on
from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import NotAllowed, Unacceptable
from core.uploads.kinds import checked_kind, plain_name
from core.uploads.scanning import scan

from .history import locked, move, owner_of, plain_note, write_line

ANSWERS = (ActionState.ON_TARGET, ActionState.AT_RISK)


@transaction.atomic
def answer_action(action: Action, state: ActionState, *, by: User, note: str = "") -> None:
    """Note how it stands by its owner's word.

    Raises NotAllowed for anybody else, WrongState once the action is over.
    """
    if state not in ANSWERS:
        raise Unacceptable("An answer is that the action is on target, or at risk.")
    row = _for_owner(action, by)
    line = move(row, state, by=by, note=plain_note(note))
    record("actions.answered", row, by=by, attests=[row, line], state=state.value, line=line.pk)


@transaction.atomic
def propose_closure(action: Action, *, by: User, note: str = "") -> None:
    """Note that its owner holds it to be done; the secretary closes it, at a meeting."""
    row = _for_owner(action, by)
    line = move(row, ActionState.CLOSURE_PROPOSED, by=by, note=plain_note(note))
    record("actions.closure_proposed", row, by=by, attests=[row, line], line=line.pk)


class CheckedEvidence(NamedTuple):
    """A file that can be kept as evidence."""

    name: str
    content: bytes
    content_type: str
    is_scanned: bool


def check_evidence(name: str, content: bytes) -> CheckedEvidence:
    """Look into a file, before anything is locked: a scanner takes its time.

    Raises Unacceptable unless its kind is accepted and is what its name says, and the scanner finds nothing in it.
    """
    kind = checked_kind(name, content, EVIDENCE)
    return CheckedEvidence(plain_name(name), content, kind.content_type, scan(content))


@transaction.atomic
def attach_evidence(action: Action, file: CheckedEvidence, *, by: User) -> Evidence:
    """Keep a file with the action, for its owner. Raises NotAllowed for anybody else."""
    row = _for_owner(action, by)
    evidence = Evidence.objects.create(
        change=write_line(row, "evidence", "", file.name, by=by),
        name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        sha256=sha256(file.content).hexdigest(),
        stored_name=evidence_store().save(uuid4().hex, ContentFile(file.content)),
    )
    record(
        "actions.evidence_attached",
        row,
        by=by,
        attests=[evidence.change, evidence],
        evidence=evidence.pk,
        sha256=evidence.sha256,
        size=evidence.size,
        is_scanned=file.is_scanned,
    )
    return evidence


def evidence_store() -> Storage:
    return storages["evidence"]


def _for_owner(action: Action, by: User) -> Action:
    row = locked(action)
    owner = owner_of(row)
    if not answering(by).may_answer(owner, row.meeting.panel_id, _sensitivity_of(row)):
        raise NotAllowed(f"{row.reference} is not yours to answer: {owner or 'nobody'} owes it.")
    return row


def who_may_answer(action: Action) -> list[User]:
    """Return those of its panel who can sign in, owe it and may read it."""
    owner, sensitivity, panel = owner_of(action), _sensitivity_of(action), action.meeting.panel_id
    accounts = answering_on(panel).items()
    return [account for account, answers in accounts if answers.may_answer(owner, panel, sensitivity)]


def is_secret(action: Action) -> bool:
    """Tell whether any wording of it is confidential, that of the text or one that was issued."""
    return Sensitivity.CONFIDENTIAL in (action.sensitivity, *action.issued.values_list("sensitivity", flat=True))


def _sensitivity_of(action: Action) -> Sensitivity:
    return Sensitivity.CONFIDENTIAL if is_secret(action) else Sensitivity.PUBLIC
