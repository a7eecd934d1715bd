"""The context of an action, as far as its reader may read the minutes: its item's title and the sentence before it."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from core.audience import Audience
from meetings.access import PanelAccess
from minutes.document.model import DocumentBlock, DocumentItem, MinutesDocument
from minutes.document.parts import document_blocks
from minutes.document.redaction import Redacted, redact
from minutes.models import ItemText, Version
from minutes.registers import ActionRow
from minutes.text import read
from minutes.text.sentences import sentence_spans
from minutes.versions.freeze import version_document

_PROSE = ("paragraph", "list", "table")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``before`` is the last sentence of the paragraph before the action, empty where none says anything."""

    title: str
    before: str


def surroundings_of(rows: Sequence[ActionRow], access: PanelAccess) -> dict[UUID, Surroundings]:
    """Return them by action, in at most three queries; none for an action known from its notice alone."""
    known = [row for row in rows if not row.is_noticed]
    return {
        row.id: Surroundings(item.title, _before(item.blocks, str(row.block)))
        for row, item in (*_in_versions(known, access), *_in_texts(known, access))
        if any(block.id == str(row.block) for block in item.blocks)
    }


def _in_versions(rows: Iterable[ActionRow], access: PanelAccess) -> Iterator[tuple[ActionRow, DocumentItem]]:
    for audience in Audience:
        versions = [(row, row.version) for row in rows if row.version and _audience(row, access) is audience]
        documents = _documents({version for _, version in versions}, audience)
        yield from _found((row, documents[version]) for row, version in versions)


def _documents(wanted: Set[UUID], audience: Audience) -> dict[UUID, Redacted]:
    others = [f"{other}_json" for other in Audience if other is not audience]
    versions = Version.objects.filter(pk__in=wanted).defer(*others) if wanted else ()
    return {version.pk: version_document(version, audience) for version in versions}


def _in_texts(rows: Iterable[ActionRow], access: PanelAccess) -> Iterator[tuple[ActionRow, DocumentItem]]:
    """The items of drafts, one at a time, through the same wall."""
    live = {row.id: row for row in rows if row.version is None}
    texts = ItemText.objects.filter(item__actions__in=live).select_related("item").distinct() if live else ()
    items = {(text.item.meeting_id, text.item.number): text for text in texts}
    documents = (
        (row, _document_of(items[row.raised_at.pk, row.item], row, _audience(row, access))) for row in live.values()
    )
    yield from _found(documents)


def _document_of(text: ItemText, row: ActionRow, audience: Audience) -> Redacted:
    item, panel = text.item, row.raised_at.panel
    blocks = document_blocks(read(text.html, panel_code=panel.code).blocks)
    whole = DocumentItem(item.number, item.title, item.public_title, item.sensitivity, blocks=blocks)
    return redact(MinutesDocument(panel.code, panel.name, row.raised_at.number, "", items=(whole,)), audience)


def _found(documents: Iterable[tuple[ActionRow, Redacted]]) -> Iterator[tuple[ActionRow, DocumentItem]]:
    for row, redacted in documents:
        yield from ((row, item) for item in redacted.document.items if item.number == row.item)


def _audience(row: ActionRow, access: PanelAccess) -> Audience:
    return access.audience_on(row.raised_at.panel_id)


def _before(blocks: Sequence[DocumentBlock], block: str) -> str:
    earlier = takewhile(lambda other: other.id != block, blocks)
    texts = [other.text for other in earlier if other.kind in _PROSE and other.text.strip()]
    spans = sentence_spans(texts[-1]) if texts else []
    return texts[-1][slice(*spans[-1])] if spans else ""
