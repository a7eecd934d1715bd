import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from actions.references import NO_NUMBER, Reference
from meetings.enums import SensitivityChoice, Stage
from meetings.models import AgendaItem, Meeting
from meetings.references import LONGEST_CODE_WITH_MARK

SENSITIVITY_IS_KNOWN = Q(sensitivity__in=SensitivityChoice.values)


def reference_in(meeting: Meeting, number: int) -> Reference:
    """Return the reference of the action with this number, issued or not yet. The meeting comes with its panel."""
    return Reference(meeting.code, meeting.number, number, meeting.action_digits)


class ActionState(models.TextChoices):
    OPEN = "open", "Open"
    ON_TARGET = "on_target", "On target"
    AT_RISK = "at_risk", "At risk"
    CLOSURE_PROPOSED = "closure_proposed", "Done: closure proposed"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"

    UNFINISHED: ClassVar[tuple["ActionState", ...]]  # still owed
    FINISHED: ClassVar[tuple["ActionState", ...]]


ActionState.FINISHED = (ActionState.CLOSED, ActionState.WITHDRAWN)
ActionState.UNFINISHED = tuple(state for state in ActionState if state not in ActionState.FINISHED)


class Action(models.Model):
    """Something owed to the panel since a meeting: owner, what, due; numbered SECP47/02.

    ``text``, ``sentence``, ``block``, ``position``, ``sensitivity`` and the two fields ``…_in_text`` are a
    projection of the item's text, written by ``minutes.drafting.save`` alone. ``owner`` and ``due`` follow the text
    until a person sets them by hand; from then on a difference is shown, never applied.
    ``number`` is empty while draft; once issued it never changes and is never used again. An action that a published
    document prints without one has none for good, and its label as printed instead, which may be empty.
    What becomes of an action after that is no part of the minutes and is every reader's: ``state``, and where the
    secretary has changed them, ``owner_now`` and ``due_now``. The text and its issued rows keep their own words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="actions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField(null=True)
    printed_label = models.CharField(max_length=100, null=True, blank=True)
    position = models.PositiveSmallIntegerField()
    block = models.UUIDField()
    text = models.TextField()
    owner = models.CharField(max_length=300, blank=True)
    owner_in_text = models.CharField(max_length=300, blank=True)
    owner_by_hand = models.BooleanField(default=False)
    due = models.CharField(max_length=200, blank=True)
    due_in_text = models.CharField(max_length=200, blank=True)
    due_by_hand = models.BooleanField(default=False)
    owner_now = models.CharField(max_length=300, blank=True)
    due_now = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=ActionState.choices, default=ActionState.OPEN)
    closed_at_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["meeting", "item__number", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="action_number_never_used_twice"),
            models.CheckConstraint(name="actions_are_counted_from_one", condition=Q(number=None) | Q(number__gte=1)),
            models.CheckConstraint(name="action_sensitivity_is_known", condition=SENSITIVITY_IS_KNOWN),
            models.CheckConstraint(name="action_stage_is_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(name="action_state_is_known", condition=Q(state__in=ActionState.values)),
            models.CheckConstraint(
                name="issued_action_has_a_number",
                condition=Q(stage=Stage.DRAFT) | ~Q(number=None) | ~Q(printed_label=None),
            ),
            models.CheckConstraint(
                name="action_has_a_number_or_a_label_of_its_own", condition=Q(number=None) | Q(printed_label=None)
            ),
        ]
        indexes = [models.Index(fields=["owner", "state", "due", "id"], name="action_by_owner")]

    def __str__(self) -> str:
        return str(self.reference) if self.reference else self.text

    @property
    def has_draft_number(self) -> bool:
        """Tell whether the number that it will get is only its rank so far."""
        return self.number is None and self.printed_label is None

    def number_at(self, rank: int) -> int:
        """Return its number, the one that its rank would give it if numbers were issued now, or that it has none."""
        if self.number is not None:
            return self.number
        return rank if self.printed_label is None else NO_NUMBER

    @property
    def reference(self) -> Reference | None:
        return None if self.has_draft_number else reference_in(self.meeting, self.number_at(NO_NUMBER))


class ActionChange(models.Model):
    """One line of an action's history: what changed, from what to what, who said so and why. Never edited."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="history")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    field = models.CharField(max_length=20)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["action", "at", "id"]

    def __str__(self) -> str:
        return f"{self.field}: {self.old} → {self.new}"

    @property
    def state_label(self) -> str:
        """The new state in words, of a line about the state; an action is opened only after it was something else."""
        if self.new != ActionState.OPEN:
            return ActionState(self.new).label
        return "Closure refused" if self.old == ActionState.CLOSURE_PROPOSED else "Reopened"


class Evidence(models.Model):
    """A file that shows how an action was met. Kept outside of what the web server serves, under a name of our own.

    Who added it and when is told by its line of the history. Written once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    change = models.OneToOneField(ActionChange, models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """A notice of actions: all that owners and members may read of a meeting's actions before its minutes are out.

    Its rows are the ``IssuedAction`` whose ``version`` it is. Written once; a later notice takes its place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting", "-number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_notice_of_each_number")]

    def __str__(self) -> str:
        return f"Notice {self.number} of the actions of {self.meeting}"


class IssuedAction(models.Model):
    """An action as a frozen version, or a notice, states it: written once, when that is made.

    It has no number where a published document prints none.
    """

    version = models.UUIDField()
    action = models.ForeignKey(Action, models.PROTECT, related_name="issued")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    position = models.PositiveSmallIntegerField()
    block = models.UUIDField()
    text = models.TextField()
    owner = models.CharField(max_length=300, blank=True)
    due = models.CharField(max_length=200, blank=True)
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices)

    class Meta:
        ordering = ["version", "item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "action"], name="action_issued_once_a_version"),
            models.CheckConstraint(name="issued_action_sensitivity_is_known", condition=SENSITIVITY_IS_KNOWN),
        ]

    def __str__(self) -> str:
        return self.text


class ActionMention(models.Model):
    """A reference in a text to an action of this meeting or an earlier one, known to SmartGov or not.

    Kept as the reference's parts, so that it is known from the moment the action's own minutes arrive; the code is that
    of a panel, or of a series of one.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="action_mentions")
    block = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    panel_code = models.CharField(max_length=LONGEST_CODE_WITH_MARK)
    meeting_number = models.PositiveIntegerField()
    number = models.PositiveSmallIntegerField()
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices)

    class Meta:
        ordering = ["item", "position"]
        constraints = [
            models.CheckConstraint(name="mention_sensitivity_is_known", condition=SENSITIVITY_IS_KNOWN),
        ]
        indexes = [models.Index(fields=["panel_code", "meeting_number", "number"], name="mention_by_reference")]

    def __str__(self) -> str:
        return str(self.reference)

    @property
    def reference(self) -> Reference:
        return Reference(self.panel_code, self.meeting_number, self.number)
