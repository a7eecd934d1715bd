"""The text of each item of the agenda, as it stands and as it stood."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.audience import Sensitivity
from meetings.access import PanelAccess
from meetings.models import AgendaItem


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


class BlockReason(models.Model):
    """The reason for which one block of an item's text is confidential. The text itself holds only that it is.

    Retired with its block, or with the block's secrecy, and back with either: undo brings the reason back too.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    block = models.UUIDField()
    reason = models.CharField(max_length=500)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "block"], name="one_reason_of_each_block"),
            models.CheckConstraint(name="block_reason_says_something", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason


class UnsavedWords(models.Model):
    """A device has unsaved words of an item. Presence, not record: it goes with their save, or by itself."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    device = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "account", "device"], name="one_announcement_of_a_device")
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.item}"


class LateWordsQuerySet(models.QuerySet["LateWords"]):
    def open_for(self, access: PanelAccess) -> "LateWordsQuerySet":
        """Those that nobody has dealt with, of the panels whose minutes a person keeps, as far as they may read."""
        public = Q(is_secret=False, item__sensitivity=Sensitivity.PUBLIC)
        may_read = public | Q(item__meeting__panel__in=access.cleared)
        return self.filter(may_read, item__meeting__panel__in=access.keeps, settled_at=None)


class LateWords(models.Model):
    """Words that reached an item's text when it could not be changed any more: offered to the secretariat, as a
    comment on the item, until somebody has dealt with them."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    html = models.TextField()  # the blocks that the text does not have, in normal form
    is_secret = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager["LateWords"]] = LateWordsQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["item"], condition=Q(settled_at=None), name="open_late_words")]
        ordering = ["item__number", "at", "pk"]

    def __str__(self) -> str:
        return f"Late words of {self.item}"
