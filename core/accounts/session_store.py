"""Sessions as rows that say whose they are, so that they can be listed and ended.

Django's own keep everything in one sealed text: to find those of an account, each would have to be opened.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from core.accounts.models import User

NUMBER, SIGNED_IN_AT, USED_AT = "number", "signed_in_at", "used_at"
PLACE, BROWSER = "place", "browser"
LONGEST_LIFE = 30 * 24 * 3600  # seconds after signing in, however much it is used


class AccountSession(AbstractBaseSession):
    """A session and, once somebody has signed in with it, whose it is, since when and from where.

    Its key is as good as a password and is shown to nobody; pages call it by its ``number``.
    """

    number = models.UUIDField(null=True, db_index=True)  # on two rows for a moment, when the key changes
    account = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    signed_in_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    place = models.CharField("address on the network", max_length=45, blank=True)
    browser = models.CharField("what the browser says of itself", max_length=300, blank=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["account", "used_at"], name="core_session_of_account")]

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        return SessionStore


class SessionStore(DatabaseStore):
    """Writes the columns from what the session holds, and lets none live longer than LONGEST_LIFE."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        return AccountSession

    def create_model_instance(self, data: dict[str, Any]) -> AccountSession:
        session: AccountSession = super().create_model_instance(data)  # type: ignore[assignment] # of our model
        if SESSION_KEY in data:
            session.number = data.get(NUMBER)
            session.account_id = int(data[SESSION_KEY])
            session.signed_in_at = _instant(data.get(SIGNED_IN_AT))
            session.used_at = _instant(data.get(USED_AT))
            session.place, session.browser = data.get(PLACE, ""), data.get(BROWSER, "")
        return session

    def get_expiry_age(self, **asked: Any) -> int:
        age = super().get_expiry_age(**asked)
        signed_in_at = self.get(SIGNED_IN_AT)
        if signed_in_at is None:
            return age
        left = signed_in_at + LONGEST_LIFE - datetime.now(UTC).timestamp()
        return min(age, max(0, int(left)))

    def get_expiry_date(self, **asked: Any) -> datetime:
        date = super().get_expiry_date(**asked)
        signed_in_at = self.get(SIGNED_IN_AT)
        if signed_in_at is None:
            return date
        return min(date, datetime.fromtimestamp(signed_in_at + LONGEST_LIFE, UTC))


def _instant(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
