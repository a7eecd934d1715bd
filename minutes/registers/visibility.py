"""The rows of a register that a reader may see."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.audience import Sensitivity
from meetings.access import PanelAccess
from minutes.enums import VersionKind
from minutes.models import Version


def versions_read_by(access: PanelAccess) -> QuerySet[Version]:
    """The version that readers without a part in the drafting get, of each meeting's minutes."""
    return Version.objects.read_in(access.panels).exclude(minutes__meeting__panel__in=access.drafts)


def is_circulated_only() -> Exists:
    """The condition that the version of an issued row can still change before it is approved."""
    return Exists(Version.objects.filter(pk=OuterRef("version"), kind=VersionKind.CIRCULATED))


def readable(access: PanelAccess) -> Q:
    """The condition on rows with a sensitivity and an item: public, or of a panel that this reader is cleared for."""
    return Q(sensitivity=Sensitivity.PUBLIC.value) | Q(item__meeting__panel__in=access.cleared)
