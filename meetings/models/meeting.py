import uuid
from datetime import date, tzinfo
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core import english
from core.accounts.models import User
from meetings.enums import AttendanceKind, Manner, MeetingKind, MeetingState
from meetings.meeting_named import meeting_named
from meetings.panels.rules import PanelRules
from meetings.references import LONGEST_MARK, SERIES_MARK, code_with_mark, meeting_name, meeting_written

from .binned import Binnable
from .item_number import ItemNumberField
from .panel import Panel, Seat
from .people import Person


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User | AnonymousUser) -> "MeetingQuerySet":
        """Return the meetings of the panels this person belongs to."""
        return self.filter(panel__in=Panel.objects.visible_to(user))

    def referred_to(self, code: str, number: int) -> "MeetingQuerySet":
        """Return the one of them that SECP and 47, or SECP-C and 12, name."""
        return self.filter(meeting_named(code, number))

    def sittings(self) -> "MeetingQuerySet":
        """Return those that are numbered as meetings, and not what is decided between them by correspondence."""
        return self.filter(series="")

    def by_correspondence(self) -> "MeetingQuerySet":
        """Return the decisions by correspondence that have a series of their own."""
        return self.exclude(series="")

    def with_issues(self) -> "MeetingQuerySet":
        """Return them with the ids of the agendas that were issued for them."""
        issues = self.model._meta.get_field("agenda_issues").related_model._base_manager.only("meeting")
        return self.prefetch_related(models.Prefetch("agenda_issues", issues))


class MeetingsOutOfTheBin(models.Manager["Meeting"]):
    def get_queryset(self) -> MeetingQuerySet:
        return MeetingQuerySet(self.model, using=self._db).filter(binned_at=None)

    def visible_to(self, user: User | AnonymousUser) -> MeetingQuerySet:
        return self.get_queryset().visible_to(user)

    def with_issues(self) -> MeetingQuerySet:
        return self.get_queryset().with_issues()

    def referred_to(self, code: str, number: int) -> MeetingQuerySet:
        return self.get_queryset().referred_to(code, number)

    def sittings(self) -> MeetingQuerySet:
        return self.get_queryset().sittings()

    def by_correspondence(self) -> MeetingQuerySet:
        return self.get_queryset().by_correspondence()


