"""Notices and circulations as they are sent, and whom they reach."""

from email.message import EmailMessage

from actions.models import Notice
from meetings.models import Person
from minutes.models import Minutes
from minutes.workflow import verbs
from minutes.workflow.notices import send_notice_of_actions
from tests.conftest import Cast
from tests.minutes.workflow.signing import SITE


def send(cast: Cast, minutes: Minutes) -> Notice:
    return send_notice_of_actions(minutes, site=SITE, by=cast.secretary)


def circulate_to(cast: Cast, minutes: Minutes, *roles: str) -> None:
    people = Person.objects.filter(account__in=[getattr(cast, role) for role in roles])
    verbs.circulate(minutes, recipients=people, site=SITE, by=cast.secretary)


def subjects(mailbox: list[EmailMessage]) -> list[tuple[str, str]]:
    return sorted((each["To"], each["Subject"]) for each in mailbox)
