"""Minutes that two sign: the second signatory first, and the chair, whose signature makes them the signed ones."""

from collections.abc import Iterator

from meetings.access import PanelAccess
from meetings.models import Panel
from meetings.panels.rules import PanelRules, SecondSignatory
from minutes.enums import MinutesState
from minutes.models import Countersignature, Minutes, Version
from minutes.workflow.readiness import Facts, Gap

CAPACITIES = {SecondSignatory.DEPUTY_CHAIR: "Deputy chair", SecondSignatory.SECRETARY: "Secretary"}


def signs_second(access: PanelAccess, panel: Panel) -> bool:
    """Return whether the panel's rules ask this person to countersign."""
    match second_signatory(panel):
        case SecondSignatory.DEPUTY_CHAIR:
            return panel.pk in access.deputies
        case SecondSignatory.SECRETARY:
            return panel.pk in access.keeps
    return False


def second_signatory(panel: Panel) -> SecondSignatory:
    return PanelRules.read(panel.rules).second_signatory


def second_capacity(panel: Panel) -> str:
    """Return in which capacity the second signatory signs."""
    return CAPACITIES[second_signatory(panel)]


def open_countersignature(minutes: Minutes) -> Countersignature | None:
    """The second signature under the text as it stands, as long as the chair has not signed with it.

    One that the chair has signed with is spent: after a signature is withdrawn, both sign again.
    """
    given = Countersignature.objects.filter(version=newest_version(minutes), sign_off=None)
    return given.order_by("-at").first()


def newest_version(minutes: Minutes) -> Version | None:
    return Version.objects.valid().filter(minutes=minutes).first()


def awaits_countersignature(minutes: Minutes) -> bool:
    is_asked_for = minutes.state == MinutesState.APPROVED and bool(second_signatory(minutes.meeting.panel))
    return is_asked_for and open_countersignature(minutes) is None


def gaps_in_signatures(minutes: Minutes, _facts: Facts = None) -> Iterator[Gap]:
    """Return what the chair's signature waits for. ``minutes`` may be on their way to SIGNED already."""
    panel = minutes.meeting.panel
    if second_signatory(panel) and open_countersignature(minutes) is None:
        who = second_capacity(panel).lower()
        yield Gap(f"The {who} has not countersigned yet: this {panel.noun}’s minutes have two signatures.")