class Meeting(Binnable):
    """Meeting number 47 of the panel SECP, so reference SECP47. Meetings sort by number.

    The day is a date, or only a month (``held_in``, its first day), or not recorded (neither). ``starts_at`` and
    ``ends_at`` are times of day where the panel is. ``uid`` and ``sequence`` are how calendars know the meeting, and
    how often it has been moved since (RFC 5545); ``arranged_at`` is when its day, times, place or number were last set.
    ``cancelled_reason`` stays on record where the cancellation was taken back.
    ``next_action_number`` is empty until the numbers of the meeting's actions are issued; from then on it hands
    out the next one, and a number is never used again. ``issued_action_digits`` is with how many digits they were
    written then: an issued number is written that way ever after. ``series`` is the mark of the numbers it is counted
    in: none for meetings, and for a decision by correspondence, SECP-C12, the panel's mark as it was when it was made.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="meetings")
    series = models.CharField(max_length=LONGEST_MARK, blank=True, editable=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=MeetingKind.choices, default=MeetingKind.ORDINARY)
    state = models.CharField(max_length=20, choices=MeetingState.choices, default=MeetingState.PLANNED)
    held_on = models.DateField(null=True, blank=True)
    held_in = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    cancelled_reason = models.CharField(max_length=500, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    arranged_at = models.DateTimeField(default=timezone.now, editable=False)
    attendance_recorded = models.BooleanField(default=False)
    apologies_recorded = models.BooleanField(default=False)
    next_action_number = models.PositiveIntegerField(null=True, editable=False)
    issued_action_digits = models.PositiveSmallIntegerField(null=True, editable=False)

    objects: ClassVar[MeetingsOutOfTheBin] = MeetingsOutOfTheBin()
    with_binned: ClassVar[models.Manager["Meeting"]] = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["panel__code", "series", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "series", "number"],
                condition=Q(binned_at=None),
                name="one_meeting_of_each_number",
                violation_error_message="There is a meeting of this number already.",
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message="A meeting ends after it starts.",
            ),
            models.CheckConstraint(
                name="meetings_are_counted_from_one",
                condition=Q(number__gte=1),
                violation_error_message="Meetings are counted from 1.",
            ),
            models.CheckConstraint(
                name="series_is_of_decisions_by_correspondence",
                condition=Q(series="") | Q(series__regex=rf"^{SERIES_MARK}$", kind=MeetingKind.EX_COMMITTEE),
            ),
            models.CheckConstraint(name="meeting_state_is_known", condition=Q(state__in=MeetingState.values)),
            models.CheckConstraint(name="meeting_kind_is_known", condition=Q(kind__in=MeetingKind.values)),
            models.CheckConstraint(name="meeting_has_a_date_or_a_month", condition=Q(held_on=None) | Q(held_in=None)),
            models.CheckConstraint(
                name="meeting_month_is_its_first_day", condition=Q(held_in=None) | Q(held_in__day=1)
            ),
            models.CheckConstraint(
                name="action_numbers_are_counted_from_one",
                condition=Q(next_action_number=None) | Q(next_action_number__gte=1),
            ),
            models.CheckConstraint(
                name="action_numbers_are_issued_with_their_digits",
                condition=Q(next_action_number=None, issued_action_digits=None)
                | Q(next_action_number__isnull=False, issued_action_digits__isnull=False, issued_action_digits__gte=2),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return meeting_written(self.code, self.number)

    @property
    def code(self) -> str:
        """Return the code of its reference: SECP, or SECP-C in that series."""
        return code_with_mark(self.panel.code, self.series)

    @property
    def is_by_correspondence(self) -> bool:
        """Return whether it has a number of that series; older ones have a meeting's, and stand among the meetings."""
        return bool(self.series)

    @property
    def name(self) -> str:
        """Return what it is called in a sentence: "meeting 47", or "decision SECP-C12"."""
        return meeting_name(self.panel.code, self.series, self.number)

    @property
    def at_start(self) -> str:
        """Return its name as it begins a sentence."""
        return f"{self.name[:1].upper()}{self.name[1:]}"

    @property
    def day(self) -> str:
        """Return when it was held, as the record has it: "11 August 2017", "August 2017" or nothing."""
        if self.held_on:
            return english.day(self.held_on)
        return english.month(self.held_in) if self.held_in else ""

    def is_after(self, other: "Meeting") -> bool:
        """Return whether it is later than another of its panel: by the day if both have one, else by the number.

        Of a meeting and a decision by correspondence the meeting is later on the same day; where a day is not known, it
        is while it is to come.
        """
        own, others = self.held_on, other.held_on
        if own is None or others is None:
            own, others = self._month, other._month
        if own is not None and others is not None and own != others:
            return own > others
        if self.series == other.series:
            return self.number > other.number
        sitting = other if self.series else self
        is_meeting_later = sitting.state in MeetingState.TO_COME or (own is not None and own == others)
        return is_meeting_later if sitting is self else not is_meeting_later

    def is_sitting_after(self, other: "Meeting") -> bool:
        """Return whether it is a meeting that comes after another, or after a decision by correspondence."""
        if self.series or self.panel_id != other.panel_id:
            return False
        return self.is_after(other) if other.series else self.number > other.number

    @property
    def _month(self) -> date | None:
        return self.held_on.replace(day=1) if self.held_on else self.held_in

    @property
    def has_passed(self) -> bool:
        """Return whether its day is over where the panel is; a meeting without a day has not passed."""
        return self.held_on is not None and self.held_on < self.panel.today

    @property
    def is_ahead(self) -> bool:
        """Return whether its day has yet to come where the panel is; a meeting without a day is not ahead."""
        return self.held_on is not None and self.held_on > self.panel.today

    @property
    def zone(self) -> tzinfo:
        """Return the time zone in which its times of day are."""
        return PanelRules.read(self.panel.rules).zone

    @property
    def hours(self) -> str:
        """Return its hours where the panel is: "10:00 to 15:30", "10:00, Paris time", or nothing."""
        said = english.hours(self.starts_at, self.ends_at)
        return ", ".join(filter(None, (said, self.zone_said))) if said else ""

    @property
    def in_sentence(self) -> str:
        """Return such words as "meeting 48 of the SEC Panel on 8 September 2017"."""
        held = f" on {self.day}" if self.held_on else ""
        how = ", by correspondence" if self.series else ""
        return f"{self.name} of {self.panel.in_sentence}{how}{held}"

    @property
    def when_and_where(self) -> str:
        """Return such words as "Friday 8 September 2017, 10:00 to 15:30, 4 Lantern Yard", as far as they are known."""
        day = english.weekday(self.held_on) if self.held_on else self.day
        return ", ".join(filter(None, (day, self.hours, self.place))) or "not arranged yet"

    @property
    def zone_said(self) -> str:
        """Return whose time it is, such as "Paris time", where that is not the time of this installation."""
        zone = PanelRules.read(self.panel.rules).time_zone
        if zone == settings.TIME_ZONE:
            return ""
        return zone if "/" not in zone else f"{zone.rpartition('/')[2].replace('_', ' ')} time"

    @property
    def why_cancelled(self) -> str:
        """Return the reason that everybody on the panel reads while the meeting is off; else nothing."""
        return self.cancelled_reason if self.state == MeetingState.CANCELLED else ""

    @property
    def action_digits(self) -> int:
        """Return with how many digits its action numbers are written: as issued, or until then as the panel has it."""
        return self.issued_action_digits or PanelRules.read(self.panel.rules).action_digits

    @property
    def is_unissued(self) -> bool:
        """Return whether nothing of it has left the secretariat under its number.

        No agenda, no minutes and no word that it is off, not even one that was taken back. Of rows ``with_issues`` it
        is known without a query.
        """
        if self.state != MeetingState.PLANNED or self.cancelled_reason or self.next_action_number is not None:
            return False
        return not self.agenda_issues.exists()


