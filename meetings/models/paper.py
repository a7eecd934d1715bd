import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.audience import Audience, Sensitivity
from core.background.background_file import BackgroundFile
from meetings.enums import PackState, PaperKind, ScanResult, SensitivityChoice

from .agenda import AgendaItem
from .binned import Binnable
from .meeting import Meeting


class PapersOutOfTheBin(models.Manager["Paper"]):
    def get_queryset(self) -> "models.QuerySet[Paper]":
        return super().get_queryset().filter(binned_at=None)


class Paper(Binnable):
    """A paper that is handed in for an item: one sent out before, one tabled there, or a verbal report without one.

    ``reference`` is made once, by the panel's pattern, of a ``number`` that counts the papers of the meeting and is
    never used again; so a row stays when the bin is emptied (``emptied_at``), and only its files and notes go. A
    confidential paper is there for nobody who is not cleared, unless it has a public title; all papers of a
    confidential item are confidential.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField(editable=False)
    reference = models.CharField(max_length=100, editable=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    public_title = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=PaperKind.choices, default=PaperKind.PAPER)
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices, default=SensitivityChoice.PUBLIC)
    sensitivity_reason = models.CharField(max_length=500, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    emptied_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[models.Manager["Paper"]] = PapersOutOfTheBin()
    with_binned: ClassVar[models.Manager["Paper"]] = models.Manager()

    class Meta:
        ordering = ["item", "position", "number"]
        constraints = [
            models.CheckConstraint(name="paper_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(name="paper_kind_is_known", condition=Q(kind__in=PaperKind.values)),
            models.CheckConstraint(
                name="paper_sensitivity_is_known", condition=Q(sensitivity__in=SensitivityChoice.values)
            ),
            models.CheckConstraint(
                name="confidential_paper_has_a_reason",
                condition=Q(sensitivity=SensitivityChoice.PUBLIC) | ~Q(sensitivity_reason=""),
                violation_error_message="Say why the paper is confidential.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def is_confidential(self) -> bool:
        """True where it is, or the item that it is for."""
        return {self.sensitivity, self.item.sensitivity} != {Sensitivity.PUBLIC}


class PaperVersion(models.Model):
    """A file of a paper as it was handed in. Written once; a later one takes its place and this one stays.

    ``pages`` is empty for what is not a PDF. The file lies under a name of ours, outside of what the web server serves.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    stored_name = models.CharField(max_length=100)
    scan = models.CharField(max_length=20, choices=ScanResult.choices)

    class Meta:
        ordering = ["paper", "number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_paper_version_of_each_number")]

    def __str__(self) -> str:
        return f"{self.paper}, version {self.number}"


class PaperOpening(models.Model):
    """The openings of a version by one account: the first, the last, and how many."""

    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="openings")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "account"], name="one_opening_row_a_reader"),
            models.CheckConstraint(name="opened_last_after_first", condition=Q(last_at__gte=F("first_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.version}"


class PaperNote(models.Model):
    """The note of a reader beside a paper, or beside one page of it. Nobody else is ever shown it, in whatever role."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="notes")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    page = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(max_length=10_000)
    written_at = models.DateTimeField()

    class Meta:
        ordering = [F("page").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["paper", "account", "page"], name="one_note_a_page"),
            models.UniqueConstraint(fields=["paper", "account"], condition=Q(page=None), name="one_note_on_the_whole"),
            models.CheckConstraint(name="note_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"A note of {self.account}"


class Pack(BackgroundFile):
    """One content of a meeting's pack for one audience: asked for, being built, or kept as a file.

    ``done`` of ``total`` steps are made; ``moved_at`` is when the last of them was. ``opening_pages`` is how many pages
    agenda and contents took. ``failure`` says why it could not be built; or, once it is, of each paper that is not
    inside why not (``pack.requesting.left_out_of``).
    """

    AT_WORK = PackState.BUILDING
    FOLDER = "packs/"
    SIGN_OF_WORKER = "moved_at"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="packs")
    state = models.CharField(max_length=20, choices=PackState.choices, default=PackState.QUEUED)
    moved_at = models.DateTimeField()
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    opening_pages = models.PositiveSmallIntegerField(default=1)
    size = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="pack_state_is_known", condition=Q(state__in=PackState.values)),
            models.CheckConstraint(
                name="pack_audience_is_known", condition=Q(audience__in=[audience.value for audience in Audience])
            ),
        ]

    def __str__(self) -> str:
        return f"Pack of {self.meeting}, {self.audience}, {self.get_state_display().lower()}"

    @classmethod
    def stamps(cls, state: str, now: datetime) -> dict[str, Any]:
        if state in (PackState.QUEUED, PackState.BUILDING):
            return {"moved_at": now, "done": 0}
        return {"moved_at": now}

    @classmethod
    def note_progress(cls, key: str) -> None:
        """Note that one more step is made."""
        cls._unfinished(key).update(done=F("done") + 1, moved_at=timezone.now())
