"""Whom a decision is a recommendation to: a panel of this installation, or anybody else in words."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from core import english
from core.accounts.models import User
from core.characters import one_line
from meetings.models import Decision, Panel
from minutes.models import Minutes


class Recommended(NamedTuple):
    """Whom something is recommended to, in words, and which panel that is; to nobody where there are no words."""

    to: str = ""
    panel: Panel | None = None


TO_NOBODY = Recommended()


def panels_to_recommend_to(panel: Panel, user: User) -> QuerySet[Panel]:
    """Return the other panels that somebody who drafts here knows of: their own, those with public minutes, the one
    that this is a sub-committee of, and its own sub-committees."""
    public = Minutes.objects.public().values("meeting__panel")
    known = Q(pk__in=public) | Q(pk__in=Panel.objects.visible_to(user).values("pk"))
    related = Q(parent=panel.pk) | Q(pk=panel.parent_id)
    return Panel.objects.filter(known | related).exclude(pk=panel.pk).order_by("name")


def recommended_as_typed(typed: str, decision: Decision, user: User) -> Recommended:
    """Return whom the words mean: the panel of this name or code, where they know of it, or nobody of ours. Where the
    words are as they were, so is the panel, whoever knows of it."""
    words = one_line(typed)
    if not words:
        return TO_NOBODY
    if words == decision.recommended_to:
        return Recommended(words, decision.recommended_panel)
    folded = english.fold(words)
    for panel in panels_to_recommend_to(decision.item.meeting.panel, user):
        if folded in {english.fold(name) for name in (panel.name, panel.in_sentence, panel.code)}:
            return Recommended(panel.in_sentence, panel)
    return Recommended(words)
