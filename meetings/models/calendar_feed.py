from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class CalendarFeed(models.Model):
    """A private address under which a calendar program reads the meetings of one person, without signing in.

    Whoever has the address has the feed, so only the hash of its secret part is kept: nobody can read it here again.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(revoked_at=None), name="one_calendar_feed_a_person_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Calendar of {self.account}"
