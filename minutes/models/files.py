"""Minutes on paper: the signed files of record, and what is printed for whoever asks."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from core.audience import Audience
from core.background.background_file import BackgroundFile
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
                name="issued_rendition_is_known", condition=Q(rendition__in=[audience.value for audience in Audience])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.rendition}"


class Printing(BackgroundFile):
    """One content of the minutes on paper for one audience: asked for, being set, or kept as a file."""

    AT_WORK = PrintingState.SETTING
    SIGN_OF_WORKER = "started_at"

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="printings")
    state = models.CharField(max_length=20, choices=PrintingState.choices, default=PrintingState.QUEUED)
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
                name="printing_audience_is_known", condition=Q(audience__in=[audience.value for audience in Audience])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, {self.audience}, {self.get_state_display().lower()}"

    @classmethod
    def stamps(cls, state: str, now: datetime) -> dict[str, Any]:
        if state == PrintingState.QUEUED:
            return {"started_at": None, "finished_at": None}
        return {"started_at": now} if state == PrintingState.SETTING else {"finished_at": now}
