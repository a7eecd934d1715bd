"""The answers to recommendations: what those to whom they were made have decided, as the secretariat recorded it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.models import Decision

IS_SOURCED = ~Q(source="") | ~Q(link="") | ~Q(stored_name="") | Q(from_decision__isnull=False)


class RecommendationAnswer(models.Model):
    """The answer to a recommendation by those to whom it was made: what they decided, when, for which reasons, and
    whether it ``differs`` from what was recommended. It names its source: words, an address, a file, or their own
    decision.

    Written once. One that was wrong is corrected by another, that ``replaces`` it, or taken back by one that says
    nothing but why: then there is no answer yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    is_taken_back = models.BooleanField(default=False)
    decided = models.TextField(max_length=4000, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    reasons = models.TextField(max_length=4000, blank=True)
    differs = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    from_decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=150, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_name = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["decision", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=Q(replaces=None), name="one_first_answer_of_each_recommendation"
            ),
            models.CheckConstraint(
                name="answer_says_what_was_decided",
                condition=Q(is_taken_back=True, decided="", decided_on=None)
                | Q(~Q(decided=""), is_taken_back=False, decided_on__isnull=False),
            ),
            models.CheckConstraint(name="answer_names_its_source", condition=Q(is_taken_back=True) | IS_SOURCED),
            models.CheckConstraint(
                name="only_an_answer_is_taken_back", condition=Q(is_taken_back=False) | Q(replaces__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.decision}"
