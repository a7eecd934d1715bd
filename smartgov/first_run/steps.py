"""Which step of setting up comes next for an administrator: it follows from what is there."""

from typing import NamedTuple

from django.urls import reverse

from core.accounts.models import User
from meetings.models import Panel, Person


class Step(NamedTuple):
    number: int
    label: str
    lead: str
    address: str


def step_ahead(account: User) -> Step | None:
    """None once there is a panel, whoever made it."""
    if Panel.objects.exists():
        return None
    if not Person.objects.filter(account=account).exclude(organisation=None).exists():
        return Step(
            2,
            "Name your organisation",
            "Your account is made. Next comes the organisation that you do this for.",
            reverse("welcome-organisation"),
        )
    return Step(3, "Set up the first panel", "Next comes the first panel.", reverse("meetings:new-panel"))
