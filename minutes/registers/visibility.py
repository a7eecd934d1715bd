"""The rows of a register that a reader may see."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from actions.models import IssuedAction
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


def told_to(access: PanelAccess) -> Q:
    """The condition on lines of an action's history: for people of its panel; where any wording of the action is
    confidential, be it that of the text or one that was issued, for the cleared among them.

    Who reads an older wording, which is public, is told nothing of what was said of the action since.
    """
    of_panel = Q(action__meeting__panel__in=access.panels)
    if access.panels <= access.cleared:
        return of_panel
    secret = IssuedAction.objects.filter(action=OuterRef("action"), sensitivity=Sensitivity.CONFIDENTIAL.value)
    is_open = Q(action__sensitivity=Sensitivity.PUBLIC.value) & ~Exists(secret)
    return of_panel & (is_open | Q(action__meeting__panel__in=access.cleared))
