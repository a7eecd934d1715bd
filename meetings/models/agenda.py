from typing import ClassVar

from django.db import models
from django.db.models import Q

from meetings.enums import Purpose, SensitivityChoice

from .binned import Binnable
from .meeting import Meeting
from .people import Person


class ItemsOnTheAgenda(models.Manager["AgendaItem"]):
    def get_queryset(self) -> "models.QuerySet[AgendaItem]":
        return super().get_queryset().filter(binned_at=None)


class AgendaItem(Binnable):
    """A numbered point of the agenda. A confidential one keeps its number, and its public title if it has one.

    One that was withdrawn keeps its number too, and has a ``withdrawn_reason``. ``presenter`` is the name as it is
    printed; ``presented_by`` is who that is, where the panel knows them. ``minutes_allotted`` are minutes of time.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    public_title = models.CharField(max_length=500, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, null=True, blank=True)
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices, default=SensitivityChoice.PUBLIC)
    sensitivity_reason = models.CharField(max_length=500, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    presented_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    minutes_allotted = models.PositiveSmallIntegerField(null=True, blank=True)

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
        return f"{self.number}. {self.title}"
