from typing import ClassVar

from django.db.models import TextChoices


class MinutesState(TextChoices):
    """The state of the working text. Text can be edited in DRAFT only."""

    DRAFT = "draft", "Draft"
    CHAIR_REVIEW = "chair_review", "Chair’s review"
    CIRCULATED = "circulated", "Circulated"
    APPROVED = "approved", "Approved"
    SIGNED = "signed", "Signed"
    PUBLISHED = "published", "Published"
    PUBLISHED_ELSEWHERE = "published_elsewhere", "Published before SmartGov"

    # Nobody outside the drafting reads the working text; what there is to read is older.
    BEING_WRITTEN: ClassVar[tuple["MinutesState", ...]]
    # The panel has approved the text: it is no draft any more.
    SETTLED: ClassVar[tuple["MinutesState", ...]]
    # What everybody reads is the newest version; the working text no longer moves.
    FROZEN: ClassVar[tuple["MinutesState", ...]]


MinutesState.BEING_WRITTEN = (MinutesState.DRAFT, MinutesState.CHAIR_REVIEW)
MinutesState.FROZEN = (MinutesState.PUBLISHED, MinutesState.PUBLISHED_ELSEWHERE)
MinutesState.SETTLED = (MinutesState.APPROVED, MinutesState.SIGNED, *MinutesState.FROZEN)


class VersionKind(TextChoices):
    CIRCULATED = "circulated", "Circulated"
    APPROVED = "approved", "Approved"
    SIGNED = "signed", "Signed"
    IMPORTED = "imported", "Imported"


class PrintingState(TextChoices):
    """The state of a printing: how far the worker has come with it."""

    QUEUED = "queued", "Queued"
    SETTING = "setting", "Being set"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
