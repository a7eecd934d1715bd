"""Who owes which actions of a meeting, and the words of the mails that tell them.

A mail travels unsealed: a confidential action is only counted in it, never named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from actions.models import Action, ActionState, IssuedAction, reference_in
from actions.rules import answering_on
from core.accounts.models import User
from core.audience import Sensitivity
from core.background.mail import Mail
from meetings.models import Meeting

_WORDS = ("number", "text", "owner", "due")


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


def actions_of(meeting: Meeting) -> QuerySet[Action]:
    return Action.objects.filter(meeting=meeting, retired_at=None).order_by("item__number", "position")


def owed_of(meeting: Meeting, actions: Iterable[Action]) -> list[Owed]:
    """Those that somebody has still to do. One without a number has the one that its rank will give it."""
    return [
        Owed(row, str(reference_in(meeting, row.number or rank)))
        for rank, row in enumerate(actions, start=1)
        if row.state in ActionState.UNFINISHED
    ]


def shares_of(meeting: Meeting, owed: Iterable[Owed]) -> dict[User, list[Owed]]:
    """Whoever of the panel can sign in, owes one of the actions and may read it, with all that they owe."""
    owed = list(owed)
    shares = {
        account: [each for each in owed if answers.may_answer(each.owner, meeting.panel_id, each.action.sensitivity)]
        for account, answers in answering_on(meeting.panel_id).items()
    }
    return {account: share for account, share in shares.items() if share}


def untold_shares(meeting: Meeting) -> dict[User, list[Owed]]:
    """The shares of actions that no notice and no version has stated yet as they stand now."""
    actions = list(actions_of(meeting))
    issued = IssuedAction.objects.filter(action__in=actions).order_by("pk")
    stated = {action: words for action, *words in issued.values_list("action_id", *_WORDS)}  # the latest of each
    untold = [each for each in owed_of(meeting, actions) if stated.get(each.action.pk) != _words(each.action)]
    return shares_of(meeting, untold)


def _words(row: Action) -> list[object]:
    return [getattr(row, name) for name in _WORDS]


def notice_mail(account: User, meeting: Meeting, share: Sequence[Owed], site: str) -> Mail:
    """What somebody is told who owes these actions. It travels unsealed, so what is confidential is only counted."""
    held = f", held on {meeting.day}" if meeting.held_on else ""
    body = "\n".join(
        [
            f"Dear {account.name},\n",
            f"meeting {meeting.number} of {meeting.panel.in_sentence}{held}: you owe {counted(share)}.\n",
            told(share, site),
        ]
    )
    return Mail(account.email, f"{meeting.reference}: you owe {counted(share)}", body)


def counted(share: Sequence[Owed]) -> str:
    return f"{len(share)} action{'' if len(share) == 1 else 's'}"


def told(share: Sequence[Owed], site: str) -> str:
    """What a mail says of actions: those that it may name, how many others there are, and where they are answered."""
    named = [_named(each, site) for each in share if not each.is_confidential]
    unnamed = len(share) - len(named)
    rest = [f"{unnamed} of them {'is' if unnamed == 1 else 'are'} not named in a mail.\n"] if unnamed else []
    where = f"Sign in to see all that you owe, and to answer:\n{site}{reverse('minutes:my-actions')}\n"
    return "\n".join([*named, *rest, where])


def _named(owed: Owed, site: str) -> str:
    due = f", due {owed.due}" if owed.due else ""
    return (
        f"{owed.reference}{due}\n{owed.action.text}\n{site}{reverse('minutes:action-answer', args=[owed.action.pk])}\n"
    )
