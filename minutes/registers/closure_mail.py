"""A closure that its owner proposed and the secretary does not take: its owner hears why."""

from django.db import transaction

from actions.models import Action
from actions.services import refuse_closure
from actions.services.answers import is_secret, who_may_answer
from core.accounts.models import User
from core.background.mail import Mail, compose
from meetings.people.mails import queue_panel_mails


@transaction.atomic
def send_back(action: Action, reason: str, *, site: str, by: User) -> None:
    """Refuse the closure, and tell by mail whoever may answer the action. ``site`` is as for a notice of actions."""
    refuse_closure(action, reason, by=by)
    mails = (refusal_mail(account, action, reason.strip(), site) for account in who_may_answer(action))
    queue_panel_mails(action.meeting.panel, mails)


def refusal_mail(account: User, action: Action, reason: str, site: str) -> Mail:
    """Return the mail. It travels unsealed: of a confidential action it names neither the reference nor the reason."""
    if is_secret(action):
        words: dict[str, object] = {"meeting": action.meeting.reference}
        return compose("secret_closure_refused", account.email, site=site, name=account.name, **words)
    words = {"action": action.pk, "reference": action.reference, "reason": reason}
    return compose("closure_refused", account.email, site=site, name=account.name, **words)
