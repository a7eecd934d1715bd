"""Mail to people, in plain text, by the worker. It travels unsealed: nothing confidential stands in it, only links."""

from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from typing import NamedTuple

from django.core.mail import send_mail
from django.utils import timezone
from django_tasks import task

TRIES = 6  # over an hour, each after twice the time of the last


class Mail(NamedTuple):
    to: str
    subject: str
    body: str


def queue_mails(mails: Iterable[Mail]) -> None:
    """Has each mail sent once the transaction that causes it is committed; rolled back, none leaves."""
    for mail in mails:
        deliver.enqueue(*mail)


@task
def deliver(to: str, subject: str, body: str, attempt: int = 1) -> None:
    """Sends one mail. A server that cannot be reached is tried again later; what it refuses at last is raised."""
    try:
        send_mail(subject, body, None, [to])
    except (OSError, SMTPException):
        if attempt == TRIES:
            raise
        later = timezone.now() + timedelta(minutes=2**attempt)
        deliver.using(run_after=later).enqueue(to, subject, body, attempt + 1)
