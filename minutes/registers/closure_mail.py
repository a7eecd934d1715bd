"""A closure that its owner proposed and the secretary does not take: its owner hears why."""

from django.db import transaction
from django.urls import reverse

from actions.models import Action
from actions.services import refuse_closure
from actions.services.answers import is_secret, who_may_answer
from core.accounts.models import User
from core.background.mail import Mail, queue_mails


@transaction.atomic
def send_back(action: Action, reason: str, *, site: str, by: User) -> None:
    """Refuses the closure, and tells by mail whoever may answer the action. ``site`` is as for a notice of actions."""
    refuse_closure(action, reason, by=by)
    queue_mails(refusal_mail(account, action, reason.strip(), site) for account in who_may_answer(action))


def refusal_mail(account: User, action: Action, reason: str, site: str) -> Mail:
    """It travels unsealed: of a confidential action neither the reference nor the reason stands in it."""
    if is_secret(action):
        subject = f"{action.meeting.reference}: an action of yours is open again"
        said = "the secretariat has not closed an action that you hold to be done. It is open again."
        address = reverse("minutes:my-actions")
    else:
        subject = f"{action.reference}: not closed, and open again"
        said = f"the secretariat has not closed {action.reference}, which you hold to be done.\n\nReason: {reason}"
        address = reverse("minutes:action-answer", args=[action.pk])
    body = f"Dear {account.name},\n\n{said}\n\nAnswer here, after signing in:\n{site}{address}\n"
    return Mail(account.email, subject, body)
