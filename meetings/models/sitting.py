from django.db import models
from django.db.models import F, Q

from meetings.enums import HeldAs

from .item_number import ItemNumberField
from .meeting import Meeting


class Sitting(models.Model):
    """The way a meeting was held, as against what was planned: when it began and was closed, where, and how.

    What nobody recorded is empty. Of a meeting of which nobody has recorded anything there is no row.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="sitting")
    started_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    held_as = models.CharField(max_length=20, choices=HeldAs.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sitting_closes_after_it_starts",
                condition=Q(started_at=None) | Q(closed_at=None) | Q(closed_at__gte=F("started_at")),
            ),
            models.CheckConstraint(
                name="sitting_is_held_in_a_known_way", condition=Q(held_as__in=["", *HeldAs.values])
            ),
        ]

    def __str__(self) -> str:
        return f"Sitting of {self.meeting}"


class Adjournment(models.Model):
    """A break of a meeting, after an item or within it; without ``resumed_at`` it has not gone on yet."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="adjournments")
    position = models.PositiveSmallIntegerField(default=0)
    item = ItemNumberField()
    is_within = models.BooleanField(default=False)
    adjourned_at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["sitting", "position"]
        constraints = [
            models.CheckConstraint(
                name="adjournment_ends_after_it_begins",
                condition=Q(resumed_at=None) | Q(resumed_at__gte=F("adjourned_at")),
            ),
            models.UniqueConstraint(fields=["sitting", "position"], name="one_adjournment_at_each_position"),
        ]

    def __str__(self) -> str:
        return f"{self.sitting}, adjourned at item {self.item}"
