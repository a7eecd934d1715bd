"""Actions that are known from a notice: their own words, and nothing else of minutes that are still a draft."""

from django.db.models import Case, Exists, F, OuterRef, Q, When

from actions.models import Notice
from core.audience import Sensitivity
from meetings.access import PanelAccess

from .visibility import versions_read_by


def noticed_to(access: PanelAccess) -> Q:
    """The condition on issued rows of a meeting's newest notice, while this reader reads no version of its minutes.

    What was made confidential since is gone again for whoever is not cleared, and what was struck out for everybody.
    """
    newer = Notice.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    newest = Notice.objects.filter(~Exists(newer), meeting__panel__in=access.panels - access.drafts)
    unread = newest.exclude(meeting__in=versions_read_by(access).values("minutes__meeting"))
    still_open = Q(action__sensitivity=Sensitivity.PUBLIC.value) | Q(item__meeting__panel__in=access.cleared)
    return Q(version__in=unread.values("pk"), action__retired_at=None) & still_open


def is_noticed() -> Exists:
    return Exists(Notice.objects.filter(pk=OuterRef("version")))


def owes(action: str) -> Case:
    """The owner of today: whom the action was transferred to, or whom the words that are read name."""
    return Case(When(**{f"{action}owner_now": ""}, then=F("owner")), default=F(f"{action}owner_now"))
