from django.db import models
from django.db.models import Q

from meetings.enums import Purpose, SensitivityChoice

from .meeting import Meeting


class AgendaItem(models.Model):
    """A numbered point of the agenda. A confidential one keeps its number, and its public title if it has one.

    One that was withdrawn keeps its number too, and has a ``withdrawn_reason``.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    public_title = models.CharField(max_length=500, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, null=True, blank=True)
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices, default=SensitivityChoice.PUBLIC)
    sensitivity_reason = models.CharField(max_length=500, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_item_of_each_number"),
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
