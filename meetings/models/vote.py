from django.db import models
from django.db.models import Q

from meetings.enums import Side

from .decision import Decision
from .panel import Seat
from .people import Person


class Vote(models.Model):
    """A vote on a statement: how many were on which side, or for which option, and what came of it by the rule of the
    panel when it was entered.

    ``options`` are lists of a name and its votes, and empty where the vote is on a motion. ``casting`` is the side, or
    the option, that the casting vote of ``casting_by`` was for. ``voters`` are those who could vote then, and None
    where nobody knows; ``seats`` all seats that have a vote. It comes and goes with its decision.
    """

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="vote")
    is_by_name = models.BooleanField(default=False)
    in_favour = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    not_voting = models.PositiveSmallIntegerField(default=0)
    options = models.JSONField(default=list, blank=True)
    mover = models.CharField(max_length=200, blank=True)
    seconder = models.CharField(max_length=200, blank=True)
    casting = models.CharField(max_length=200, blank=True)
    casting_by = models.CharField(max_length=200, blank=True)
    voters = models.PositiveSmallIntegerField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField()
    is_carried = models.BooleanField()
    chosen = models.CharField(max_length=200, blank=True)
    sentence = models.TextField()
    printed = models.TextField()

    def __str__(self) -> str:
        return self.printed


class Ballot(models.Model):
    """One vote by name. ``place`` names the seat it belongs to, or the person who sits without one, as ``Voter.key``
    does; ``option`` is what it was for in a vote between options."""

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    position = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=30)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    alternate_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=100, blank=True)
    side = models.CharField(max_length=20, choices=Side.choices)
    option = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["vote", "position"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "place"], name="one_ballot_of_each_place"),
            models.CheckConstraint(name="side_of_a_ballot_is_known", condition=Q(side__in=Side.values)),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_side_display()}"
