"""Parts of a document made from what was read of a text. Pure; the rows' document and the import's preview share it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from minutes.document.model import DocumentBlock, DocumentDecision, DocumentMention
from minutes.document.redaction import sensitivity_of
from minutes.text import Block, Mention, Statement


def document_blocks(
    blocks: Iterable[Block], reasons: Mapping[str, str] = MappingProxyType({})
) -> tuple[DocumentBlock, ...]:
    """The blocks as they stand; ``reasons`` say by uuid why one is confidential, and count for no other."""
    return tuple(
        DocumentBlock(
            block.id,
            block.kind,
            block.html,
            block.text,
            sensitivity_of(is_confidential=block.is_confidential),
            sensitivity_reason=reasons.get(block.id, "") if block.is_confidential else "",
        )
        for block in blocks
    )


def document_decision(statement: Statement) -> DocumentDecision:
    return DocumentDecision(
        id=statement.id,
        block=statement.block,
        outcome=statement.outcome,
        form=statement.form,
        lead=statement.lead,
        text=statement.text,
        sub_points=statement.sub_points,
        carried_by=statement.carried_by,
        dissent_count=statement.dissent_count,
        condition=statement.condition,
        is_negative=statement.is_negative,
        deferred_to=statement.deferred_to,
    )


def document_mentions(mentions: Iterable[Mention]) -> tuple[DocumentMention, ...]:
    return tuple(DocumentMention(mention.block, str(mention.reference)) for mention in mentions)
