"""Items that people of the panel propose for an agenda, and what the secretariat answers."""

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check_fields
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import current_memberships
from meetings.agenda.mails import answer_mails, proposal_mails
from meetings.enums import ProposalState, Purpose, Role
from meetings.models import AgendaItem, ItemProposal, Meeting, Panel
from meetings.people.mails import queue_panel_mails
from meetings.sittings import require_sitting

from .planned import NewItem, hold_agenda, plan_items, require_not_begun
from .points import LONGEST, Details, usual_secrecy

PROPOSING_ROLES = (Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)


def may_propose(user: User, panel: Panel) -> bool:
    return current_memberships(user).filter(panel=panel, role__in=PROPOSING_ROLES).exists()


def require_may_propose(user: User, panel: Panel) -> None:
    """Refuse anybody who does not sit on the panel. Raises NotAllowed."""
    if not may_propose(user, panel):
        raise NotAllowed(f"Only the members and the chair of {panel} can propose an item.")


def require_ahead(meeting: Meeting) -> None:
    """Refuse a meeting that has begun, or whose day has passed. Raises WrongState."""
    require_sitting(meeting)
    require_not_begun(meeting)
    if meeting.has_passed:
        raise WrongState(f"Meeting {meeting.reference} was on {meeting.day}. No item can be proposed for it any more.")


@transaction.atomic
def propose_item(
    meeting: Meeting,
    title: str,
    *,
    why: str,
    site: str,
    by: User,
    purpose: Purpose | None = None,
    minutes_needed: int | None = None,
) -> ItemProposal:
    """Propose an item for the secretariat to accept or decline; they are told by mail.

    Raises NotAllowed for anybody who does not sit on the panel, WrongState once the meeting has begun or its day has
    passed, Unacceptable without a title or without a why.
    """
    require_may_propose(by, meeting.panel)
    _hold(meeting)
    require_ahead(meeting)
    proposal = ItemProposal(
        meeting=meeting,
        proposed_by=by,
        proposed_at=timezone.now(),
        title=title.strip(),
        purpose=purpose,
        why=why.strip(),
        minutes_needed=minutes_needed,
    )
    _check(proposal)
    proposal.save()
    queue_panel_mails(meeting.panel, proposal_mails(proposal, site))
    record("meetings.item_proposed", proposal, by=by, meeting=meeting.reference)
    return proposal


def _hold(meeting: Meeting) -> None:
    """Nobody begins the meeting until the transaction ends. Raises WrongState where it has begun."""
    require_not_begun(
        Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=meeting.pk)
    )


def _check(proposal: ItemProposal) -> None:
    if not proposal.title:
        raise Unacceptable("Give the item a title.")
    if not proposal.why:
        raise Unacceptable("Say why it should be taken; the secretariat reads it.")
    if proposal.minutes_needed is not None and not 1 <= proposal.minutes_needed <= LONGEST:
        raise Unacceptable(f"An item takes between 1 and {LONGEST} minutes. Leave it empty if that is not known.")
    check_fields(proposal)


@transaction.atomic
def accept_proposal(proposal: ItemProposal, *, site: str, by: User) -> AgendaItem:
    """The proposal becomes an item at the end of the agenda, as confidential as the panel's items are by default; who
    proposed it is told by mail and presents it, unless that is said otherwise.

    Raises WrongState where it has been answered, or withdrawn.
    """
    hold_agenda(proposal.meeting, by=by)
    _require_open(proposal)
    (item,) = plan_items(proposal.meeting, [NewItem(_details(proposal))], by=by)
    _answer(proposal, ProposalState.ACCEPTED, item=item)
    queue_panel_mails(proposal.meeting.panel, answer_mails(proposal, site))
    record("meetings.proposal_accepted", proposal, by=by, meeting=proposal.meeting.reference, number=item.number.plain)
    return item


def _details(proposal: ItemProposal) -> Details:
    sensitivity, reason = usual_secrecy(proposal.meeting.panel)
    return Details(
        title=proposal.title,
        purpose=Purpose(proposal.purpose) if proposal.purpose else None,
        presented_by=getattr(proposal.proposed_by, "person", None),
        minutes_allotted=proposal.minutes_needed,
        sensitivity=sensitivity,
        sensitivity_reason=reason,
    )


@transaction.atomic
def decline_proposal(proposal: ItemProposal, reason: str, *, site: str, by: User) -> None:
    """Says no, for a reason that the proposer reads; they are told by mail. Raises Unacceptable without a reason,
    WrongState where it has been answered, or withdrawn."""
    hold_agenda(proposal.meeting, by=by)
    _require_open(proposal)
    if not reason.strip():
        raise Unacceptable("Say why the item is declined; whoever proposed it reads the reason.")
    proposal.answer = reason.strip()
    check_fields(proposal)
    _answer(proposal, ProposalState.DECLINED)
    queue_panel_mails(proposal.meeting.panel, answer_mails(proposal, site))
    record("meetings.proposal_declined", proposal, by=by, meeting=proposal.meeting.reference)


@transaction.atomic
def withdraw_proposal(proposal: ItemProposal, *, by: User) -> None:
    """Withdraw a proposal that is not answered yet; only whoever made it can."""
    if proposal.proposed_by_id != by.pk:
        raise NotAllowed("Only whoever proposed an item can withdraw it.")
    _hold(proposal.meeting)
    _require_open(proposal)
    _answer(proposal, ProposalState.WITHDRAWN)
    record("meetings.proposal_withdrawn", proposal, by=by, meeting=proposal.meeting.reference)


def _require_open(proposal: ItemProposal) -> None:
    proposal.refresh_from_db(fields=["state"])
    if proposal.state != ProposalState.OPEN:
        raise WrongState(f"This proposal is no longer open. It is: {proposal.get_state_display().lower()}.")


def _answer(proposal: ItemProposal, state: ProposalState, *, item: AgendaItem | None = None) -> None:
    proposal.state, proposal.item, proposal.answered_at = state, item, timezone.now()
    proposal.save(update_fields=["state", "item", "answered_at", "answer"])
