"""Editions: the text of the minutes that a person gets to read, with the fingerprint that tells it from any other.

It is a version, or for those who take part in the drafting, while it is being written, the working text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches

from core.accounts.models import User
from core.audience import Audience
from core.audit.trail import chain_head
from meetings.access import PanelAccess, access_of, reads_confidential
from meetings.panels.clocks import STANDARD
from meetings.panels.rules import PanelRules
from meetings.references import code_and_number, code_with_mark, meeting_name, meeting_written
from minutes.document.build import build_document
from minutes.document.redaction import Redacted, redact
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version
from minutes.versions.freeze import content_digest, version_document

Remembered = TypeVar("Remembered")
DOCUMENTS_KEPT = 8
_TEXTS = tuple(f"{audience}_json" for audience in Audience)
_WHAT_WAS_DONE = ("by", "approval__meeting__panel", "sign_off__countersignature", "publication", "withdrawal")
_lately_built: dict[tuple[str, Audience], Redacted] = {}  # by what they hold, so that none can be out of date


@dataclass(frozen=True, slots=True)
class Holding:
    """The minutes of one meeting, as far as it takes to find them and to know who reads which text of them.

    ``head`` is that of the audit chain when they were found. ``for_panel`` and ``for_public`` are the versions that
    ``Version.objects.read_in`` finds for who belongs to the panel and who does not; either may be None.
    """

    minutes: int
    panel: int
    panel_name: str
    code: str
    number: int
    state: MinutesState
    for_panel: UUID | None
    for_public: UUID | None
    head: str = field(default="", compare=False)
    time_zone: str = STANDARD.key
    series: str = ""

    @classmethod
    def of(cls, minutes: Minutes, head: str = "") -> "Holding":
        """The holding of minutes that were fetched ``with_meeting``."""
        meeting = minutes.meeting
        return cls(
            minutes.pk,
            meeting.panel_id,
            meeting.panel.name,
            meeting.panel.code,
            meeting.number,
            MinutesState(minutes.state),
            minutes.for_panel,
            minutes.for_public,
            head,
            PanelRules.read(meeting.panel.rules).time_zone,
            meeting.series,
        )

    @property
    def reference(self) -> str:
        return meeting_written(code_with_mark(self.code, self.series), self.number)

    @property
    def meeting_name(self) -> str:
        return meeting_name(self.code, self.series, self.number)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the panel, by whose clock it is told when what was done."""
        return ZoneInfo(self.time_zone)

    def version_for(self, access: PanelAccess) -> UUID | None:
        """The version that somebody with this access reads.

        None is the working text for those who take part in the drafting, while it is being written, and for anybody
        else nothing.
        """
        if self.panel in access.drafts and self.state in MinutesState.BEING_WRITTEN:
            return None
        return self.for_panel if self.panel in access.panels | access.drafts else self.for_public

    def is_open_to(self, access: PanelAccess) -> bool:
        """The answer of ``Minutes.objects.visible_to``, for one; a test holds the two together."""
        return self.panel in access.drafts or self.version_for(access) is not None

    def audience_of(self, access: PanelAccess) -> Audience:
        """The answer of ``audience_of``, from an access."""
        return access.audience_on(self.panel)


@dataclass(frozen=True, slots=True)
class Edition:
    """The minutes as one audience reads them now: a version, or without one the working text.

    The fingerprint differs exactly where what is read does. ``number`` is that of the version where it was asked for by
    it: such an edition stays as it is, whatever is read of the minutes now.
    """

    of: Holding
    audience: Audience
    version: Version | None
    fingerprint: str
    number: int | None = None

    @property
    def is_signed(self) -> bool:
        return self.version is not None and self.version.kind == VersionKind.SIGNED

    @property
    def is_draft(self) -> bool:
        """Tell whether the text can still change before it is approved."""
        if self.version is None:
            return self.of.state not in MinutesState.SETTLED
        return self.version.kind == VersionKind.CIRCULATED


def audience_of(user: User | AnonymousUser, minutes: Minutes) -> Audience:
    """Cleared or not: whoever has no clearance on this panel reads the public rendition."""
    if isinstance(user, User) and reads_confidential.test(user, minutes.meeting.panel):
        return Audience.CONFIDENTIAL
    return Audience.PUBLIC


def document_for(user: User | AnonymousUser, minutes: Minutes) -> Redacted:
    """The minutes as this person may read them. ``minutes`` come from ``visible_to(user)``."""
    holding, access = Holding.of(minutes), access_of(user)
    version, audience = holding.version_for(access), holding.audience_of(access)
    if version is None:
        return redact(build_document(minutes), audience)
    return version_document(Version.objects.get(pk=version), audience)