class Stay(models.Model):
    """From which item to which somebody was there, and at what times of day where the panel is.

    Whoever ``left_during`` their last item is not counted at it. ``manner`` is empty where nobody said.
    """

    from_item = ItemNumberField(null=True, blank=True)
    to_item = ItemNumberField(null=True, blank=True)
    left_during = models.BooleanField(default=False)
    arrived_at = models.TimeField(null=True, blank=True)
    left_at = models.TimeField(null=True, blank=True)
    manner = models.CharField(max_length=20, choices=Manner.choices, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(class)s_leaves_after_arriving",
                condition=Q(from_item=None) | Q(to_item=None) | Q(to_item__gte=F("from_item")),
            ),
            models.CheckConstraint(
                name="%(class)s_leaves_during_an_item", condition=Q(left_during=False) | Q(to_item__isnull=False)
            ),
            models.CheckConstraint(
                name="%(class)s_leaves_no_earlier_than_it_arrives",
                condition=Q(arrived_at=None) | Q(left_at=None) | Q(left_at__gte=F("arrived_at")),
            ),
            models.CheckConstraint(name="%(class)s_manner_is_known", condition=Q(manner__in=["", *Manner.values])),
        ]


class Attendance(Stay):
    """Somebody present, standing in, attending or absent with apologies, under the name the record gives.

    As a stay it is their first; ``returns`` are those after it. ``vote_to`` is the member to whom they passed their
    vote; ``initials`` are those by which the minutes may name them, where the panel does so.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    kind = models.CharField(max_length=20, choices=AttendanceKind.choices)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="attendances")
    alternate_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    vote_to = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    initials = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ["meeting", "kind", "position"]
        constraints = [
            *Stay.Meta.constraints,
            models.CheckConstraint(name="attendance_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="attendance_kind_is_known", condition=Q(kind__in=AttendanceKind.values)),
            # Whoever has a seat can stand in for others besides.
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=~Q(person=None) & ~Q(kind=AttendanceKind.ALTERNATE),
                name="attendance_once_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Return(Stay):
    """Another stay of somebody who had left, and came back for an item; the first has the position nought."""

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="returns")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["attendance", "position"]
        constraints = [
            *Stay.Meta.constraints,
            models.CheckConstraint(name="return_is_for_an_item", condition=Q(from_item__isnull=False)),
            models.UniqueConstraint(fields=["attendance", "position"], name="one_return_at_each_position"),
        ]

    def __str__(self) -> str:
        return f"{self.attendance}, back for item {self.from_item}"
