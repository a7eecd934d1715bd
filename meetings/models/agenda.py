from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.enums import Purpose, SensitivityChoice

from .binned import Binnable
from .item_number import ItemNumberField
from .meeting import Meeting
from .point import AgendaPoint
from .standing import StandingItem


class ItemsOnTheAgenda(models.Manager["AgendaItem"]):
    def get_queryset(self) -> "models.QuerySet[AgendaItem]":
        return super().get_queryset().filter(binned_at=None)


class AgendaItem(AgendaPoint, Binnable):
    """A numbered point of the agenda. A confidential one keeps its number, and its public title if it has one.

    One that was withdrawn keeps its number too, and has a ``withdrawn_reason``; ``inquorate_reason`` is why something
    was decided at it without a quorum. ``came_from`` is the item of an earlier meeting that it carries on, ``standing``
    the standing item that it was laid out from. ``printed_number`` is how a published document numbers it, with its
    punctuation: "41/26", "1)", or "" for none; null in an agenda of ours.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = ItemNumberField()
    printed_number = models.CharField(max_length=40, null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    inquorate_reason = models.CharField(max_length=500, blank=True)
    came_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    standing = models.ForeignKey(StandingItem, models.SET_NULL, null=True, blank=True, related_name="+")
    binned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager["AgendaItem"]] = ItemsOnTheAgenda()
    with_binned: ClassVar[models.Manager["AgendaItem"]] = models.Manager()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], condition=Q(binned_at=None), name="one_item_of_each_number"
            ),
            models.CheckConstraint(name="items_are_counted_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="item_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="item_sensitivity_is_known", condition=Q(sensitivity__in=SensitivityChoice.values)
            ),
            models.CheckConstraint(
                name="confidential_item_has_a_reason",
                condition=Q(sensitivity=SensitivityChoice.PUBLIC) | ~Q(sensitivity_reason=""),
            ),
            models.CheckConstraint(
                name="item_purpose_is_known", condition=Q(purpose=None) | Q(purpose__in=Purpose.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number.heading} {self.title}"