def document_printed_as(minutes: Minutes, audience: Audience, is_wanted: Callable[[str], bool]) -> Redacted | None:
    """Return the text with the wanted fingerprint, of all that this audience may ever read here; None if it is gone."""
    hash_column = _hash_column(audience)
    for pk, fingerprint in minutes.versions.values_list("pk", hash_column):
        if is_wanted(fingerprint):
            return version_document(Version.objects.get(pk=pk), audience)
    redacted = redact(build_document(minutes), audience)
    return redacted if is_wanted(content_digest(redacted)) else None


def document_of(edition: Edition) -> tuple[Redacted, str]:
    """Return what an edition's readers read now, and its fingerprint: the edition's, unless the text has moved on.

    The last few documents are kept as they were built, since a page asks for the fingerprint first.
    """
    built = _lately_built.get((edition.fingerprint, edition.audience))
    if built is not None:
        return built, edition.fingerprint
    if edition.version is not None:
        redacted, fingerprint = version_document(edition.version, edition.audience), edition.fingerprint
    else:
        minutes = minutes_behind(edition.of)
        redacted = redact(build_document(minutes), edition.audience)
        fingerprint = content_digest(redacted)
    _keep_built(redacted, fingerprint)
    return redacted, fingerprint


def _keep_built(redacted: Redacted, fingerprint: str) -> None:
    _lately_built[fingerprint, redacted.audience] = redacted
    while len(_lately_built) > DOCUMENTS_KEPT:
        _lately_built.pop(next(iter(_lately_built)), None)


def edition_for(access: PanelAccess, reference: str) -> Edition:
    """Return what somebody with this access reads under the reference of a meeting.

    Raises Minutes.DoesNotExist where that is nothing. What there is to read is remembered under the head of the audit
    chain: every change moves it, so while it stands nothing has changed, and no document is built. The head is read
    before anything else, so that what is remembered can be newer than its head, but never older. Who may read what
    is never remembered.
    """
    holding = holding_of(reference)
    if not holding.is_open_to(access):
        raise Minutes.DoesNotExist(f"The minutes of {reference} are not open to this reader.")
    audience, version = holding.audience_of(access), holding.version_for(access)
    if version is not None:
        return _edition_of(holding, _without_text(version), audience)
    name = f"fingerprint:{holding.head}:{holding.minutes}:{audience}"
    return Edition(holding, audience, None, _remember(name, lambda: _fingerprint(holding, audience)))


def holding_of(reference: str) -> Holding:
    """The minutes of this reference, whoever asks. Raises Minutes.DoesNotExist where there are none."""
    try:
        code, number = code_and_number(reference)
    except ValueError as error:
        raise Minutes.DoesNotExist(str(error)) from error
    head = chain_head()
    return _remember(
        f"holding:{head}:{meeting_written(code, number)}", lambda: Holding.of(_found(reference, head), head)
    )


def versions_given(access: PanelAccess, holding: Holding) -> list[Version]:
    """The versions that somebody with this access may open by number, newest first, with what was done to each.

    Asked each time, for who may read what is never remembered; in one query, and without the texts.
    """
    given = Version.objects.given_to(access).filter(minutes=holding.minutes).order_by("-number")
    return list(given.defer(*_TEXTS).select_related(*_WHAT_WAS_DONE))


def edition_by_number(access: PanelAccess, holding: Holding, version: Version) -> Edition:
    """A version of those given, in the rendition of the reader's own clearance."""
    edition = _edition_of(holding, version, holding.audience_of(access))
    return replace(edition, number=version.number)


def _found(reference: str, head: str) -> Minutes:
    minutes = Minutes.objects.get_by_reference(reference)
    return _remember(_name_of_row(head, minutes.pk), lambda: minutes)


def minutes_behind(holding: Holding) -> Minutes:
    """The row itself, fetched ``with_meeting``; once for all that a page asks of it."""
    fetch = Minutes.objects.with_meeting().get
    return _remember(_name_of_row(holding.head, holding.minutes), lambda: fetch(pk=holding.minutes))


def _name_of_row(head: str, pk: int) -> str:
    return f"minutes:{head}:{pk}"


def _without_text(version: UUID) -> Version:
    """Return a version; it never changes, so it is remembered for good, but for its text, which is read when wanted."""
    return _remember(f"version:{version}", lambda: Version.objects.defer(*_TEXTS).get(pk=version))


def _edition_of(holding: Holding, version: Version, audience: Audience) -> Edition:
    return Edition(holding, audience, version, str(getattr(version, _hash_column(audience))))


def _fingerprint(holding: Holding, audience: Audience) -> str:
    redacted = redact(build_document(minutes_behind(holding)), audience)
    fingerprint = content_digest(redacted)
    _keep_built(redacted, fingerprint)
    return fingerprint


def _hash_column(audience: Audience) -> str:
    return f"{audience}_sha256"


def _remember(name: str, find: Callable[[], Remembered]) -> Remembered:
    found: Remembered | None = caches["pages"].get(name)
    if found is None:
        found = find()
        caches["pages"].set(name, found, timeout=None)
    return found
