from django.db import models
from django.db.models import Q

from meetings.enums import Purpose, SensitivityChoice

from .panel import Panel
from .point import AgendaPoint


class StandingItem(AgendaPoint):
    """A point that comes up at each meeting of a panel, in the order of ``position``.

    One that ``comes_last`` ends the agenda, as any other business does: what is added later goes before it.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="standing_items")
    position = models.PositiveSmallIntegerField()
    comes_last = models.BooleanField(default=False)

    class Meta:
        ordering = ["panel", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="standing_item_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="standing_item_sensitivity_is_known", condition=Q(sensitivity__in=SensitivityChoice.values)
            ),
            models.CheckConstraint(
                name="confidential_standing_item_has_a_reason",
                condition=Q(sensitivity=SensitivityChoice.PUBLIC) | ~Q(sensitivity_reason=""),
            ),
            models.CheckConstraint(
                name="standing_item_purpose_is_known", condition=Q(purpose=None) | Q(purpose__in=Purpose.values)
            ),
        ]

    def __str__(self) -> str:
        return self.title
