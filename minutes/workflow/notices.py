"""The notice of actions: issues their numbers, lets the panel read them, and tells by mail those who owe them.

The rest of the minutes stays a draft.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Subquery
from django.utils import timezone

from actions.models import Action, IssuedAction, Notice
from actions.services import issue_action_numbers
from core.accounts.models import User
from core.audit.trail import record
from core.background.mail import Mail
from core.errors import NotReady, Refusal, WrongState
from meetings.access import PanelAccess, require_secretary
from meetings.models import Meeting
from meetings.people.mails import queue_panel_mails
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.versions.freeze import hold_text
from minutes.workflow.action_mails import Owed, actions_of, notice_mail, owed_of, shares_of

_FROZEN_VALUES = ("number", "position", "block", "text", "owner", "due", "sensitivity")


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """A notice before it is sent, as far as whoever looks may read it; ``unreached`` are actions nobody hears of."""

    mails: tuple[Mail, ...]
    unreached: tuple[Owed, ...]
    sent: tuple[Notice, ...]
    refusals: tuple[str, ...]


@transaction.atomic
def send_notice_of_actions(minutes: Minutes, *, site: str, by: User) -> Notice:
    """Issues the meeting's action numbers if they are not out, and lets owners and members know of the actions.

    ``site`` is the address this installation is reached by, for the links. Raises NotReady where there is no action,
    WrongState where a notice or a version has stated the very same actions before.
    """
    require_secretary(minutes.meeting.panel, by)
    hold_text(minutes)  # before the meeting's row, as whoever saves or circulates does: two never wait for each other
    meeting = (
        Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("panel").get(pk=minutes.meeting_id)
    )
    if refusals := _refusals(minutes, meeting):
        raise refusals[0]
    if meeting.next_action_number is None:
        issue_action_numbers(meeting, by=by)
    actions = list(actions_of(meeting).select_for_update(of=("self",), no_key=True))
    number = (Notice.objects.filter(meeting=meeting).aggregate(latest=Max("number"))["latest"] or 0) + 1
    notice = Notice.objects.create(meeting=meeting, number=number, sent_at=timezone.now(), by=by)
    issued = IssuedAction.objects.bulk_create(
        IssuedAction(version=notice.pk, action=row, item_id=row.item_id, **_frozen(row)) for row in actions
    )
    shares = shares_of(meeting, owed_of(meeting, actions))
    queue_panel_mails(meeting.panel, (notice_mail(account, meeting, share, site) for account, share in shares.items()))
    record(
        "minutes.notice_of_actions_sent",
        notice,
        by=by,
        attests=[notice, *issued],
        meeting=meeting.reference,
        number=number,
        actions=[str(row.pk) for row in actions],
        recipients=[account.pk for account in shares],
    )
    return notice


def preview_notice(minutes: Minutes, access: PanelAccess, *, site: str) -> NoticePreview:
    """Return the mails of a notice; whoever is not cleared sees them as if there were only public actions."""
    meeting = minutes.meeting
    is_cleared = meeting.panel_id in access.cleared
    owed = [owed for owed in owed_of(meeting, list(actions_of(meeting))) if is_cleared or not owed.is_confidential]
    shares = shares_of(meeting, owed)
    reached = {action.reference for share in shares.values() for action in share}
    return NoticePreview(
        tuple(notice_mail(account, meeting, share, site) for account, share in shares.items()),
        tuple(action for action in owed if action.reference not in reached),
        tuple(Notice.objects.filter(meeting=meeting).select_related("by")),
        tuple(str(refusal) for refusal in _refusals(minutes, meeting)),
    )


def _refusals(minutes: Minutes, meeting: Meeting) -> list[Refusal]:
    """Return what speaks against sending a notice now."""
    if minutes.state == MinutesState.PUBLISHED_ELSEWHERE:
        return [
            WrongState(f"The minutes of {meeting.reference} were published before SmartGov, and with them its actions.")
        ]
    actions = list(actions_of(meeting))
    if not actions:
        return [NotReady([f"No action stands in the minutes of {meeting.reference} yet."])]
    if _stated_last(meeting) == {row.pk: _frozen(row) for row in actions}:
        return [WrongState("Owners have been told of these actions, and nothing in them has changed since.")]
    return []


def _stated_last(meeting: Meeting) -> dict[UUID, dict[str, object]]:
    """The words in which a notice or a version last stated the meeting's actions."""
    last = IssuedAction.objects.filter(action__meeting=meeting).order_by("-pk").values("version")[:1]
    return {row.action_id: _frozen(row) for row in IssuedAction.objects.filter(version=Subquery(last))}


def _frozen(row: Action | IssuedAction) -> dict[str, object]:
    return {name: getattr(row, name) for name in _FROZEN_VALUES}
