from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.enums import ProposalState, Purpose

from .agenda import AgendaItem
from .meeting import Meeting


class ItemProposal(models.Model):
    """An item that somebody of the panel would like to see on an agenda: theirs and the secretariat's to read.

    Accepted, it has become an item; ``answer`` says why it was declined.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="proposals")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    title = models.CharField(max_length=500)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, null=True, blank=True)
    why = models.CharField(max_length=2000)
    minutes_needed = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=ProposalState.choices, default=ProposalState.OPEN)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["meeting", "proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(name="proposal_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(name="proposal_state_is_known", condition=Q(state__in=ProposalState.values)),
            models.CheckConstraint(
                name="proposal_is_declined_for_a_reason", condition=~Q(state=ProposalState.DECLINED) | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return self.title
