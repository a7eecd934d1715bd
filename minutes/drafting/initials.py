"""Initials in a text stand for those who were at the meeting: an action that one of them owes is that person’s."""

import re
from collections.abc import Mapping

from django.utils import timezone

from actions.models import Action, ActionChange
from core.accounts.models import User
from core.audit.trail import record
from meetings.attendance.initials import named
from meetings.models import Meeting
from meetings.panels.rules import PanelRules
from minutes.text.owner_and_due import owner

# "RC: circulate the plan", "RC – the plan" and "RC" alone; who is "to" do something is found in any case.
_AT_THE_START = re.compile(r"(?P<initials>\w{2,8})\s*(?:[:–—]|$)")


def names_in(meeting: Meeting) -> dict[str, str]:
    """Return whose name each of the initials of a meeting stands for; one query, and none where its panel uses none."""
    if not PanelRules.read(meeting.panel.rules).uses_initials:
        return {}
    rows = meeting.attendances.exclude(initials="").values_list("initials", "person__name", "name")
    return {initials: person or name for initials, person, name in rows}


def owner_in(text: str, names: Mapping[str, str]) -> str:
    """Return who owes an action by its text, with names in the place of initials."""
    said = owner(text)
    if not said and (found := _AT_THE_START.match(text.strip())):
        return names.get(found["initials"], "")
    return named(said, names)


def follow_initials(meeting: Meeting, *, by: User) -> None:
    """Bring the owners of a draft's actions in line with the initials that are recorded by now.

    What a person set by hand stays. What happens to a numbered action is its history.
    """
    names = names_in(meeting)
    if not PanelRules.read(meeting.panel.rules).uses_initials:
        return
    lines: list[ActionChange] = []
    changed: list[Action] = []
    for action in Action.objects.select_for_update(no_key=True).filter(meeting=meeting, retired_at=None).order_by("pk"):
        said = owner_in(action.text, names)
        if said == action.owner_in_text:
            continue
        if action.number is not None and not action.owner_by_hand:
            lines.append(_line(action, said, by=by))
        action.owner_in_text = said
        action.owner = action.owner if action.owner_by_hand else said
        changed.append(action)
    if changed:
        Action.objects.bulk_update(changed, ["owner", "owner_in_text"])
        ActionChange.objects.bulk_create(lines)
        record("minutes.owners_follow_initials", meeting, by=by, attests=[*changed, *lines], count=len(changed))


def _line(action: Action, said: str, *, by: User) -> ActionChange:
    return ActionChange(action=action, at=timezone.now(), by=by, field="owner", old=action.owner, new=said)
