"""The days before a meeting: who is coming, who stands aside at which item, and who was reminded of what."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.enums import Coming, Follows

from .agenda import AgendaItem
from .meeting import Meeting
from .people import Person
from .standing_interest import StandingInterest


class Reply(models.Model):
    """The answer of somebody who sits on the panel: are they coming? The latest one; the trail has the others.

    ``alternate`` is who stands in for them, ``alternate_person`` who that is where the panel knows them.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    coming = models.CharField(max_length=20, choices=Coming.choices)
    alternate = models.CharField(max_length=200, blank=True)
    alternate_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_reply_of_each_person"),
            models.CheckConstraint(name="reply_is_known", condition=Q(coming__in=Coming.values)),
            models.CheckConstraint(name="alternate_has_a_name", condition=Q(coming=Coming.ALTERNATE) ^ Q(alternate="")),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_coming_display()}"


class Recusal(models.Model):
    """Somebody has declared an interest in an item. ``follows`` says what that means for their part in it; where it is
    empty, they take none."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    interest = models.CharField(max_length=500)
    follows = models.CharField(max_length=20, choices=Follows.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="one_recusal_of_each_person"),
            models.CheckConstraint(name="recusal_names_the_interest", condition=~Q(interest="")),
            models.CheckConstraint(name="what_follows_is_known", condition=Q(follows__in=["", *Follows.values])),
        ]

    def __str__(self) -> str:
        return f"{self.person}, item {self.item.number}"


class HintPutAside(models.Model):
    """The secretariat has seen that an item names what somebody has an interest in, and need not be told again."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="+")
    interest = models.ForeignKey(StandingInterest, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "hints put aside"
        constraints = [models.UniqueConstraint(fields=["item", "interest"], name="hint_put_aside_once")]

    def __str__(self) -> str:
        return f"{self.item}, {self.interest}"


class Asked(models.Model):
    """Somebody was asked by mail whether they come, so many times."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    times = models.PositiveSmallIntegerField(default=1)
    last_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "asked"
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="asked_once_a_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"


class PaperReminder(models.Model):
    """A presenter was told by mail that papers are due; once for each meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "account"], name="reminded_of_papers_once")]

    def __str__(self) -> str:
        return f"{self.account}, {self.meeting}"
