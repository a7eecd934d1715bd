"""Email to people, in plain text, by the worker. It travels unsealed: nothing confidential stands in it, only links.

What a mail says stands in ``templates/emails``: ``<event>.txt``, and its subject beside it in ``<event>_subject.txt``.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from smtplib import SMTPException
from typing import NamedTuple

from django.core.mail import EmailMessage
from django.template import Context, Engine
from django.utils import timezone
from django_tasks import task

TRIES = 6  # over an hour, each after twice the time of the last

# No machine answers, out of office for instance. Exchange has a header of its own for that; by these words it still
# tells of a mail that cannot be delivered.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"}


class Mail(NamedTuple):
    to: str
    subject: str
    body: str


def compose(event: str, to: str, *, site: str, **words: object) -> Mail:
    """Return the mail that tells one reader of an event.

    ``site`` is the address this installation is reached by, for the links. A subject is one line, whatever is in it.
    """
    context = Context({"site": site, **words}, autoescape=False)  # plain text: "O'Brien & Sons" stays so
    subject = _render(f"emails/{event}_subject.txt", context)
    body = _render(f"emails/{event}.txt", context)
    return Mail(to, " ".join(subject.split()), f"{body.strip()}\n")


def _render(template: str, context: Context) -> str:
    return Engine.get_default().get_template(template).render(context)


def message_of(mail: Mail, reply_to: Sequence[str] = ()) -> EmailMessage:
    """Return the mail as it is sent. Where nobody is named to reply to, an answer goes to the sender, EMAIL_FROM."""
    return EmailMessage(mail.subject, mail.body, to=[mail.to], reply_to=reply_to, headers=HEADERS)


def queue_mails(mails: Iterable[Mail], *, reply_to: Sequence[str] = ()) -> None:
    """Has each mail sent once the transaction that causes it is committed; rolled back, none leaves."""
    for mail in mails:
        deliver.enqueue(*mail, reply_to=list(reply_to))


@task
def deliver(to: str, subject: str, body: str, attempt: int = 1, reply_to: Sequence[str] = ()) -> None:
    """Sends one mail. A server that cannot be reached is tried again later; what it refuses at last is raised.

    Mails that were queued before there was a ``reply_to`` are sent without one.
    """
    try:
        message_of(Mail(to, subject, body), reply_to).send()
    except (OSError, SMTPException):
        if attempt == TRIES:
            raise
        later = timezone.now() + timedelta(minutes=2**attempt)
        deliver.using(run_after=later).enqueue(to, subject, body, attempt + 1, reply_to=list(reply_to))
