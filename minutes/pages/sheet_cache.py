"""The minutes as a page shows them, made once for what they say and to whom, and kept."""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import caches

from core.release import this_release
from meetings.access import PanelAccess
from meetings.enums import MeetingState
from minutes.document.redaction import Redacted
from minutes.enums import MinutesState
from minutes.reading.addresses import addresses_of
from minutes.reading.crumbs import crumbs_of
from minutes.reading.editions import Edition, document_of
from minutes.reading.named_decisions import decisions_named, readable_decisions
from minutes.registers.references import readable_references
from minutes.rendering.html import render_sheet
from minutes.rendering.links import Links
from minutes.workflow.progress import track

Made = TypeVar("Made")


def sheet_of(edition: Edition, access: PanelAccess, state: MinutesState | None, *, is_headed: bool) -> bytes:
    """Return what the page shows, as UTF-8: where it is, the contents and the body, with links to what this reader can
    go and read. Without a state it says nothing of how far the minutes have come; not headed, nothing at all of where
    it is: its page does.

    Kept under the fingerprint of what is read, the audience, the release that sets it, the state, whether it is headed,
    whether the panel is one's own, its name today (a version has the one of its day), the references that lead
    somewhere, the number that was asked for, and whether it is read now: nothing else makes a difference to it.
    """
    mentions = _kept("mentions", edition, lambda redacted: redacted.document.actions_referred_to)
    is_read_now = edition.version is None or edition.of.version_for(access) == edition.version.pk
    references = readable_references(access, mentions)
    named = _kept("decisions", edition, lambda redacted: decisions_named(redacted.document))
    decisions = readable_decisions(access, named)
    code = edition.of.code
    links = Links(own=True, registers=is_read_now, code=code, references=references, decisions=decisions)
    own_panels = access.panels & {edition.of.panel}
    frame = {
        "crumbs": crumbs_of(edition.of) if is_headed else None,
        "own_panels": own_panels,
        "track": track(MeetingState.CLOSED, state, by_correspondence=bool(edition.of.series)) if state else (),
    }
    leads_to = (edition.number, is_read_now, *map(str, sorted(links.references)), *sorted(decisions))
    shown = repr((state, is_headed, bool(own_panels), edition.of.panel_name, leads_to))
    kind = f"sheet:{this_release()}:{sha256(shown.encode()).hexdigest()}"

    def make(redacted: Redacted) -> bytes:
        return render_sheet(redacted, links, pdf=addresses_of(edition).pdf, **frame).encode()

    return _kept(kind, edition, make)


def _kept(kind: str, edition: Edition, make: Callable[[Redacted], Made]) -> Made:
    """Return what was made of this edition before, or is now; kept only where the text has not moved on since."""
    name = f"{kind}:{edition.fingerprint}:{edition.audience}"
    found: Made | None = caches["pages"].get(name)
    if found is None:
        redacted, fingerprint = document_of(edition)
        found = make(redacted)
        if fingerprint == edition.fingerprint:
            caches["pages"].set(name, found, timeout=None)
    return found
