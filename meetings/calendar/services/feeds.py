"""The private address under which a person's calendar program reads their meetings."""

import secrets
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import record
from core.errors import WrongState
from meetings.models import CalendarFeed

TOKEN_BYTES = 32


@transaction.atomic
def make_feed(*, by: User) -> str:
    """A new secret part for one's own address, shown this once; the address before it leads nowhere any more."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # two addresses made at once must see each other
    CalendarFeed.objects.filter(account=by, revoked_at=None).update(revoked_at=timezone.now())
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed.objects.create(account=by, token_sha256=digest_of(token))
    record("meetings.calendar_feed_made", feed, by=by)
    return token


@transaction.atomic
def revoke_feed(*, by: User) -> None:
    """One's own address leads nowhere any more. Raises WrongState where there is none."""
    feed = CalendarFeed.objects.select_for_update(no_key=True).filter(account=by, revoked_at=None).first()
    if feed is None:
        raise WrongState("There is no address to withdraw.")
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    record("meetings.calendar_feed_revoked", feed, by=by)


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()
