import uuid

from django.db import models
from django.db.models import F, Q

from meetings.enums import Form, SensitivityChoice, Stage

from .agenda import AgendaItem
from .panel import Panel

SENSITIVITY_IS_KNOWN = Q(sensitivity__in=SensitivityChoice.values)


class StatedOutcome(models.Model):
    """The content of an outcome statement, wherever it is kept.

    ``recommended_to`` is set by hand, as the text does not say it: whom the statement is a recommendation to, in words;
    ``recommended_panel`` who that is, where it is a panel of this installation.
    """

    outcome = models.CharField(max_length=30)
    form = models.CharField(max_length=10, choices=Form.choices)
    position = models.PositiveSmallIntegerField()
    block = models.UUIDField()
    lead = models.TextField(blank=True)
    statement = models.TextField()
    sentence = models.TextField()
    sub_points = models.JSONField(default=list)
    carried_by = models.CharField(max_length=20, blank=True)
    dissent_count = models.PositiveSmallIntegerField(null=True)
    dissent_names = models.JSONField(default=list)
    condition = models.TextField(blank=True)
    is_negative = models.BooleanField(default=False)
    deferred_to = models.CharField(max_length=100, blank=True)
    recommended_to = models.CharField(max_length=300, blank=True)
    recommended_panel = models.ForeignKey(Panel, models.PROTECT, null=True, blank=True, related_name="+")
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.statement


class Decision(StatedOutcome):
    """An outcome and its statement, read from an item's text and never typed here.

    A projection: ``minutes.drafting.save`` alone writes it, keyed by the uuid that marks the statement in the text.
    A statement that vanishes from the text retires its row; undo or restore revives it. The row follows the
    draft; what readers outside the secretariat see stands in IssuedDecision. ``set_by_hand`` names the fields that a
    person has set because the text cannot say them; those no longer follow the text, and ``dissent_names`` and
    ``recommended_to`` never do.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    set_by_hand = models.JSONField(default=list)
    restates = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="restated_by")
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["item", "position"]
        constraints = [
            models.CheckConstraint(name="decision_sensitivity_is_known", condition=SENSITIVITY_IS_KNOWN),
            models.CheckConstraint(name="decision_stage_is_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(name="decision_has_a_statement", condition=~Q(statement="")),
            models.CheckConstraint(
                name="decision_does_not_restate_itself", condition=Q(restates=None) | ~Q(restates=F("id"))
            ),
        ]
        indexes = [models.Index(fields=["outcome", "item"], name="decision_by_outcome")]


class IssuedDecision(StatedOutcome):
    """A decision as a frozen version states it: written once, when the version is made.

    ``without_quorum`` says that there was none at its item, as the attendance stood then; ``voted`` how the vote on it
    went, in the words that are printed, where there was one.

    The version stands on a higher floor and is therefore named by its id.
    """

    version = models.UUIDField()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="issued")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    restates = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    without_quorum = models.BooleanField(default=False)
    voted = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "decision"], name="decision_issued_once_a_version"),
            models.CheckConstraint(name="issued_decision_sensitivity_is_known", condition=SENSITIVITY_IS_KNOWN),
        ]
