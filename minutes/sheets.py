"""The minutes as a page shows them, made once for what they say and to whom, and kept."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches
from django.utils.safestring import SafeString

from meetings.access import Standing
from minutes.audience import Redacted
from minutes.reading_room import Edition, document_of
from minutes.registers.references import readable_references
from minutes.rendering.html import render_sheet
from minutes.rendering.links import Links
from minutes.rendering.release import release_fingerprint

Made = TypeVar("Made")


def sheet_of(edition: Edition, standing: Standing) -> SafeString:
    """The contents and the body, with links to what this reader can go and read.

    Kept under the fingerprint of what is read, the audience, the release that sets it, and the references that lead
    somewhere: nothing else makes a difference to it.
    """
    mentions = _kept("mentions", edition, lambda redacted: redacted.document.actions_referred_to)
    links = Links(own=True, references=readable_references(standing, mentions))
    kind = f"sheet:{release_fingerprint()}:{'|'.join(sorted(links.references))}"
    return _kept(kind, edition, lambda redacted: render_sheet(redacted, links))


def _kept(kind: str, edition: Edition, make: Callable[[Redacted], Made]) -> Made:
    """What was made of this edition before, or is now; kept only where the text has not moved on since."""
    name = f"{kind}:{edition.fingerprint}:{edition.audience}"
    found: Made | None = caches["pages"].get(name)
    if found is None:
        redacted, fingerprint = document_of(edition)
        found = make(redacted)
        if fingerprint == edition.fingerprint:
            caches["pages"].set(name, found, timeout=None)
    return found
