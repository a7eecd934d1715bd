"""Moves minutes from one state to the next: one verb for each move of the table in ``minutes.workflow.transitions``.

Of several who try at once one moves the minutes; the others get WrongState.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from actions.services import issue_numbers_if_due
from core.accounts.models import User
from core.accounts.second_factor import ShownFactor
from core.audience import Audience
from core.audit.trail import record
from core.errors import NotReady, Unacceptable, WrongState
from meetings.access import access_of
from meetings.models import Meeting, Person
from meetings.people.mails import queue_panel_mails
from meetings.people.queries import people_with_accounts
from minutes.enums import MinutesState, VersionKind
from minutes.models import (
    Approval,
    Countersignature,
    Minutes,
    SignOff,
    StateChange,
    Version,
    VersionPublication,
    VersionWithdrawal,
)
from minutes.signed.issue import request_files
from minutes.versions.freeze import derive_version, derived_hashes, freeze_version, hold_text
from minutes.workflow.action_mails import untold_shares
from minutes.workflow.approval import require_approval_at
from minutes.workflow.circulation import circulation_mails
from minutes.workflow.readiness import signed_version
from minutes.workflow.second_signature import newest_version, open_countersignature, second_capacity
from minutes.workflow.signing import (
    require_name,
    require_password,
    require_second_step,
    require_text,
    signed_facts,
    signing_of,
)
from minutes.workflow.transitions import (
    APPROVE,
    APPROVE_AS_CORRECTED,
    CIRCULATE,
    COUNTERSIGN,
    PUBLISH,
    PUBLISH_ELSEWHERE,
    REOPEN,
    RETURN_TO_DRAFT,
    SEND_TO_CHAIR,
    SIGN,
    WITHDRAW_SIGNATURE,
    Transition,
    gaps_before,
    moved_on,
    not_allowed,
    not_now,
)

CAPACITY = "Chair"


@transaction.atomic
def send_to_chair(minutes: Minutes, *, by: User) -> None:
    """Gives the draft to the chair to review. Raises NotReady while something is missing that others would miss."""
    moved = _move(minutes, SEND_TO_CHAIR, by=by)
    _record(minutes, moved, by=by)


@transaction.atomic
def return_to_draft(minutes: Minutes, reason: str, *, by: User) -> None:
    """Lets the text be edited again. A version that was circulated stays readable until the next one is."""
    _require_reason(reason)
    moved = _move(minutes, RETURN_TO_DRAFT, by=by)
    _record(minutes, moved, by=by, reason=reason)


@transaction.atomic
def circulate(minutes: Minutes, *, recipients: Iterable[Person], site: str, by: User) -> Version:
    """Freezes the text for the panel to read, its action numbers with it, and tells the recipients by mail where.

    Owners of actions that no notice has told of are told in the same mail, or if no recipients in one of their own.
    ``site`` is the address this installation is reached by, for the links.

    Raises Unacceptable for a recipient who is not of the panel today, or has no account to read with.
    """
    to = list(recipients)
    allowed = set(people_with_accounts(minutes.meeting.panel))
    if strangers := [person.name for person in to if person not in allowed]:
        raise Unacceptable(
            f"{', '.join(strangers)} cannot read what is circulated on this {minutes.meeting.panel.noun}."
        )
    moved = _move(minutes, CIRCULATE, by=by)
    hold_text(moved.minutes)
    untold = untold_shares(moved.minutes.meeting)
    version = _frozen(moved.minutes, VersionKind.CIRCULATED, by=by)
    queue_panel_mails(minutes.meeting.panel, circulation_mails(minutes, to, untold, site))
    owners = [account.pk for account in untold]
    _record(minutes, moved, by=by, version=version.number, recipients=[person.pk for person in to], owners=owners)
    return version


@transaction.atomic
def approve(minutes: Minutes, *, at: Meeting | None, by: User) -> Version:
    """Records that the panel has approved the minutes, at a meeting or, without one, by correspondence.

    What was circulated is approved word for word; from DRAFT, it is the corrected text that is approved, provided
    that an earlier one was circulated. Raises Unacceptable for a meeting that cannot have approved them.
    """
    if at is not None:
        require_approval_at(minutes, at)
    is_corrected = Minutes.objects.filter(pk=minutes.pk, state=MinutesState.DRAFT).exists()
    transition = APPROVE_AS_CORRECTED if is_corrected else APPROVE
    moved = _move(minutes, transition, by=by)
    freeze = _frozen if is_corrected else _same_text
    version = freeze(moved.minutes, VersionKind.APPROVED, by=by)
    approval = Approval.objects.create(version=version, meeting=at, is_corrected=is_corrected, at=timezone.now(), by=by)
    where = at.reference if at else "ex-committee"
    _record(minutes, moved, by=by, attests=[approval], version=version.number, at=where)
    return version


def _frozen(minutes: Minutes, kind: VersionKind, *, by: User) -> Version:
    """The working text as the next version; nobody is in the middle of saving a part of it."""
    hold_text(minutes)
    issue_numbers_if_due(minutes.meeting, by=by)
    return freeze_version(minutes, kind, by=by)


def _same_text(minutes: Minutes, kind: VersionKind, *, by: User) -> Version:
    """The newest version once more, word for word, in its new state."""
    return derive_version(_newest(minutes), kind, MinutesState(minutes.state), by=by)


def _newest(minutes: Minutes) -> Version:
    newest = newest_version(minutes)
    if newest is None:
        raise WrongState(f"There is no version of the minutes of {minutes.meeting.reference} in force.")
    return newest


@transaction.atomic
def countersign(
    minutes: Minutes,
    *,
    password: str,
    by: User,
    second_step: ShownFactor | None = None,
    text: str = "",
    name: str = "",
) -> Countersignature:
    """Signs the approved text beside the chair, who signs last: for panels whose rules ask for two signatures.

    ``second_step``, ``text`` and ``name`` are as for ``sign``, and so is what is raised; WrongState too where it is
    countersigned.
    """
    require_second_step(by, second_step)
    require_password(by, password)
    require_name(name, by)
    moved = _move(minutes, COUNTERSIGN, by=by)
    if given := open_countersignature(moved.minutes):
        raise WrongState(f"{given} has signed already. The chair signs next.")
    version, panel = _newest(moved.minutes), moved.minutes.meeting.panel
    hashes = derived_hashes(version, MinutesState.SIGNED)
    require_text(text, hashes[Audience.CONFIDENTIAL])
    signed = Countersignature.objects.create(version=version, **signing_of(minutes, hashes, second_capacity(panel), by))
    record(COUNTERSIGN.event, minutes, by=by, attests=[signed], version=version.number, **signed_facts(signed))
    return signed


@transaction.atomic
def sign(
    minutes: Minutes,
    *,
    password: str,
    by: User,
    second_step: ShownFactor | None = None,
    text: str = "",
    name: str = "",
    capacity: str = CAPACITY,
) -> SignOff:
    """Signs the approved text, word for word, in the name and capacity that the signer has now.

    ``second_step`` is the proof that the signer's second factor was asked for just now: an account that has one does
    not sign without. ``text`` is the SHA-256 of the confidential rendition that the signer was shown, ``name`` the
    name: another text is not signed, nor in another name. Raises Unacceptable where the password is not the signer's,
    NotReady where the panel asks for a second signature and it is not there yet. The sealed PDFs are made by the
    worker.
    """
    require_second_step(by, second_step)
    require_password(by, password)
    require_name(name, by)
    moved = _move(minutes, SIGN, by=by)
    beside = open_countersignature(moved.minutes)
    version = _same_text(moved.minutes, VersionKind.SIGNED, by=by)
    require_text(text, version.confidential_sha256)
    require_text(beside.confidential_sha256 if beside else "", version.confidential_sha256)
    hashes = {Audience.PUBLIC: version.public_sha256, Audience.CONFIDENTIAL: version.confidential_sha256}
    sign_off = SignOff.objects.create(
        version=version, countersignature=beside, **signing_of(minutes, hashes, capacity, by)
    )
    request_files(version)
    _record(
        minutes,
        moved,
        by=by,
        attests=[sign_off],
        version=version.number,
        capacity=capacity,
        statement=sign_off.statement,
    )
    return sign_off


@transaction.atomic
def publish(minutes: Minutes, *, by: User) -> VersionPublication:
    """Opens the public rendition of the signed version to everybody. Raises NotReady until its PDFs are made."""
    moved = _move(minutes, PUBLISH, by=by)
    version = _signed(moved.minutes)
    publication = VersionPublication.objects.create(version=version, at=timezone.now(), by=by)
    _record(minutes, moved, by=by, attests=[publication], version=version.number)
    return publication


@transaction.atomic
def withdraw_signature(minutes: Minutes, reason: str, *, by: User) -> VersionWithdrawal:
    """The signed version no longer stands; the approved one does, and can be signed again."""
    _require_reason(reason)
    moved = _move(minutes, WITHDRAW_SIGNATURE, by=by)
    version = _signed(moved.minutes)
    withdrawal = VersionWithdrawal.objects.create(version=version, reason=reason.strip(), at=timezone.now(), by=by)
    _record(minutes, moved, by=by, reason=reason, attests=[withdrawal], version=version.number)
    return withdrawal


@transaction.atomic
def reopen(minutes: Minutes, reason: str, *, by: User) -> None:
    """Lets the text be edited again. What was signed or published stays so until the next version supersedes it."""
    _require_reason(reason)
    moved = _move(minutes, REOPEN, by=by)
    _record(minutes, moved, by=by, reason=reason)


@transaction.atomic
def record_publication_elsewhere(minutes: Minutes, *, by: User) -> None:
    """Minutes that somebody else published, now imported: to be read by anybody, signed by none of ours."""
    moved = _move(minutes, PUBLISH_ELSEWHERE, by=by)
    _record(minutes, moved, by=by)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Unacceptable("Say why; the reason is kept with the minutes.")


def _signed(minutes: Minutes) -> Version:
    version = signed_version(minutes)
    if version is None:
        raise WrongState(f"There is no signed version of the minutes of {minutes.meeting.reference} in force.")
    return version


class _Moved(NamedTuple):
    """A move so far: the row in its new state, and where it came from."""

    minutes: Minutes
    transition: Transition
    source: MinutesState


def _move(minutes: Minutes, transition: Transition, *, by: User) -> _Moved:
    """Moves the row, and locks it by that; whatever is raised from here on takes the move back."""
    rows = Minutes.objects.filter(pk=minutes.pk)
    if not transition.who.includes(access_of(by), minutes.meeting.panel):
        raise not_allowed(minutes, transition)
    state = MinutesState(rows.values_list("state", flat=True).get())
    if state not in transition.sources:
        raise not_now(minutes) if state == minutes.state else moved_on(minutes)
    if not rows.filter(state=state).update(state=transition.target):
        raise moved_on(minutes)
    moved = rows.with_meeting().get()
    if missing := [gap.sentence for gap in gaps_before(moved, transition) if gap.blocks]:
        raise NotReady(missing)
    return _Moved(moved, transition, state)


def _record(
    minutes: Minutes, moved: _Moved, *, by: User, reason: str = "", attests: Iterable[Model] = (), **facts: Any
) -> None:
    """The last thing a verb does."""
    minutes.state = moved.transition.target
    change = StateChange.objects.create(
        minutes=minutes, old=moved.source, new=minutes.state, at=timezone.now(), by=by, reason=reason.strip()
    )
    rows = [moved.minutes, change, *attests]
    record(moved.transition.event, minutes, by=by, attests=rows, state=minutes.state, **facts)
