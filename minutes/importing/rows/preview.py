"""An import before it is made: the document its texts would give, and the outcome words nobody has agreed to yet."""

from collections.abc import Collection, Iterator
from datetime import date

from meetings.enums import AttendanceKind
from meetings.item_numbers import ItemNumber
from minutes.document.model import DocumentAction, DocumentAttendee, DocumentItem, MinutesDocument
from minutes.document.parts import document_blocks, document_decision, document_mentions
from minutes.document.redaction import sensitivity_of
from minutes.enums import MinutesState
from minutes.importing.lexicon import USUAL_OUTCOMES
from minutes.importing.outcomes import labelled_words
from minutes.importing.parsed import ActionBlock, BulletList, ListEntry, Paragraph, ParsedMinutes
from minutes.importing.rows.composer import ComposedItem, ComposedMinutes
from minutes.importing.source import Source
from minutes.text import ActionText, read
from minutes.text.clauses import outcome_words, perhaps_outcomes

MARKED_IN_SOURCE = "Marked as confidential in the minutes as published"


def unknown_outcomes(parsed: ParsedMinutes, known: Collection[str]) -> frozenset[str]:
    """The words that would make statements of this text but are not the panel's: the usual ones wherever they
    decide something, others where they stand as an outcome does."""
    usual = USUAL_OUTCOMES.difference(known)
    texts = [text for item in parsed.items for block in item.blocks for text in _statement_texts(block)]
    found = {word for text in texts for word, _ in outcome_words(text, usual)}
    labelled = frozenset().union(*map(labelled_words, texts)) & USUAL_OUTCOMES
    return frozenset(found.union(labelled, *map(perhaps_outcomes, texts)).difference(known))


def preview_document(
    text: ComposedMinutes,
    parsed: ParsedMinutes,
    source: Source,
    *,
    panel_code: str,
    panel_name: str,
    meeting_number: int,
    held_on: date | None,
) -> MinutesDocument:
    """The composed texts as the document that an import of them would show."""
    return MinutesDocument(
        panel_code=panel_code,
        panel_name=panel_name or panel_code,
        number=meeting_number,
        state=MinutesState.PUBLISHED_ELSEWHERE,
        held_on=held_on,
        source=source.file_name,
        apologies_recorded=parsed.apologies_recorded,
        attendance=tuple(
            DocumentAttendee(AttendanceKind.APOLOGIES, apology.name, apology.category) for apology in parsed.apologies
        ),
        front=document_blocks(read(text.front, panel_code=panel_code).blocks),
        items=tuple(_item(item, panel_code) for item in text.items),
    )


def _item(item: ComposedItem, panel_code: str) -> DocumentItem:
    reading = read(item.html, panel_code=panel_code)
    return DocumentItem(
        number=ItemNumber(item.number),
        printed_number=item.printed_number,
        title=item.title,
        public_title=item.title if item.is_confidential else "",
        sensitivity=sensitivity_of(is_confidential=item.is_confidential),
        sensitivity_reason=MARKED_IN_SOURCE if item.is_confidential else "",
        points_to_confidential_minutes=reading.points_to_confidential_minutes,
        blocks=document_blocks(reading.blocks),
        decisions=tuple(map(document_decision, reading.statements)),
        actions=tuple(_action(item, action) for action in reading.actions),
        mentions=document_mentions(reading.mentions),
    )


def _action(item: ComposedItem, action: ActionText) -> DocumentAction:
    unnumbered = item.unnumbered.get(action.id)
    owner = action.owner if unnumbered is None or unnumbered.owner is None else unnumbered.owner
    due = action.due if unnumbered is None or unnumbered.due is None else unnumbered.due
    return DocumentAction(
        id=action.id,
        block=action.block,
        reference="" if unnumbered else str(item.references[action.id]),
        is_draft_number=False,
        owner=owner,
        due=due,
        text=action.text,
        printed_label=unnumbered.label if unnumbered else None,
    )


def _statement_texts(block: object) -> Iterator[str]:
    """The texts of a block in which a statement can stand."""
    if isinstance(block, Paragraph) or (isinstance(block, ActionBlock) and block.states):
        yield block.text.text
    elif isinstance(block, BulletList):
        for entry in block.entries:
            yield from _entry_texts(entry)


def _entry_texts(entry: ListEntry) -> Iterator[str]:
    yield entry.text.text
    for inner in entry.entries:
        yield from _entry_texts(inner)
