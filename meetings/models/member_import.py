import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models

from core.accounts.models import User

from .panel import Panel

KEPT = timedelta(days=1)


class MemberImportQuerySet(models.QuerySet["MemberImport"]):
    def visible_to(self, user: User | AnonymousUser) -> "MemberImportQuerySet":
        """Return those that this person has begun: what they have read in is nobody else's yet."""
        return self.filter(made_by=user.pk) if user.pk else self.none()


class MemberImport(models.Model):
    """A list of members that was read and waits for its answers; nothing of it is on the panel before it is taken.

    ``entries`` are the lines as ``meetings.people.list_import`` read them. ``answers`` say by the number of a line what
    its maker has chosen. Whoever made it finds it again for a day, whatever became of the browser.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    panel = models.ForeignKey(Panel, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    entries = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["MemberImport"]] = MemberImportQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def kept_until(self) -> datetime:
        return self.made_at + KEPT
