"""The wall between public and confidential: every rendering of minutes is made from what passes here. Pure."""

from dataclasses import dataclass, replace
from functools import partial

from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from core.identity_memo import IdentityMemo
from minutes.document.model import DocumentItem, MinutesDocument

_lately_redacted: IdentityMemo[DocumentItem] = IdentityMemo(size=4096)

POINTER = "This item is recorded in the Confidential Minutes of this meeting."


@dataclass(frozen=True, slots=True)
class Redacted:
    """A document with only what its audience may read. The renderers take nothing else."""

    document: MinutesDocument
    audience: Audience


def redact(document: MinutesDocument, audience: Audience) -> Redacted:
    """The document as this audience may read it.

    A withheld item keeps its number, so that numbering never shifts, its public title if it has one, and a pointer
    sentence; a withheld block goes with the decisions, actions and references in it. Total: every item and block is
    judged. Raises ValueError for a sensitivity that is not known: what cannot be judged is shown to nobody.
    """
    return Redacted(
        replace(
            document,
            front=tuple(block for block in document.front if audience.may_read(block.sensitivity)),
            items=tuple(
                _lately_redacted.get((item,), audience, partial(_redacted_item, item, audience))
                for item in document.items
            ),
        ),
        audience,
    )


def _redacted_item(item: DocumentItem, audience: Audience) -> DocumentItem:
    readable = [block for block in item.blocks if audience.may_read(block.sensitivity)]
    if not audience.may_read(item.sensitivity):
        title = item.title if is_withheld(item) else item.public_title or WITHHELD_TITLE
        return DocumentItem(item.number, title, sensitivity=item.sensitivity, pointer=POINTER)
    kept = {block.id for block in readable}
    decisions = tuple(decision for decision in item.decisions if decision.block in kept)
    shown = {decision.id for decision in decisions}
    public = audience is Audience.PUBLIC
    return replace(
        item,
        public_title="" if public else item.public_title,
        sensitivity_reason="" if public else item.sensitivity_reason,
        blocks=tuple(
            replace(block, sensitivity_reason="") if public and block.sensitivity_reason else block
            for block in readable
        ),
        decisions=tuple(
            decision if decision.restates in shown else replace(decision, restates="") for decision in decisions
        ),
        actions=tuple(action for action in item.actions if action.block in kept),
        mentions=tuple(mention for mention in item.mentions if mention.block in kept),
    )


def is_withheld(item: DocumentItem) -> bool:
    """Tell whether the item stands in a rendition only by its number and pointer."""
    return bool(item.pointer)


def sensitivity_of(*, is_confidential: bool) -> Sensitivity:
    return Sensitivity.CONFIDENTIAL if is_confidential else Sensitivity.PUBLIC
