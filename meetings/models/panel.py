from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, DateField, F, FilteredRelation, Q, Value, When
from django.utils import timezone

from core.accounts.models import User
from meetings import references
from meetings.enums import Role
from meetings.panels import clocks
from meetings.panels import names as panel_names
from meetings.panels.rules import PanelRules

from .people import Person

PANEL_CODE = f"^{references.PANEL_CODE}$"
OUTCOME_WORD = r"^[A-Z][A-Z-]{2,29}$"


class PanelQuerySet(models.QuerySet["Panel"]):
    def visible_to(self, user: User | AnonymousUser) -> "PanelQuerySet":
        """Return the panels this person belongs to today, in whatever role. The operator has the whole database."""
        if isinstance(user, User) and user.is_operator:
            return self
        return self.filter(pk__in=Membership.objects.held_by(user).values("panel"))


class Panel(models.Model):
    """A body that meets and keeps minutes; a sub-committee is a panel with a parent."""

    code = models.CharField(
        max_length=8,
        unique=True,
        validators=[RegexValidator(PANEL_CODE, f"A panel’s code is {references.WHAT_A_CODE_IS}, such as SECP.")],
    )
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sub_committees")
    rules = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager["Panel"]] = PanelQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="panel_code_is_well_formed", condition=Q(code__regex=PANEL_CODE)),
            models.CheckConstraint(name="panel_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="panel_is_not_its_own_parent", condition=~Q(parent=F("id"))),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def today(self) -> date:
        """Return which day it is by the panel's clock."""
        return PanelRules.read(self.rules).day_at(timezone.now())

    @property
    def in_sentence(self) -> str:
        return panel_names.in_sentence(self.name)

    @property
    def noun(self) -> str:
        """Return what it calls itself: a panel, a board, a committee."""
        return panel_names.noun(self.name)

    @property
    def at_start(self) -> str:
        return panel_names.at_start(self.name)


class Letterhead(models.Model):
    """The address and logo above a panel's minutes. A logo is a PNG, and says in words what it shows."""

    panel = models.OneToOneField(Panel, models.PROTECT, related_name="letterhead")
    address_line = models.CharField(max_length=200, blank=True)
    logo = models.BinaryField(blank=True, default=b"")
    logo_alt = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="logo_says_what_it_shows",
                condition=Q(logo=b"") | ~Q(logo_alt=""),
                violation_error_message="Say in words what the logo shows, for those who cannot see it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Letterhead of {self.panel}"


class SeatQuerySet(models.QuerySet["Seat"]):
    def on(self, day: date) -> "SeatQuerySet":
        """Return the seats that the panel had on a day: those it had not given up before."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Seat(models.Model):
    """A place at the table: a category with an appointing route and, mostly, a vote. It can be vacant.

    ``ends_on`` is its last day where the panel has given it up; who sat there stays on record.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="seats")
    category = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField(default=1)
    appointed_by = models.CharField(max_length=200, blank=True)
    has_vote = models.BooleanField(default=True)
    ends_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Seat"]] = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["panel", "category", "number"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "category", "number"], name="one_seat_of_each_number"),
            models.CheckConstraint(name="seats_are_counted_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.number}"

    def was_there_on(self, day: date) -> bool:
        """Return whether ``Seat.objects.on`` finds it for a day."""
        return self.ends_on is None or self.ends_on >= day


def today_by_panel() -> Case:
    """Return which day it is by the clock of a row's panel, for conditions on rows of several."""
    now = timezone.now()
    elsewhere = (
        When(panel__rules__time_zone__in=zones, then=Value(day)) for day, zones in clocks.days_elsewhere(now).items()
    )
    return Case(*elsewhere, default=Value(clocks.day_in(None, now)), output_field=DateField())


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        """Return the memberships that hold today, each by its panel's clock."""
        return self.on(today_by_panel())

    def not_over(self) -> "MembershipQuerySet":
        """Return the memberships that hold today, by the panel's clock, or are to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today_by_panel()))

    def on(self, day: date | Case) -> "MembershipQuerySet":
        """Return the memberships that held on a day, first and last day included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def held_by(self, user: User | AnonymousUser) -> "MembershipQuerySet":
        """Return the memberships that this account's person holds today; nobody's account holds none."""
        return self.current().filter(person__account=user.pk) if user.pk else self.none()

    def that_read_confidential(self) -> "MembershipQuerySet":
        """Return the memberships by which what is confidential may be read: ``reads_confidential``, as a condition."""
        return self.filter(Membership.READS_CONFIDENTIAL)

    def with_mandates(self) -> "MembershipQuerySet":
        """Return each as often as its person acts for an organisation on its panel today, named by ``acts_for``, and
        without a name where they act for none.

        A joined row knows no clock but the one of its membership's panel: those of today somewhere are joined, and
        named where it is that day for the panel.
        """
        earliest, latest = clocks.first_and_last_day(timezone.now())
        holds_somewhere = Q(
            Q(person__mandates__ends_on=None) | Q(person__mandates__ends_on__gte=earliest),
            person__mandates__panel=F("panel"),
            person__mandates__starts_on__lte=latest,
        )
        today = today_by_panel()
        holds = Q(Q(mandate__ends_on=None) | Q(mandate__ends_on__gte=today), mandate__starts_on__lte=today)
        mandated = self.annotate(mandate=FilteredRelation("person__mandates", condition=holds_somewhere))
        named = {"acts_for": Case(When(holds, then=F("mandate__organisation__name")))}
        return mandated.annotate(**named)


class Membership(models.Model):
    """A person's place on a panel between two dates. It is also the access list: whoever has none sees nothing.

    A standing alternate has one of their own, which names the membership it ``stands_in_for``. Overlapping memberships
    of one seat, or of one person in one role, are refused by the service that appoints.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    stands_in_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="alternates")
    is_cleared = models.BooleanField(default=False, help_text="May read what is confidential.")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    acts_for: str | None  # as ``with_mandates`` finds it

    objects: ClassVar[models.Manager["Membership"]] = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="A membership cannot end before it starts.",
            ),
            models.CheckConstraint(name="membership_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="alternate_stands_in_for_somebody",
                condition=Q(role=Role.ALTERNATE, stands_in_for__isnull=False)
                | Q(~Q(role=Role.ALTERNATE), stands_in_for=None),
                violation_error_message="Say for whom the alternate stands in.",
            ),
        ]
        indexes = [models.Index(fields=["person", "panel", "starts_on"], name="membership_of_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()} of {self.panel}"

    # Who may read what is confidential is said here, for the database and for a row, and nowhere else.
    READS_CONFIDENTIAL: ClassVar[Q] = Q(is_cleared=True)

    @property
    def reads_confidential(self) -> bool:
        return self.is_cleared

    @property
    def sits(self) -> bool:
        """Return whether they are members of the panel itself; the others attend it."""
        return self.seat_id is not None or self.role in (Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)

    def held_on(self, day: date) -> bool:
        """Return whether ``Membership.objects.on`` finds it for a day."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


class OutcomeWord(models.Model):
    """A word in capitals that makes a sentence a decision; without a panel it comes with SmartGov."""

    panel = models.ForeignKey(Panel, models.PROTECT, null=True, blank=True, related_name="outcome_words")
    word = models.CharField(
        max_length=30,
        validators=[RegexValidator(OUTCOME_WORD, "An outcome is one word in capitals, such as NOTED.")],
    )

    class Meta:
        ordering = ["word"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "word"], name="outcome_word_once_a_panel"),
            models.UniqueConstraint(fields=["word"], condition=Q(panel=None), name="outcome_word_once_for_all"),
            models.CheckConstraint(name="outcome_word_is_capitals", condition=Q(word__regex=OUTCOME_WORD)),
        ]

    def __str__(self) -> str:
        return self.word
