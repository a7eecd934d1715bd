"""Which text of the minutes a person gets to read: the frozen one, or for those who draft, the draft."""

from django.contrib.auth.models import AnonymousUser

from core.accounts import User
from core.audience import Audience
from meetings.access import reads_confidential
from minutes.audience import Redacted, redact
from minutes.enums import FROZEN
from minutes.models import Minutes, Version
from minutes.queries import build_document
from minutes.versions import version_document


def audience_of(user: User | AnonymousUser, minutes: Minutes) -> Audience:
    """Cleared or not: whoever has no clearance on this panel reads the public rendition."""
    if isinstance(user, User) and reads_confidential.test(user, minutes.meeting.panel):
        return Audience.CONFIDENTIAL
    return Audience.PUBLIC


def document_for(user: User | AnonymousUser, minutes: Minutes) -> Redacted:
    """The minutes as this person may read them. ``minutes`` come from ``visible_to(user)``."""
    audience = audience_of(user, minutes)
    version = _published_version(minutes)
    return version_document(version, audience) if version else redact(build_document(minutes), audience)


def content_tag(user: User | AnonymousUser, minutes: Minutes) -> str | None:
    """What tells one frozen text for one audience from another; a draft has none, it may change at any moment."""
    version = _published_version(minutes)
    if version is None:
        return None
    is_public = audience_of(user, minutes) is Audience.PUBLIC
    return f'"{version.public_sha256 if is_public else version.confidential_sha256}"'


def _published_version(minutes: Minutes) -> Version | None:
    if minutes.state not in FROZEN:
        return None
    return minutes.versions.order_by("-number").first()
