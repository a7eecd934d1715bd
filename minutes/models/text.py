"""The text of each item of the agenda, as it stands and as it stood."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.access import current_memberships
from meetings.enums import Role
from meetings.models import AgendaItem
from minutes.enums import MinutesState
from minutes.text.markup import CONFIDENTIAL


class ItemTextQuerySet(models.QuerySet["ItemText"]):
    def writable_by(self, user: User) -> "ItemTextQuerySet":
        """Texts this person may write in now: of drafts that they keep, and are cleared for where there is a secret."""
        draft = self.filter(item__meeting__minutes__state=MinutesState.DRAFT)
        if user.is_operator:
            return draft
        held = current_memberships(user)
        keeps, is_cleared = held.filter(role__in=Role.SECRETARIES), held.that_read_confidential()
        is_open = Q(item__sensitivity=Sensitivity.PUBLIC) & ~Q(html__contains=CONFIDENTIAL)
        return draft.filter(
            is_open | Q(item__meeting__panel__in=is_cleared.values("panel")),
            item__meeting__panel__in=keeps.values("panel"),
        )


class ItemText(models.Model):
    """The minute of one agenda item: one sanitised piece of HTML in normal form. The record of what was said.

    A row of its own, so that no form of the agenda can write back a stale text.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, primary_key=True, related_name="text")
    html = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["ItemText"]] = ItemTextQuerySet.as_manager()

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
