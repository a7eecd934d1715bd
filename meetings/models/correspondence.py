"""Decisions by correspondence: the questions, who votes on them and until when, and every answer that was given."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meetings.enums import Choice, Fate, Role, Way

from .agenda import AgendaItem
from .meeting import Meeting
from .panel import Seat
from .people import Person


class Question(models.Model):
    """A question that an item of a decision by correspondence puts to its voters: whether they agree to a resolution.

    ``is_discussed`` says that contributions come first, ``approves`` is the meeting whose minutes it would approve.
    ``fate`` is what became of it, once that is known, and ``ballot`` what that was reckoned from as it was closed: of
    each voter who held the place, which answer stood, and whether nobody could give one. ``moved_to`` is the item of a
    meeting that carries it on since ``moved_at``.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="question")
    background = models.TextField(blank=True, max_length=20_000)
    resolution = models.TextField(max_length=20_000)
    is_discussed = models.BooleanField(default=False)
    approves = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    fate = models.CharField(max_length=20, choices=Fate.choices, blank=True)
    ballot = models.JSONField(default=list, blank=True)
    moved_to = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="question_has_a_resolution", condition=~Q(resolution="")),
            models.CheckConstraint(name="question_fate_is_known", condition=Q(fate__in=["", *Fate.values])),
            models.CheckConstraint(
                name="only_a_question_for_a_meeting_is_moved",
                condition=Q(moved_to=None, moved_at=None) | Q(fate=Fate.TO_MEETING),
            ),
        ]

    def __str__(self) -> str:
        return f"Question {self.item.number} of {self.item.meeting}"


class Window(models.Model):
    """From when until when the questions of a decision are answered, and by which rules of the panel.

    Those are the rules as they were when it was opened: what is changed later decides nothing that was asked before.
    ``closes_at`` is the moment from which no answer is taken; ``answers_from`` that until which a question that is
    discussed takes contributions alone. ``ended_at`` is when it was closed, ``is_early`` whether before its time.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="window")
    rules = models.JSONField(default=dict)
    opens_at = models.DateTimeField()
    answers_from = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    is_early = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="window_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))),
            models.CheckConstraint(
                name="answers_are_taken_within_the_window",
                condition=Q(answers_from=None) | Q(answers_from__gt=F("opens_at"), answers_from__lt=F("closes_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"Window of {self.meeting}"


class Extension(models.Model):
    """A later end of a window, and why. Written once."""

    window = models.ForeignKey(Window, models.PROTECT, related_name="extensions")
    was_to_close_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["window", "at", "pk"]
        constraints = [
            models.CheckConstraint(name="extension_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="extension_closes_later", condition=Q(closes_at__gt=F("was_to_close_at"))),
        ]

    def __str__(self) -> str:
        return f"Extension of {self.window.meeting}"


class Voter(models.Model):
    """A place with a vote as it was when the questions were opened: a seat, or somebody who sits without one.

    ``person`` held it then, and nobody where it was vacant; who follows them within the window answers in their place.
    ``place`` is what it was called. Written once.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="voters")
    position = models.PositiveSmallIntegerField()
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    place = models.CharField(max_length=200)
    category = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_voter_at_each_position"),
            models.CheckConstraint(
                name="voter_is_a_seat_or_somebody", condition=Q(seat__isnull=False) | Q(person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} of {self.meeting}"


class Answer(models.Model):
    """An answer to a question as it was given. Written once: whoever changes theirs gives another.

    ``person`` gave it for a voter's place: as its holder, or for ``alternate_for``, who held it. An ``interest`` that
    they declare with it takes it out of the count. Where the secretariat entered it, ``entered_by`` says who, ``way``
    how it came, and ``evidence`` holds its words, or who heard it and when.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    voter = models.ForeignKey(Voter, models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    alternate_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    choice = models.CharField(max_length=20, choices=Choice.choices)
    note = models.CharField(max_length=2000, blank=True)
    interest = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=20, choices=Way.choices, blank=True)
    evidence = models.TextField(blank=True, max_length=10_000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["question", "at", "pk"]
        constraints = [
            models.CheckConstraint(name="answer_is_known", condition=Q(choice__in=Choice.values)),
            models.CheckConstraint(
                name="wish_for_a_meeting_has_a_reason", condition=~Q(choice=Choice.MEETING) | ~Q(note="")
            ),
            models.CheckConstraint(
                name="answer_entered_for_somebody_has_its_evidence",
                condition=Q(entered_by=None, way="", evidence="")
                | (Q(entered_by__isnull=False, way__in=Way.values) & ~Q(evidence="")),
            ),
        ]
        indexes = [models.Index(fields=["question", "voter"], name="answers_of_a_voter")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_choice_display()}"


class Contribution(models.Model):
    """A contribution before the vote, for all who vote; or the presenter's answer to that (``on``). Written once.

    ``entered_by`` is who of the secretariat entered it for somebody.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="contributions")
    on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(max_length=10_000)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["question", "at", "pk"]
        constraints = [models.CheckConstraint(name="contribution_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"Contribution of {self.person}"


class VoterReminder(models.Model):
    """Somebody was reminded by mail that their answer is awaited, so many times."""

    window = models.ForeignKey(Window, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    times = models.PositiveSmallIntegerField(default=1)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["window", "person"], name="one_reminder_of_each_voter")]

    def __str__(self) -> str:
        return f"{self.person}, {self.window.meeting}"
