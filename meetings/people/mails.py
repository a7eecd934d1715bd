"""The address that an answer to a mail goes to: that of the secretariat.

Where nobody there can sign in, it goes to the sender of all mails, EMAIL_FROM.
"""

from collections.abc import Iterable

from core.background.mail import Mail, queue_mails
from meetings.models import Panel, Person
from meetings.people.queries import secretaries_of, secretaries_of_panels_of


def queue_panel_mails(panel: Panel, mails: Iterable[Mail]) -> None:
    """Queue mails about a panel until the transaction is committed; whoever answers one writes to its secretariat."""
    queue_mails(mails, reply_to=[account.email for account in secretaries_of(panel)])


def queue_account_mails(person: Person, mails: Iterable[Mail]) -> None:
    """Queue mails about a person's account, which opens all their panels; an answer goes to the secretariats of all."""
    queue_mails(mails, reply_to=[account.email for account in secretaries_of_panels_of(person)])
