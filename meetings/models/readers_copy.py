from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from core.audience import Audience
from core.background.background_file import BackgroundFile
from meetings.enums import CopyState

from .paper import PaperVersion


class ReadersCopy(BackgroundFile):
    """The copy of a confidential PDF that its readers open, with the mark on each page: asked for, being made, or kept.

    ``failure`` says why its pages do not bear the mark.
    """

    AT_WORK = CopyState.MARKING
    FOLDER = "readers-copies/"
    SIGN_OF_WORKER = "moved_at"

    version = models.ForeignKey(PaperVersion, models.CASCADE, related_name="readers_copies")
    state = models.CharField(max_length=20, choices=CopyState.choices, default=CopyState.QUEUED)
    moved_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "readers' copies"
        constraints = [
            models.CheckConstraint(name="readers_copy_state_is_known", condition=Q(state__in=CopyState.values)),
            models.CheckConstraint(
                name="readers_copy_is_of_what_is_confidential", condition=Q(audience=Audience.CONFIDENTIAL.value)
            ),
        ]

    def __str__(self) -> str:
        return f"Readers' copy of {self.version}, {self.get_state_display().lower()}"

    @classmethod
    def stamps(cls, state: str, now: datetime) -> dict[str, Any]:  # noqa: ARG003 - each state has the same
        return {"moved_at": now}
