"""The minutes of a meeting, where they stand, and their versions with what was done to each."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from core.accounts.models import User
from meetings.access import PanelAccess, panels_drafted_by
from meetings.meeting_named import meeting_named
from meetings.models import Meeting, Panel, Person
from meetings.references import code_and_number
from minutes.enums import MinutesState, VersionKind

IMPORTED = Q(kind=VersionKind.IMPORTED)
PUBLIC = Q(publication__isnull=False) | IMPORTED
GIVEN_TO_THE_PANEL = Q(kind__in=[VersionKind.CIRCULATED, VersionKind.APPROVED, VersionKind.SIGNED])


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, user: User | AnonymousUser) -> "MinutesQuerySet":
        """Minutes this person may read: those of panels they draft for, and those with a version that they read."""
        read = Version.objects.read_in(Panel.objects.visible_to(user)).filter(minutes=OuterRef("pk"))
        return self.filter(Exists(read) | Q(meeting__panel__in=panels_drafted_by(user)))

    def with_what_is_read(self) -> "MinutesQuerySet":
        """With the ids of the versions that ``Version.objects.read_in`` finds, on the panel and outside of it
        (``for_panel``, ``for_public``; either may be None), and why they came to where they stand (``last_reason``).
        """
        return self.annotate(**what_is_read("pk"))

    def with_meeting(self) -> "MinutesQuerySet":
        """With the rows that their document begins with, and what is read of them."""
        return self.with_what_is_read().select_related("meeting__panel__letterhead", "source")

    def get_by_reference(self, reference: str) -> "Minutes":
        """Return those of the meeting that a reference such as SECP47 names, ``with_meeting``.

        Raises Minutes.DoesNotExist where it names none of these, or is no reference at all.
        """
        try:
            code, number = code_and_number(reference)
        except ValueError as error:
            raise Minutes.DoesNotExist(str(error)) from error
        return self.with_meeting().get(meeting_named(code, number, at="meeting"))

    def public(self) -> "MinutesQuerySet":
        """Minutes that everybody may read, in whatever state the working text is."""
        return self.filter(Exists(Version.objects.valid().public().filter(minutes=OuterRef("pk"))))


def what_is_read(minutes: str) -> dict[str, Subquery]:
    """The annotations of ``with_what_is_read``, for rows whose field of this name is the id of minutes."""
    newest = Version.objects.valid().filter(minutes=OuterRef(minutes)).order_by("-number")
    last = StateChange.objects.filter(minutes=OuterRef(minutes)).order_by("-at", "-pk")
    return {
        "for_panel": Subquery(newest.values("pk")[:1]),
        "for_public": Subquery(newest.public().values("pk")[:1]),
        "last_reason": Subquery(last.values("reason")[:1]),
    }


class Minutes(models.Model):
    """The minutes of one meeting: the state of the working text, and what stands before its first item.

    ``front`` is text in the normal form of ``minutes.text``: the title block and the lists of names as an imported
    document prints them. Minutes drafted here have none; their heading is made from the meeting's rows.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=20, choices=MinutesState.choices, default=MinutesState.DRAFT)
    front = models.TextField(blank=True)

    # As ``with_what_is_read`` finds them.
    for_panel: uuid.UUID | None
    for_public: uuid.UUID | None
    last_reason: str | None

    objects: ClassVar[models.Manager["Minutes"]] = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["meeting__panel__code", "-meeting__number"]
        constraints = [
            models.CheckConstraint(name="minutes_state_is_known", condition=Q(state__in=MinutesState.values))
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"

    @property
    def public_state(self) -> str:
        """Return what everybody is told of minutes they can read; where a revision of them stands is the panel's
        business."""
        elsewhere = self.state == MinutesState.PUBLISHED_ELSEWHERE
        return str((MinutesState.PUBLISHED_ELSEWHERE if elsewhere else MinutesState.PUBLISHED).label)


class StateChange(models.Model):
    """One move of the minutes from a state to another, by whom, and why where a reason was asked for. Never edited."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="state_changes")
    old = models.CharField(max_length=20, choices=MinutesState.choices)
    new = models.CharField(max_length=20, choices=MinutesState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["minutes", "-at", "-id"]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions by their readers: who reads which is said here and nowhere else."""

    def valid(self) -> "VersionQuerySet":
        """Those that stand: not withdrawn, nor in the middle of being imported."""
        published = Q(minutes__state=MinutesState.PUBLISHED_ELSEWHERE)
        return self.filter(~IMPORTED | published, withdrawal=None)

    def public(self) -> "VersionQuerySet":
        """Those that were published, by us or, before they were imported, elsewhere."""
        return self.filter(PUBLIC)

    def read_in(self, panels: Iterable[int] | models.QuerySet[Panel]) -> "VersionQuerySet":
        """Return of each meeting the one version to read, for somebody who belongs to these panels.

        On a panel that is the newest one circulated, approved or signed, for everybody else the newest published;
        and never one that was withdrawn. Who takes part in the drafting reads the working text besides.
        """
        of_panel = Q(minutes__meeting__panel__in=panels)
        newer = Version.objects.valid().filter(minutes=OuterRef("minutes"), number__gt=OuterRef("number"))
        newest = Q(~Exists(newer))
        newest_public = PUBLIC & Q(~Exists(newer.public()))
        return self.valid().filter((of_panel & newest) | (~of_panel & newest_public))

    def given_to(self, access: PanelAccess) -> "VersionQuerySet":
        """Return those that this access opens by number, for ever: nothing that was given is taken back.

        Everybody, what was published, here or elsewhere; people of the panel, what was circulated, approved or signed
        besides; who takes part in the drafting, all. Superseded or withdrawn, it stays. The versions' own facts decide,
        never where the working text stands.
        """
        elsewhere = StateChange.objects.filter(minutes=OuterRef("minutes"), new=MinutesState.PUBLISHED_ELSEWHERE)
        is_public = Q(publication__isnull=False) | (IMPORTED & Exists(elsewhere))
        of_panel = GIVEN_TO_THE_PANEL & Q(minutes__meeting__panel__in=access.panels)
        return self.filter(is_public | of_panel | Q(minutes__meeting__panel__in=access.drafts))


class Version(models.Model):
    """The frozen text of the minutes at one moment. Written once, never edited, only superseded.

    Each rendition is kept as the canonical JSON of its document, with the SHA-256 of exactly those bytes. What becomes
    of it later is told by rows of its own: approved, signed, published, withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=VersionKind.choices)
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    public_json = models.TextField()
    public_sha256 = models.CharField(max_length=64)
    confidential_json = models.TextField()
    confidential_sha256 = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Version"]] = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["minutes", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="one_version_of_each_number"),
            models.CheckConstraint(name="version_kind_is_known", condition=Q(kind__in=VersionKind.values)),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.minutes}"


class VersionRow(models.Model):
    """Something that was done to a version after it was frozen. Written once."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Approval(VersionRow):
    """The panel's approval of a version: at a meeting, in a decision by correspondence, or, without either, in one that
    was not held here.

    ``is_corrected``: the text differs from the version that was circulated, and was approved as corrected.
    """

    version = models.OneToOneField(Version, models.PROTECT, related_name="approval")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    is_corrected = models.BooleanField(default=False)

    def __str__(self) -> str:
        if self.meeting is None:
            return "Approved by correspondence"
        return f"Approved {'by correspondence, ' if self.meeting.series else 'at '}{self.meeting}"


class Signing(VersionRow):
    """Somebody's signature: who, in what name and capacity at that moment, under which sentence and hashes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    capacity = models.CharField(max_length=100)
    statement = models.TextField()
    public_sha256 = models.CharField(max_length=64)
    confidential_sha256 = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}, {self.capacity}"


class Countersignature(Signing):
    """The second signature that some panels ask for, given before the chair's. It counts once, for one SignOff.

    It stands under the approved version, and its hashes are those of the signed version that the chair makes of it.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="countersignatures")


