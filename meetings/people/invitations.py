"""Invitations to many at once, off the request: each mail has a link that is worked out for its account."""

from collections.abc import Sequence

from django.db import transaction
from django_tasks import task

from core.accounts.models import User
from meetings.people.mails import queue_account_mails
from meetings.people.services.accounts import invitation


@task
def send_invitations(accounts: Sequence[int], site: str) -> None:
    """Invite those of these accounts whose person has not signed in yet. ``site`` is this installation's address."""
    waiting = User.objects.filter(pk__in=accounts, is_active=True, last_login=None, person__isnull=False)
    with transaction.atomic():  # all or none, so that a second run after a crash tells nobody twice
        for account in waiting.select_related("person"):
            queue_account_mails(account.person, [invitation(account, site)])
