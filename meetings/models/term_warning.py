from django.db import models

from .panel import Membership


class TermWarning(models.Model):
    """A warning to the secretariat, so many days ahead, that a term ends: once for each last day a term has had."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="warnings")
    days = models.PositiveSmallIntegerField()
    ends_on = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "days", "ends_on"], name="warned_once_of_a_term")]

    def __str__(self) -> str:
        return f"{self.days} days before {self.membership} ends"