class SignOff(Signing):
    """The chair's signature, which makes a version the signed one, with the second one where there is one."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="sign_off")
    countersignature = models.OneToOneField(Countersignature, models.PROTECT, null=True, related_name="sign_off")


class VersionPublication(VersionRow):
    """From here on everybody reads the public rendition of this version, until a newer one is published."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="publication")

    def __str__(self) -> str:
        return f"Publication of {self.version}"


class VersionWithdrawal(VersionRow):
    """This version no longer stands, for a reason: its signature was withdrawn."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="withdrawal")
    reason = models.TextField()

    def __str__(self) -> str:
        return f"Withdrawal of {self.version}"


class ImportedSource(models.Model):
    """The published document that minutes were imported from, as it came, and what of it was accepted.

    ``accepted_outcomes`` are words, ``accepted_corrections`` the printed and the accepted wording with its line;
    ``accepted_statements`` what was made a decision though it is not printed as one, by its line, its wording and which
    of that wording on the line; ``furniture_left_out`` says that lines were left out that only looked like furniture.
    """

    minutes = models.OneToOneField(Minutes, models.PROTECT, related_name="source")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    accepted_outcomes = models.JSONField(default=list)
    accepted_corrections = models.JSONField(default=list)
    accepted_statements = models.JSONField(default=list)
    furniture_left_out = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.file_name
