"""The mails about people, and the address that an answer to a mail goes to: that of the secretariat.

Where nobody there can sign in, it goes to the sender of all mails, EMAIL_FROM.
"""

from collections.abc import Iterable, Iterator

from core.background.mail import Mail, compose, queue_mails
from meetings.models import Panel, Person, PersonCorrection
from meetings.people.queries import secretaries_of, secretaries_of_panels_of


def queue_panel_mails(panel: Panel, mails: Iterable[Mail]) -> None:
    """Queue mails about a panel until the transaction is committed; whoever answers one writes to its secretariat."""
    queue_mails(mails, reply_to=[account.email for account in secretaries_of(panel)])


def queue_account_mails(person: Person, mails: Iterable[Mail]) -> None:
    """Queue mails about a person's account, which opens all their panels; an answer goes to the secretariats of all."""
    queue_mails(mails, reply_to=[account.email for account in secretaries_of_panels_of(person)])


def correction_mails(correction: PersonCorrection, panel: Panel, site: str) -> Iterator[Mail]:
    """Yield the mails that ask the secretariat of one of the person's panels."""
    for account in secretaries_of(panel):
        yield compose(
            "correction_proposed",
            account.email,
            site=site,
            name=account.name,
            panel=panel,
            person=correction.person,
            proposer=correction.proposed_by,
        )


def correction_answer_mail(correction: PersonCorrection, site: str) -> Mail:
    """Return the mail that tells whoever proposed it that there is an answer."""
    by = correction.proposed_by
    return compose(
        "correction_answered",
        by.email,
        site=site,
        name=by.name,
        panel=correction.proposed_for,
        person=correction.person,
    )
