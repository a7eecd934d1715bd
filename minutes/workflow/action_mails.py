"""Finds who owes which actions of a meeting, and writes the mails that tell them.

A mail travels unsealed: a confidential action is only counted in it, never named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet

from actions.dues import due_of
from actions.models import Action, ActionState, IssuedAction, reference_in
from actions.rules import answering_on
from core.accounts.models import User
from core.audience import Sensitivity
from core.background.mail import Mail, compose
from meetings.meeting_order import sittings_after
from meetings.models import Meeting
from meetings.panels.rules import PanelRules

_WORDS = ("number", "text", "owner", "due")


@dataclass(frozen=True, slots=True)
class Owed:
    """An action as a notice states it."""

    action: Action
    reference: str
    day: str = ""  # until when it is owed, where the words do not say it

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
    """Return those that somebody has still to do. One without a number has the one that its rank will give it."""
    later = list(Meeting.objects.filter(sittings_after(meeting)))
    day_of = partial(due_of, since=meeting, meetings=later, calendar=PanelRules.read(meeting.panel.rules).calendar)
    return [
        Owed(row, str(reference_in(meeting, row.number_at(rank))), day_of(row.due_now or row.due).day_words)
        for rank, row in enumerate(actions, start=1)
        if row.state in ActionState.UNFINISHED
    ]


def shares_of(meeting: Meeting, owed: Iterable[Owed]) -> dict[User, list[Owed]]:
    """Return whoever of the panel can sign in, owes one of the actions and may read it, with all that they owe."""
    owed = list(owed)
    shares = {}
    for account, answers in answering_on(meeting.panel_id).items():
        share = [row for row in owed if answers.may_answer(row.owner, meeting.panel_id, row.action.sensitivity)]
        if share:
            shares[account] = share
    return shares


def untold_shares(meeting: Meeting) -> dict[User, list[Owed]]:
    """The shares of actions that no notice and no version has stated yet as they stand now."""
    actions = list(actions_of(meeting))
    issued = IssuedAction.objects.filter(action__in=actions).order_by("pk")
    stated = {action: words for action, *words in issued.values_list("action_id", *_WORDS)}  # the latest of each
    untold = [owed for owed in owed_of(meeting, actions) if stated.get(owed.action.pk) != _words(owed.action)]
    return shares_of(meeting, untold)


def _words(row: Action) -> list[object]:
    return [getattr(row, name) for name in _WORDS]


def notice_mail(account: User, meeting: Meeting, share: Sequence[Owed], site: str) -> Mail:
    """Return what somebody is told who owes these actions."""
    words = {"name": account.name, "meeting": meeting, **words_of(share)}
    return compose("actions_owed", account.email, site=site, **words)


def words_of(share: Sequence[Owed]) -> dict[str, object]:
    """Return what a mail is given of actions. It travels unsealed, so what is confidential is only counted."""
    named = [owed for owed in share if not owed.is_confidential]
    return {"count": len(share), "named": named, "unnamed": len(share) - len(named)}
