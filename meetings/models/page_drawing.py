from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.background.background_file import printed_files
from core.background.background_work import DONE, BackgroundWork
from meetings.enums import DrawingState

from .paper import PaperVersion

FOLDER = "paper-pages"


class PageDrawing(BackgroundWork):
    """Some pages of a file, ``first`` to ``last``: asked for, being drawn, or kept as pictures with their words.

    ``moved_at`` is when the last sign of the worker came. ``signers`` is whose the digital signatures of the file are,
    as it says; empty words for one of which it does not.
    """

    AT_WORK = DrawingState.DRAWING
    SIGN_OF_WORKER = "moved_at"

    version = models.ForeignKey(PaperVersion, models.CASCADE, related_name="drawings")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=DrawingState.choices, default=DrawingState.QUEUED)
    moved_at = models.DateTimeField()
    signers = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(name="drawing_state_is_known", condition=Q(state__in=DrawingState.values)),
            models.CheckConstraint(name="drawing_has_pages", condition=Q(first__gte=1, last__gte=F("first"))),
        ]

    def __str__(self) -> str:
        return f"Pages {self.first} to {self.last} of {self.version}, {self.get_state_display().lower()}"

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    @classmethod
    def stamps(cls, state: str, now: datetime) -> dict[str, Any]:  # noqa: ARG003 - each state has the same
        return {"moved_at": now}

    @classmethod
    def note_progress(cls, key: str) -> None:
        """Note that one more page is drawn."""
        cls._unfinished(key).update(moved_at=timezone.now())

    @classmethod
    def note_signers(cls, key: str, signers: Sequence[str]) -> None:
        cls._unfinished(key).update(signers=list(signers), moved_at=timezone.now())

    def finish(self) -> None:
        self._move(self.key, DONE, failure="")

    def is_kept(self) -> bool:
        return all(printed_files().exists(page_file(self.key, number, "json")) for number in (self.first, self.last))

    def throw_away(self) -> None:
        for number in self.numbers:
            for ending in ("json", "webp"):
                printed_files().delete(page_file(self.key, number, ending))


def page_file(key: str, number: int, ending: str) -> str:
    """Return the name under which a page is kept: its words as JSON, its picture as WebP."""
    return f"{FOLDER}/{key}-{number}.{ending}"
