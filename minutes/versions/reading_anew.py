"""The document of a version as it would be read today, so that a comparison shows only changes of the minutes. Pure.

A version keeps the plain text of its blocks and what was read from it, as both were read when it was frozen. Reading
has learnt since: lists print their numbers, raised figures stay raised, counted votes carry a statement. What was
frozen stays; two versions are compared by their markup, both read by the same rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from minutes.document.model import DocumentBlock, DocumentDecision, DocumentItem, MinutesDocument
from minutes.text import Reading, Statement, read

_FACTS = ("carried_by", "dissent_count", "condition", "is_negative", "deferred_to")


def read_anew(document: MinutesDocument) -> MinutesDocument:
    """The document with the texts of its blocks read from their markup, and facts that were not read then."""
    return replace(document, front=_blocks(document.front), items=tuple(map(_item, document.items)))


def _item(item: DocumentItem) -> DocumentItem:
    statements = {statement.id: statement for statement in _read(item.blocks).statements}
    decisions = tuple(_decision(decision, statements) for decision in item.decisions)
    return replace(item, blocks=_blocks(item.blocks), decisions=decisions)


def _blocks(blocks: Iterable[DocumentBlock]) -> tuple[DocumentBlock, ...]:
    texts = {block.id: block.text for block in _read(blocks).blocks}
    return tuple(replace(block, text=texts.get(block.id, block.text)) for block in blocks)


def _decision(decision: DocumentDecision, statements: Mapping[str, Statement]) -> DocumentDecision:
    """The decision with what the text says of it today, where it said nothing then and no person has set it."""
    statement = statements.get(decision.id)
    if statement is None:
        return decision
    unread = {
        name: getattr(statement, name)
        for name in _FACTS
        if _is_unread(getattr(decision, name)) and name not in decision.by_hand
    }
    return replace(decision, **unread)


def _is_unread(value: object) -> bool:
    return value is None or value is False or value == ""


def _read(blocks: Iterable[DocumentBlock]) -> Reading:
    """The reading of the blocks; a panel's code only tells which actions they refer to, which is not compared."""
    named = [block.html for block in blocks if f'data-block="{block.id}"' in block.html]
    return read("".join(named), panel_code="")
