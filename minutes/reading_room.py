"""Which text of the minutes a person gets to read, and what tells that text from any other.

It is the frozen text, or for those who draft, the draft.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db.models import QuerySet

from core.accounts import User
from core.audience import Audience
from core.audit import chain_head
from meetings.access import Standing, reads_confidential
from minutes.audience import Redacted, redact
from minutes.enums import FROZEN, MinutesState
from minutes.models import Minutes, Version
from minutes.queries import build_document, minutes_of, panel_and_number, with_meeting
from minutes.rendering.body import SETTLED
from minutes.versions import content_digest, version_document

Remembered = TypeVar("Remembered")
DOCUMENTS_KEPT = 8
_lately_built: dict[tuple[str, Audience], Redacted] = {}  # by what they hold, so that none can be out of date


@dataclass(frozen=True, slots=True)
class Holding:
    """The minutes of one meeting, as far as it takes to find them and to know who may read them."""

    minutes: int
    panel: int
    panel_name: str
    code: str
    number: int
    state: MinutesState

    @classmethod
    def of(cls, minutes: Minutes) -> "Holding":
        meeting = minutes.meeting
        state = MinutesState(minutes.state)
        return cls(minutes.pk, meeting.panel_id, meeting.panel.name, meeting.panel.code, meeting.number, state)

    @property
    def reference(self) -> str:
        return f"{self.code}{self.number}"

    @property
    def is_draft(self) -> bool:
        return self.state not in SETTLED

    def is_open_to(self, standing: Standing) -> bool:
        """The answer of ``Minutes.objects.visible_to``, for one; a test holds the two together."""
        return self.state in FROZEN or self.panel in standing.drafts

    def audience_of(self, standing: Standing) -> Audience:
        """The answer of ``audience_of``, from a standing."""
        return Audience.CONFIDENTIAL if self.panel in standing.cleared else Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class Edition:
    """The minutes as one audience reads them now. The fingerprint differs exactly where what is read does."""

    of: Holding
    audience: Audience
    fingerprint: str


def audience_of(user: User | AnonymousUser, minutes: Minutes) -> Audience:
    """Cleared or not: whoever has no clearance on this panel reads the public rendition."""
    if isinstance(user, User) and reads_confidential.test(user, minutes.meeting.panel):
        return Audience.CONFIDENTIAL
    return Audience.PUBLIC


def document_for(user: User | AnonymousUser, minutes: Minutes) -> Redacted:
    """The minutes as this person may read them. ``minutes`` come from ``visible_to(user)``."""
    audience = audience_of(user, minutes)
    version = _published_versions(minutes).first()
    return version_document(version, audience) if version else redact(build_document(minutes), audience)


def document_and_fingerprint(minutes: Minutes, audience: Audience) -> tuple[Redacted, str]:
    """What this audience reads, and the fingerprint of that very document."""
    version = _published_versions(minutes).first()
    if version:
        return version_document(version, audience), str(getattr(version, _hash_column(audience)))
    redacted = redact(build_document(minutes), audience)
    return redacted, content_digest(redacted)


def document_of(edition: Edition) -> tuple[Redacted, str]:
    """What an edition's readers read now, and its fingerprint: the edition's own, unless the text has moved on since.

    The last few documents are kept as they were built, since a page asks for the fingerprint first.
    """
    kept = _lately_built.get((edition.fingerprint, edition.audience))
    if kept is not None:
        return kept, edition.fingerprint
    minutes = with_meeting(Minutes.objects.all()).get(pk=edition.of.minutes)
    redacted, fingerprint = document_and_fingerprint(minutes, edition.audience)
    _keep_built(redacted, fingerprint)
    return redacted, fingerprint


def _keep_built(redacted: Redacted, fingerprint: str) -> None:
    _lately_built[fingerprint, redacted.audience] = redacted
    while len(_lately_built) > DOCUMENTS_KEPT:
        _lately_built.pop(next(iter(_lately_built)), None)


def edition_for(standing: Standing, reference: str) -> Edition:
    """What somebody of this standing reads under the reference of a meeting.

    Raises Minutes.DoesNotExist where that is nothing. What there is to read is remembered under the head of the audit
    chain: every change moves it, so while it stands nothing has changed, and no document is built. The head is read
    before anything else, so that what is remembered can be newer than its head, but never older. Who may read what
    is never remembered.
    """
    code, number = panel_and_number(reference)
    head = chain_head()
    holding = _remember(
        f"holding:{head}:{code}{number}", lambda: Holding.of(minutes_of(reference, Minutes.objects.all()))
    )
    if not holding.is_open_to(standing):
        raise Minutes.DoesNotExist(f"The minutes of {reference} are not open to this reader.")
    audience = holding.audience_of(standing)
    fingerprint = _remember(
        f"fingerprint:{head}:{holding.minutes}:{audience}", lambda: _fingerprint(holding.minutes, audience)
    )
    return Edition(holding, audience, fingerprint)


def _fingerprint(pk: int, audience: Audience) -> str:
    minutes = with_meeting(Minutes.objects.all()).get(pk=pk)
    frozen = _published_versions(minutes).values_list(_hash_column(audience), flat=True).first()
    if frozen:
        return str(frozen)
    redacted = redact(build_document(minutes), audience)
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


def _published_versions(minutes: Minutes) -> QuerySet[Version]:
    """Newest first; none where what one reads is the working text."""
    if minutes.state not in FROZEN:
        return Version.objects.none()
    return minutes.versions.order_by("-number")
