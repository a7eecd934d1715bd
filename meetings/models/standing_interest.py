from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meetings.enums import SeenBy

from .panel import Panel
from .people import Organisation, Person


class StandingInterestQuerySet(models.QuerySet["StandingInterest"]):
    def on(self, day: date) -> "StandingInterestQuerySet":
        """Return the interests that were held on a day, first and last day included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class StandingInterest(models.Model):
    """What somebody of a panel has an interest in, from the first day to the last, whatever the panel discusses.

    It is found in the titles of an agenda by its ``organisation`` and by its ``words``, which commas separate.
    ``seen_by`` says who may read it. What was declared for one item of one meeting is a ``Recusal``.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="interests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interests")
    what = models.CharField(max_length=500)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    seen_by = models.CharField(max_length=20, choices=SeenBy.choices, default=SeenBy.PANEL)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()

    objects: ClassVar[models.Manager["StandingInterest"]] = StandingInterestQuerySet.as_manager()

    class Meta:
        ordering = ["panel", "person__name", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="interest_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="An interest cannot end before it starts.",
            ),
            models.CheckConstraint(name="interest_says_what", condition=~Q(what="")),
            models.CheckConstraint(name="interest_is_seen_by_somebody", condition=Q(seen_by__in=SeenBy.values)),
        ]
        indexes = [models.Index(fields=["panel", "person"], name="interest_of_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.what}"

    @property
    def readers(self) -> str:
        """Return who may read it: "The board"."""
        return SeenBy(self.seen_by).named(self.panel.noun)
