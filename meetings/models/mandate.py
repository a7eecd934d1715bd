from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .panel import Panel
from .people import Organisation, Person


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> "MandateQuerySet":
        """Return the mandates that held on a day, first and last day included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Mandate(models.Model):
    """That somebody acts for an organisation on a panel between two dates: what it owes the panel is theirs to answer.

    It is given by the panel's secretariat and follows from nothing else, least of all from where somebody works.
    ``given_by`` is empty for one that SmartGov carried over from the time before it kept mandates.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Mandate"]] = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["panel", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="mandate_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="A mandate cannot end before it starts.",
            ),
        ]
        indexes = [models.Index(fields=["person", "panel"], name="mandate_of_person")]

    def __str__(self) -> str:
        return f"{self.person} for {self.organisation} on {self.panel}"
