"""The step of setting up that comes next for an administrator: it follows from what is there."""

from typing import NamedTuple

from django.urls import reverse

from core.accounts.models import User
from meetings.models import Panel, Person


class SetupStep(NamedTuple):
    number: int
    label: str
    lead: str
    address: str


def step_ahead(account: User) -> SetupStep | None:
    """Return the step that this account is at; None once there is a panel, whoever created it."""
    if Panel.objects.exists():
        return None
    if not Person.objects.filter(account=account).exclude(organisation=None).exists():
        return SetupStep(
            2,
            "Name your organisation",
            "Your account is ready. Next, name the organisation that you keep minutes for.",
            reverse("welcome-organisation"),
        )
    return SetupStep(3, "Set up the first panel", "Next, set up the first panel.", reverse("meetings:new-panel"))
