"""The notice of actions: issues their numbers, lets the panel read them, and tells by mail those who owe them.

The rest of the minutes stays a draft. A confidential action is named in no mail.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from actions.models import Action, IssuedAction, Notice
from actions.references import Reference
from actions.rules import answering_on
from actions.services import issue_action_numbers
from core.accounts import User
from core.audience import Sensitivity
from core.audit import record
from core.errors import NotReady, Refusal, WrongState
from core.notify import Mail, queue_mails
from meetings.access import Standing
from meetings.models import Meeting
from meetings.services import require_secretary
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.registers.actions import UNFINISHED

_FROZEN_VALUES = ("number", "position", "block", "text", "owner", "due", "sensitivity")


@dataclass(frozen=True, slots=True)
class Owed:
    """An action as a notice states it."""

    action: Action
    reference: str

    @property
    def owner(self) -> str:
        return self.action.owner_now or self.action.owner

    @property
    def due(self) -> str:
        return self.action.due_now or self.action.due

    @property
    def is_confidential(self) -> bool:
        return self.action.sensitivity == Sensitivity.CONFIDENTIAL


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """Who would be told what, as far as whoever looks may read it; ``unreached``: actions nobody would hear of."""

    mails: tuple[Mail, ...]
    unreached: tuple[Owed, ...]
    sent: tuple[Notice, ...]
    refusals: tuple[str, ...]


@transaction.atomic
def send_notice_of_actions(minutes: Minutes, *, site: str, by: User) -> Notice:
    """Issues the meeting's action numbers if they are not out, and lets owners and members know of the actions.

    ``site`` is the address this installation is reached by, for the links. Raises NotReady where there is no action,
    WrongState where a notice of the very same actions was sent before.
    """
    require_secretary(minutes.meeting.panel, by)
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("panel").get(pk=minutes.meeting_id)
    if refusals := _refusals(minutes, meeting):
        raise refusals[0]
    if meeting.next_action_number is None:
        issue_action_numbers(meeting, by=by)
    actions = list(_actions_of(meeting).select_for_update(of=("self",)))
    number = (Notice.objects.filter(meeting=meeting).aggregate(latest=Max("number"))["latest"] or 0) + 1
    notice = Notice.objects.create(meeting=meeting, number=number, sent_at=timezone.now(), by=by)
    IssuedAction.objects.bulk_create(
        IssuedAction(version=notice.pk, action=row, item_id=row.item_id, **_frozen(row)) for row in actions
    )
    shares = _shares(meeting, _owed(meeting, actions))
    queue_mails(notice_mail(account, meeting, share, site) for account, share in shares.items())
    record(
        "minutes.notice_of_actions_sent",
        notice,
        by=by,
        meeting=meeting.reference,
        number=number,
        actions=[str(row.pk) for row in actions],
        recipients=[account.pk for account in shares],
    )
    return notice


def preview_notice(minutes: Minutes, standing: Standing, *, site: str) -> NoticePreview:
    """Whoever is not cleared sees the mails as if there were only public actions."""
    meeting = minutes.meeting
    is_cleared = meeting.panel_id in standing.cleared
    owed = [each for each in _owed(meeting, list(_actions_of(meeting))) if is_cleared or not each.is_confidential]
    shares = _shares(meeting, owed)
    reached = {each.reference for share in shares.values() for each in share}
    return NoticePreview(
        tuple(notice_mail(account, meeting, share, site) for account, share in shares.items()),
        tuple(each for each in owed if each.reference not in reached),
        tuple(Notice.objects.filter(meeting=meeting).select_related("by")),
        tuple(str(refusal) for refusal in _refusals(minutes, meeting)),
    )


def notice_mail(account: User, meeting: Meeting, share: Sequence[Owed], site: str) -> Mail:
    """What somebody is told who owes these actions. It travels unsealed, so what is confidential is only counted."""
    count = f"{len(share)} action{'' if len(share) == 1 else 's'}"
    held = f", held on {meeting.day}" if meeting.held_on else ""
    named = [_named(each, site) for each in share if not each.is_confidential]
    unnamed = len(share) - len(named)
    rest = [f"{unnamed} of them {'is' if unnamed == 1 else 'are'} not named in a mail.\n"] if unnamed else []
    body = "\n".join(
        [
            f"Dear {account.name},\n",
            f"meeting {meeting.number} of the {meeting.panel}{held}: you owe {count}.\n",
            *named,
            *rest,
            f"Sign in to see all that you owe, and to answer:\n{site}{reverse('minutes:my-actions')}\n",
        ]
    )
    return Mail(account.email, f"{meeting.reference}: you owe {count}", body)


def _named(owed: Owed, site: str) -> str:
    due = f", due {owed.due}" if owed.due else ""
    return (
        f"{owed.reference}{due}\n{owed.action.text}\n{site}{reverse('minutes:action-answer', args=[owed.action.pk])}\n"
    )


def _refusals(minutes: Minutes, meeting: Meeting) -> list[Refusal]:
    """What speaks against sending a notice now."""
    if minutes.state == MinutesState.PUBLISHED_ELSEWHERE:
        return [WrongState(f"The minutes of {meeting.reference} were published elsewhere, and with them its actions.")]
    actions = list(_actions_of(meeting))
    if not actions:
        return [NotReady([f"No action stands in the minutes of {meeting.reference} yet."])]
    if _stated_last(meeting) == {row.pk: _frozen(row) for row in actions}:
        return [WrongState("A notice of these actions was sent, and nothing in them has changed since.")]
    return []


def _stated_last(meeting: Meeting) -> dict[UUID, dict[str, object]]:
    last = Notice.objects.filter(meeting=meeting).order_by("-number").values("pk")[:1]
    return {row.action_id: _frozen(row) for row in IssuedAction.objects.filter(version=Subquery(last))}


def _actions_of(meeting: Meeting) -> QuerySet[Action]:
    return Action.objects.filter(meeting=meeting, retired_at=None).order_by("item__number", "position")


def _owed(meeting: Meeting, actions: Iterable[Action]) -> list[Owed]:
    """Those that somebody has still to do. One without a number has the one that its rank will give it."""
    return [
        Owed(row, str(Reference(meeting.panel.code, meeting.number, row.number or rank)))
        for rank, row in enumerate(actions, start=1)
        if row.state in UNFINISHED
    ]


def _shares(meeting: Meeting, owed: Iterable[Owed]) -> dict[User, list[Owed]]:
    """Whoever of the panel can sign in, owes one of the actions and may read it, with all that they owe."""
    owed = list(owed)
    shares = {
        account: [each for each in owed if answers.may_answer(each.owner, meeting.panel_id, each.action.sensitivity)]
        for account, answers in answering_on(meeting.panel_id).items()
    }
    return {account: share for account, share in shares.items() if share}


def _frozen(row: Action | IssuedAction) -> dict[str, object]:
    return {name: getattr(row, name) for name in _FROZEN_VALUES}
