"""Which rows of a register a reader may see."""

from django.db.models import OuterRef, Q, QuerySet, Subquery

from core.audience import Sensitivity
from meetings.access import Standing
from minutes.enums import FROZEN
from minutes.models import Version


def versions_read_by(standing: Standing) -> QuerySet[Version]:
    """The version that readers without a part in the drafting get, of each meeting's minutes."""
    newest = Version.objects.filter(minutes=OuterRef("minutes")).order_by("-number").values("pk")[:1]
    readable = Version.objects.filter(minutes__state__in=FROZEN, pk=Subquery(newest))
    return readable.exclude(minutes__meeting__panel__in=standing.drafts)


def readable(standing: Standing) -> Q:
    """Of rows with a sensitivity and an item: those that are public, and all of a panel this reader is cleared for."""
    return Q(sensitivity=Sensitivity.PUBLIC.value) | Q(item__meeting__panel__in=standing.cleared)
