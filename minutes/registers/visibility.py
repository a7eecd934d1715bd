"""The rows of a register that a reader may see."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.audience import Sensitivity
from meetings.access import Standing
from minutes.enums import VersionKind
from minutes.models import Version


def versions_read_by(standing: Standing) -> QuerySet[Version]:
    """The version that readers without a part in the drafting get, of each meeting's minutes."""
    return Version.objects.read_in(standing.panels).exclude(minutes__meeting__panel__in=standing.drafts)


def is_circulated_only() -> Exists:
    """The condition that the version of an issued row can still change before it is approved."""
    return Exists(Version.objects.filter(pk=OuterRef("version"), kind=VersionKind.CIRCULATED))


def readable(standing: Standing) -> Q:
    """The condition on rows with a sensitivity and an item: public, or of a panel that this reader is cleared for."""
    return Q(sensitivity=Sensitivity.PUBLIC.value) | Q(item__meeting__panel__in=standing.cleared)
