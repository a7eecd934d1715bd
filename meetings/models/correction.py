from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.enums import CorrectionState

from .panel import Panel
from .people import Person


class PersonCorrection(models.Model):
    """A name or organisation that one panel's secretariat would have of somebody who belongs to other panels too.

    Made once the secretariat of each of those has agreed; ``answer`` says why one of them declined.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    proposed_for = models.ForeignKey(Panel, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=CorrectionState.choices, default=CorrectionState.OPEN)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(name="correction_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="correction_state_is_known", condition=Q(state__in=CorrectionState.values)),
            models.CheckConstraint(
                name="correction_is_declined_for_a_reason",
                condition=~Q(state=CorrectionState.DECLINED) | ~Q(answer=""),
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=CorrectionState.OPEN), name="one_open_correction_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.name}"

    @property
    def words(self) -> str:
        """The name and organisation as they would be."""
        return f"{self.name} of {self.organisation}" if self.organisation else f"{self.name}, without an organisation"


class CorrectionAgreement(models.Model):
    """The secretariat of one of the person's panels agrees to a correction."""

    correction = models.ForeignKey(PersonCorrection, models.PROTECT, related_name="agreements")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["correction", "panel"], name="one_agreement_of_each_panel"),
        ]

    def __str__(self) -> str:
        return f"{self.panel}: {self.correction}"
