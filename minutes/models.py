import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from core.accounts import User
from core.audience import Audience
from meetings.access import panels_drafted_by
from meetings.models import AgendaItem, Meeting
from minutes.enums import MinutesState, PrintingState, VersionKind


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, user: User | AnonymousUser) -> "MinutesQuerySet":
        """Minutes this person may read: those published, by us or elsewhere, and those of panels they draft for."""
        return self.filter(
            Q(state__in=[MinutesState.PUBLISHED, MinutesState.PUBLISHED_ELSEWHERE])
            | Q(meeting__panel__in=panels_drafted_by(user))
        )


class Minutes(models.Model):
    """The minutes of one meeting: the state of the working text, and what stands before its first item.

    ``front`` is text in the normal form of ``minutes.text``: the title block and the lists of names as an imported
    document prints them. Minutes drafted here have none; their heading is made from the meeting's rows.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=20, choices=MinutesState.choices, default=MinutesState.DRAFT)
    front = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Minutes"]] = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["meeting__panel__code", "-meeting__number"]
        constraints = [
            models.CheckConstraint(name="minutes_state_is_known", condition=Q(state__in=MinutesState.values))
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"


class ItemText(models.Model):
    """The minute of one agenda item: one sanitised piece of HTML in normal form. The record of what was said.

    A row of its own, so that no form of the agenda can write back a stale text.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, primary_key=True, related_name="text")
    html = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Text of {self.item}"


class Revision(models.Model):
    """An earlier or the present state of an item's text. Autosaves of one author coalesce (see drafting)."""

    item_text = models.ForeignKey(ItemText, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    html = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["item_text", "-number"]
        constraints = [models.UniqueConstraint(fields=["item_text", "number"], name="one_revision_of_each_number")]

    def __str__(self) -> str:
        return f"Revision {self.number} of {self.item_text}"


class Version(models.Model):
    """The frozen text of the minutes at one moment. Written once, never edited, only superseded.

    Each rendition is kept as the canonical JSON of its document, with the SHA-256 of exactly those bytes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=VersionKind.choices)
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    public_json = models.TextField()
    public_sha256 = models.CharField(max_length=64)
    confidential_json = models.TextField()
    confidential_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["minutes", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="one_version_of_each_number"),
            models.CheckConstraint(name="version_kind_is_known", condition=Q(kind__in=VersionKind.values)),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.minutes}"


class ImportedSource(models.Model):
    """The published document that minutes were imported from, as it came, and what of it was accepted.

    ``accepted_outcomes`` are words, ``accepted_corrections`` the printed and the accepted wording with its line.
    """

    minutes = models.OneToOneField(Minutes, models.PROTECT, related_name="source")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    accepted_outcomes = models.JSONField(default=list)
    accepted_corrections = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.file_name


class Printing(models.Model):
    """One content of the minutes on paper for one audience: asked for, being set, or kept as a file.

    A cache and no record: it can all be thrown away and is made again, so it is written without an actor and leaves
    no audit event. ``key`` says content, audience and release (``minutes.printing``), and names the file; the file
    counts once the state is DONE.
    """

    key = models.CharField(max_length=64, primary_key=True)
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="printings")
    audience = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=PrintingState.choices, default=PrintingState.QUEUED)
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(db_index=True, help_text="To the day.")
    size = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    failure = models.TextField(blank=True, help_text="A sentence for the reader.")

    class Meta:
        constraints = [
            models.CheckConstraint(name="printing_state_is_known", condition=Q(state__in=PrintingState.values)),
            models.CheckConstraint(
                name="printing_audience_is_known", condition=Q(audience__in=[each.value for each in Audience])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, {self.audience}, {self.get_state_display().lower()}"
