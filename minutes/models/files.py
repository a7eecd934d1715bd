"""Minutes on paper: the signed files of record, and what is printed for whoever asks."""

from django.db import models
from django.db.models import Q

from core.audience import Audience
from minutes.enums import PrintingState

from .minutes import Minutes, Version


class IssuedFile(models.Model):
    """One rendition of a signed version as the sealed PDF that left the house: the record, stored under its hash.

    ``seal_sha256`` is that of the certificate it was sealed with. Written once; so is the file.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="files")
    rendition = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    stored_name = models.CharField(max_length=100)
    seal_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "rendition"], name="one_file_of_each_rendition"),
            models.CheckConstraint(
                name="issued_rendition_is_known", condition=Q(rendition__in=[each.value for each in Audience])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.rendition}"


class Printing(models.Model):
    """One content of the minutes on paper for one audience: asked for, being set, or kept as a file.

    A cache and no record: it can all be thrown away and is made again, so it is written without an actor and leaves
    no audit event. ``key`` says content, audience and release (``minutes.pages.printing``), and names the file; the
    file counts once the state is DONE.
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
