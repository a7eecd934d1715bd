"""Agendas as they left the secretariat. Written once; to take one back writes a row of its own."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from .meeting import Meeting


class AgendaIssueQuerySet(models.QuerySet["AgendaIssue"]):
    def in_force(self) -> "AgendaIssueQuerySet":
        """Return the newest of each meeting, unless it was recalled: older ones have been superseded for good."""
        newer = AgendaIssue.objects.filter(meeting=OuterRef("meeting"), revision__gt=OuterRef("revision"))
        return self.filter(~Exists(newer), recall=None)


class AgendaIssue(models.Model):
    """An agenda as it was issued: its revision, counted from 1, and the canonical JSON of the whole of it with the
    SHA-256 of exactly those bytes. Confidential items are in it; readers get it through ``redact_agenda``."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda_issues")
    revision = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["AgendaIssue"]] = AgendaIssueQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "revision"], name="one_agenda_of_each_revision"),
            models.CheckConstraint(name="revisions_are_counted_from_one", condition=Q(revision__gte=1)),
        ]

    def __str__(self) -> str:
        return f"Revision {self.revision} of the agenda of {self.meeting}"


class AgendaRecall(models.Model):
    """An issue that was taken back before the meeting began, and why; the next one goes on counting."""

    issue = models.OneToOneField(AgendaIssue, models.PROTECT, related_name="recall")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="recall_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"Recall of revision {self.issue.revision}"
